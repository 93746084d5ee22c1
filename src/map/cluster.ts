import { worldPx } from '../core/geo/mercator.ts';

/** Points to be grouped, as shares of the world (Mercator), with the number by which each is known. */
export interface CrowdPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly place: Uint32Array;
}

/** A group or a single point that stands from zoom `from` on and, if a group, falls apart at `until` (whole zooms; a single never does). */
export interface Bubble {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Number of the single point; -1 for a group. */
  readonly place: number;
  readonly from: number;
  readonly until: number;
}

interface Item {
  x: number;
  y: number;
  count: number;
  place: number;
  from: number;
  until: number;
}

/** Groups nearer than this become one. */
const radiusPx = 40;
/** A bubble stands for at least so many: two points beside each other say more than a bubble of two. */
const fewest = 3;

function cellKey(column: number, row: number): number {
  return column * 2 ** 26 + row;
}

/** Items by square cell of side `radius`, as places in the list. */
function cells(items: readonly Item[], radius: number): ReadonlyMap<number, number[]> {
  const grid = new Map<number, number[]>();
  items.forEach((item, at) => {
    const key = cellKey(Math.floor(item.x / radius), Math.floor(item.y / radius));
    const list = grid.get(key);
    if (list) list.push(at);
    else grid.set(key, [at]);
  });
  return grid;
}

/** Places of items within the radius of one that nobody has taken yet, itself left out. */
function freeNeighbours(
  items: readonly Item[],
  at: number,
  grid: ReadonlyMap<number, number[]>,
  taken: Uint8Array,
  radius: number,
): number[] {
  const own = items[at];
  if (!own) return [];
  const found: number[] = [];
  const [column, row] = [Math.floor(own.x / radius), Math.floor(own.y / radius)];
  for (let step = 0; step < 9; step++) {
    for (const other of grid.get(cellKey(column + (step % 3) - 1, row + Math.floor(step / 3) - 1)) ?? []) {
      const item = items[other];
      if (other !== at && taken[other] === 0 && item && Math.hypot(item.x - own.x, item.y - own.y) <= radius) found.push(other);
    }
  }
  return found;
}

function merged(items: readonly Item[], members: readonly number[], zoom: number): Item {
  const group: Item = { x: 0, y: 0, count: 0, place: -1, from: 0, until: zoom + 1 };
  for (const at of members) {
    const item = items[at];
    if (!item) continue;
    group.x += item.x * item.count;
    group.y += item.y * item.count;
    group.count += item.count;
  }
  group.x /= group.count;
  group.y /= group.count;
  return group;
}

/** One zoom further out: each item in turn takes in those around it. Items that are taken end there (`from` of the next zoom in). */
function gather(items: readonly Item[], zoom: number): Item[] {
  const radius = radiusPx / (worldPx * 2 ** zoom);
  const grid = cells(items, radius);
  const taken = new Uint8Array(items.length);
  const next: Item[] = [];
  items.forEach((item, at) => {
    if (taken[at] === 1) return;
    const members = freeNeighbours(items, at, grid, taken, radius);
    taken[at] = 1;
    const together = members.reduce((sum, member) => sum + (items[member]?.count ?? 0), item.count);
    if (members.length === 0 || together < fewest) {
      next.push(item);
      return;
    }
    for (const member of members) taken[member] = 1;
    members.push(at);
    for (const member of members) {
      const one = items[member];
      if (one) one.from = zoom + 1;
    }
    next.push(merged(items, members, zoom));
  });
  return next;
}

/**
 * Points gathered into groups for each whole zoom from `far` to `near`, from near to far, so that a group only ever falls apart into its own
 * parts. The answer is as long as the groups are many, however many points there are; a point that is single nowhere is not in it. The order
 * of the points decides who takes in whom, so the same points give the same groups.
 */
export function bubbles(points: CrowdPoints, near: number, far: number): Bubble[] {
  let items: Item[] = Array.from(points.place, (place, at) => ({
    x: points.x[at] ?? 0,
    y: points.y[at] ?? 0,
    count: 1,
    place,
    from: 0,
    until: Infinity,
  }));
  const all: Item[] = [];
  for (let zoom = near; zoom >= far; zoom--) {
    const before = items;
    items = gather(items, zoom);
    // What was taken in at the nearest zoom is never seen in a bubble's stead.
    if (zoom < near) all.push(...before.filter((item) => item.from === zoom + 1));
  }
  return [...all, ...items].filter(({ count, from }) => count > 1 || from <= near);
}
