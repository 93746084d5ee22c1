import type { Edge, Ring, XY } from './arrange.ts';
import { within } from './meetings.ts';
import { side } from './orient.ts';

/** A shell and the holes in it, not closed: shells counter-clockwise, holes clockwise. */
export type Face = readonly [shell: Ring, ...holes: Ring[]];

/**
 * Faces of edges that meet only at their ends, land on their left: no ring visits a vertex twice and no hole cuts the land apart, as the
 * standard wants it.
 */
export function facesOf(edges: readonly Edge[]): Face[] {
  const rings = trace(edges).flatMap(cutAtRepeats);
  const shells = rings.filter((ring) => twiceArea(ring) > 0).map((ring) => ({ ring, area: twiceArea(ring), holes: [] as Ring[] }));
  shells.sort((a, b) => a.area - b.area);
  for (const hole of rings.filter((ring) => twiceArea(ring) < 0)) shells.find(({ ring }) => isIn(hole, ring))?.holes.push(hole);
  return shells.reverse().map(({ ring, holes }) => [ring, ...holes] as const);
}

function twiceArea(ring: Ring): number {
  const [first] = ring;
  if (!first) return 0;
  return ring.reduce((sum, { x, y }, i) => {
    const next = ring[(i + 1) % ring.length] as XY;
    return sum + (x - first.x) * (next.y - first.y) - (next.x - first.x) * (y - first.y);
  }, 0);
}

/** Whether a ring lies in another that it does not cross; they may touch. */
function isIn(inner: Ring, outer: Ring): boolean {
  const around = [...outer, outer[0] as XY].map(({ x, y }) => [x, y]);
  for (const [i, { x, y }] of inner.entries()) {
    const next = inner[(i + 1) % inner.length] as XY;
    const where = within(x, y, around) || within((x + next.x) / 2, (y + next.y) / 2, around);
    if (where !== 0) return where > 0;
  }
  return false;
}

function keyOf({ x, y }: XY): string {
  return `${x},${y}`;
}

/** Rings of edges: at a vertex with several ways on, the leftmost is taken, so that land stays on the left. */
function trace(edges: readonly Edge[]): Ring[] {
  const out = new Map<string, XY[]>();
  for (const { from, to } of edges) {
    const ways = out.get(keyOf(from));
    if (ways) ways.push(to);
    else out.set(keyOf(from), [to]);
  }
  const rings: Ring[] = [];
  for (const { from } of edges) while ((out.get(keyOf(from))?.length ?? 0) > 0) rings.push(follow(from, out));
  return rings;
}

function follow(start: XY, out: ReadonlyMap<string, XY[]>): Ring {
  const ring: XY[] = [start];
  let [from, at] = [start, out.get(keyOf(start))?.pop() as XY];
  while (at.x !== start.x || at.y !== start.y) {
    ring.push(at);
    const ways = out.get(keyOf(at)) ?? [];
    const next = leftmost(from, at, ways);
    [from, at] = [at, ways.splice(next, 1)[0] ?? start];
  }
  return ring;
}

/** Index of the way that turns most to the left of from→at. */
function leftmost(from: XY, at: XY, ways: readonly XY[]): number {
  let best = 0;
  for (let i = 1; i < ways.length; i++) if (moreLeft(from, at, ways[i] as XY, ways[best] as XY)) best = i;
  return best;
}

/** Whether at→a turns more to the left than at→b, coming from `from`. */
function moreLeft(from: XY, at: XY, a: XY, b: XY): boolean {
  const turn = (to: XY) => side(from.x, from.y, at.x, at.y, to.x, to.y);
  const [ta, tb] = [turn(a), turn(b)];
  return ta === tb ? side(at.x, at.y, b.x, b.y, a.x, a.y) > 0 : ta > tb;
}

/** A ring cut into ones that visit no vertex twice. */
function cutAtRepeats(path: Ring): Ring[] {
  const open: XY[] = [];
  const places = new Map<string, number>();
  const cut: Ring[] = [];
  for (const point of path) {
    const before = places.get(keyOf(point));
    if (before !== undefined) {
      const loop = open.splice(before);
      for (const gone of loop) places.delete(keyOf(gone));
      cut.push(loop);
    }
    places.set(keyOf(point), open.length);
    open.push(point);
  }
  return [...cut, open];
}
