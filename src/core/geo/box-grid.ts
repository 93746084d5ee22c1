import type { Box } from './rings.ts';

const tileM = 1000;
/** What would lie in more tiles than this is looked at in every search instead. */
const mostTiles = 4096;
/** More rows of tiles than a plane zone is high. */
const rows = 2 ** 20;

/** An index of boxes in the plane that things are put into and taken from at the cost of their own tiles. */
export class BoxGrid<T> {
  private readonly boxes = new Map<T, { readonly box: Box; readonly order: number }>();
  private readonly tiles = new Map<number, Set<T>>();
  private readonly wide = new Set<T>();
  private next = 0;

  /** Puts a thing under a box; one that is there already moves. */
  add(thing: T, box: Box): void {
    this.remove(thing);
    this.boxes.set(thing, { box, order: this.next++ });
    if (tileCount(box) > mostTiles) this.wide.add(thing);
    else
      eachTile(box, (tile) => {
        const own = this.tiles.get(tile);
        if (own) own.add(thing);
        else this.tiles.set(tile, new Set([thing]));
      });
  }

  remove(thing: T): void {
    const known = this.boxes.get(thing);
    if (!known) return;
    this.boxes.delete(thing);
    if (!this.wide.delete(thing)) eachTile(known.box, (tile) => this.tiles.get(tile)?.delete(thing));
  }

  /** Things whose boxes meet a box, borders included, in the order of their coming. */
  search(box: Box): T[] {
    const found = new Set<T>();
    const look = (thing: T) => {
      const own = this.boxes.get(thing)?.box;
      if (own && own[0] <= box[2] && own[2] >= box[0] && own[1] <= box[3] && own[3] >= box[1]) found.add(thing);
    };
    if (tileCount(box) > mostTiles) for (const thing of this.boxes.keys()) look(thing);
    else {
      for (const thing of this.wide) look(thing);
      eachTile(box, (tile) => this.tiles.get(tile)?.forEach(look));
    }
    const order = (thing: T) => this.boxes.get(thing)?.order ?? 0;
    return [...found].sort((a, b) => order(a) - order(b));
  }
}

/** Tiles of a box; more than any number where it has no end, none where it is empty. */
function tileCount([left, bottom, right, top]: Box): number {
  if (right < left || top < bottom) return 0;
  return (Math.floor(right / tileM) - Math.floor(left / tileM) + 1) * (Math.floor(top / tileM) - Math.floor(bottom / tileM) + 1);
}

function eachTile(box: Box, visit: (tile: number) => void): void {
  if (tileCount(box) === 0) return;
  const [left, bottom, right, top] = box;
  for (let i = Math.floor(left / tileM); i <= Math.floor(right / tileM); i++) {
    for (let j = Math.floor(bottom / tileM); j <= Math.floor(top / tileM); j++) visit(i * rows + j);
  }
}
