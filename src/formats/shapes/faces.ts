import type { Path64, Paths64, Point64 } from 'clipper2-ts';
import { eachNearPair, meet, segmentsOf, within } from './meetings.ts';
import { side } from './orient.ts';

/** A shell and the holes in it, not closed: shells counter-clockwise, holes clockwise. */
export type Face = readonly [shell: Path64, ...holes: Path64[]];

/**
 * Faces of rings that do not cross, land on their left: rings that touch are cut there and joined anew, so that no ring visits a vertex
 * twice and no hole cuts the land apart, as the standard wants it.
 */
export function facesOf(paths: Paths64): Face[] {
  const rings = trace(withTouches(paths)).flatMap(cutAtRepeats);
  const shells = rings.filter((ring) => twiceArea(ring) > 0).map((ring) => ({ ring, area: twiceArea(ring), holes: [] as Path64[] }));
  shells.sort((a, b) => a.area - b.area);
  for (const hole of rings.filter((ring) => twiceArea(ring) < 0)) shells.find(({ ring }) => isIn(hole, ring))?.holes.push(hole);
  return shells.reverse().map(({ ring, holes }) => [ring, ...holes] as const);
}

function twiceArea(ring: Path64): number {
  return ring.reduce((sum, { x, y }, i) => {
    const next = ring[(i + 1) % ring.length] as Point64;
    return sum + x * next.y - next.x * y;
  }, 0);
}

/** Whether a ring lies in another that it does not cross; they may touch. */
function isIn(inner: Path64, outer: Path64): boolean {
  const around = closed(outer);
  for (const [i, { x, y }] of inner.entries()) {
    const next = inner[(i + 1) % inner.length] as Point64;
    const where = within(x, y, around) || within((x + next.x) / 2, (y + next.y) / 2, around);
    if (where !== 0) return where > 0;
  }
  return false;
}

function closed(path: Path64): number[][] {
  const ring = path.map(({ x, y }) => [x, y]);
  return [...ring, ring[0] as number[]];
}

function keyOf({ x, y }: Point64): string {
  return `${x},${y}`;
}

/** The same rings with a vertex wherever another ring, or their own course, touches the inside of an edge. */
function withTouches(paths: Paths64): Paths64 {
  const segments = segmentsOf(paths.map(closed));
  const { ends, starts } = segments;
  const more = new Map<number, Map<string, Point64>>();
  const note = (segment: number, point: Point64) => {
    const known = more.get(segment) ?? new Map<string, Point64>();
    more.set(segment, known.set(keyOf(point), point));
  };
  eachNearPair(segments, (i, j) => {
    if (meet(ends, i, j) === null) return false;
    for (const [on, of] of [
      [i, j],
      [j, i],
    ] as const) {
      for (const end of [0, 2]) {
        const point = { x: ends[4 * of + end] as number, y: ends[4 * of + end + 1] as number };
        if (insideOf(ends, on, point)) note(on, point);
      }
    }
    return false;
  });
  if (more.size === 0) return paths;
  return paths.map((path, r) =>
    path.flatMap((point, i) => {
      const added = [...(more.get((starts[r] as number) + i)?.values() ?? [])];
      const away = (other: Point64) => Math.abs(other.x - point.x) + Math.abs(other.y - point.y);
      return [point, ...added.sort((a, b) => away(a) - away(b))];
    }),
  );
}

/** Whether a point lies on a segment and is none of its ends. */
function insideOf(ends: Float64Array, segment: number, { x, y }: Point64): boolean {
  const [ax, ay, bx, by] = ends.subarray(4 * segment, 4 * segment + 4) as unknown as [number, number, number, number];
  if ((x === ax && y === ay) || (x === bx && y === by)) return false;
  if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by)) return false;
  return side(ax, ay, bx, by, x, y) === 0;
}

/** Rings from the edges of all paths: at a vertex with several ways on, the leftmost is taken, so that land stays on the left. */
function trace(paths: Paths64): Paths64 {
  const out = new Map<string, Point64[]>();
  for (const path of paths) {
    path.forEach((point, i) => {
      const next = path[(i + 1) % path.length] as Point64;
      // An edge that runs both ways has land on neither or on both sides.
      const back = out.get(keyOf(next));
      const opposite = back?.findIndex(({ x, y }) => x === point.x && y === point.y) ?? -1;
      if (opposite >= 0) back?.splice(opposite, 1);
      else out.set(keyOf(point), [...(out.get(keyOf(point)) ?? []), next]);
    });
  }
  const rings: Paths64 = [];
  for (const [key, ways] of out) {
    while (ways.length > 0) {
      const [x, y] = key.split(',').map(Number) as [number, number];
      rings.push(follow({ x, y }, out));
    }
  }
  return rings;
}

function follow(start: Point64, out: ReadonlyMap<string, Point64[]>): Path64 {
  const ring: Path64 = [start];
  let [from, at] = [start, out.get(keyOf(start))?.pop() as Point64];
  while (at.x !== start.x || at.y !== start.y) {
    ring.push(at);
    const ways = out.get(keyOf(at)) ?? [];
    if (ways.length === 0) return [];
    const next = ways.length === 1 ? 0 : leftmost(from, at, ways);
    [from, at] = [at, ways.splice(next, 1)[0] as Point64];
  }
  return ring;
}

/** Index of the way that turns most to the left of from→at. */
function leftmost(from: Point64, at: Point64, ways: readonly Point64[]): number {
  let best = 0;
  for (let i = 1; i < ways.length; i++) {
    if (moreLeft(from, at, ways[i] as Point64, ways[best] as Point64)) best = i;
  }
  return best;
}

/** Whether at→a turns more to the left than at→b, coming from `from`. */
function moreLeft(from: Point64, at: Point64, a: Point64, b: Point64): boolean {
  const turn = (to: Point64) => {
    const way = side(from.x, from.y, at.x, at.y, to.x, to.y);
    if (way !== 0) return way;
    return (at.x - from.x) * (to.x - at.x) + (at.y - from.y) * (to.y - at.y) > 0 ? 0 : 2;
  };
  const [ta, tb] = [turn(a), turn(b)];
  // Straight back (2) is the sharpest left turn there is.
  if (ta !== tb) return ta > tb;
  return side(at.x, at.y, b.x, b.y, a.x, a.y) > 0;
}

/** A ring cut into ones that visit no vertex twice. */
function cutAtRepeats(path: Path64): Paths64 {
  const open: Path64 = [];
  const places = new Map<string, number>();
  const cut: Paths64 = [];
  for (const point of path) {
    const before = places.get(keyOf(point));
    if (before !== undefined) {
      const loop = open.splice(before);
      for (const gone of loop) places.delete(keyOf(gone));
      if (loop.length > 2) cut.push(loop);
    }
    places.set(keyOf(point), open.length);
    open.push(point);
  }
  if (open.length > 2) cut.push(open);
  return cut;
}
