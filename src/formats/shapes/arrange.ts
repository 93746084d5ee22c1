import Flatbush from 'flatbush';
import { eachNearPair, meet, type Segments } from './meetings.ts';
import { side } from './orient.ts';

export interface XY {
  readonly x: number;
  readonly y: number;
}

/** A ring in whole numbers, not closed. */
export type Ring = readonly XY[];

export interface Edge {
  readonly from: XY;
  readonly to: XY;
}

/** Whether a place belongs to the surface, told of each ring whether it is inside it by the even-odd rule. */
export type Member = (inside: Uint8Array) => boolean;

/**
 * The border of what rings mean, as edges with the land on their left that meet only at their ends. Null where rounding never comes to rest.
 * Our own: clipper2-ts 2.0.1 does not come back from some rings that run along themselves, which is what we are here for.
 */
export function borderOf(rings: readonly Ring[], member: Member): Edge[] | null {
  const pieces = cutApart(rings);
  if (pieces === null) return null;
  const edges = counted(pieces, rings.length);
  const across = finder(edges);
  const border: Edge[] = [];
  for (const edge of edges) {
    const beyond = new Uint8Array(rings.length);
    for (const other of across(edge)) for (const ring of other.odd) beyond[ring] = 1 - (beyond[ring] as number);
    const before = beyond.slice();
    for (const ring of edge.odd) before[ring] = 1 - (before[ring] as number);
    const [there, here] = [member(beyond), member(before)];
    if (there === here) continue;
    // The ray goes north from an edge that runs east, and there is on its left; east from one that runs north, on its right.
    const onLeft = edge.from.x === edge.to.x ? here : there;
    border.push(onLeft ? edge : { from: edge.to, to: edge.from });
  }
  return border;
}

interface Piece extends Edge {
  readonly ring: number;
}

/** Rounding a crossing bends edges, which may make them cross others; few rounds settle it. */
const mostRounds = 12;

/** Edges cut at every place where they meet. */
function cutApart(rings: readonly Ring[]): readonly Piece[] | null {
  let pieces: readonly Piece[] = rings.flatMap((ring, r) =>
    ring.map((from, i) => ({ from, to: ring[(i + 1) % ring.length] as XY, ring: r })),
  );
  for (let round = 0; round < mostRounds; round++) {
    const cuts = cutsOf(pieces);
    if (cuts.size === 0) return pieces;
    pieces = pieces.flatMap((piece, i) => split(piece, cuts.get(i)));
  }
  return null;
}

function split(piece: Piece, cuts: readonly XY[] | undefined): readonly Piece[] {
  if (!cuts) return [piece];
  const away = ({ x, y }: XY) => Math.abs(x - piece.from.x) + Math.abs(y - piece.from.y);
  const stops = [piece.from, ...[...cuts].sort((a, b) => away(a) - away(b)), piece.to];
  return stops.flatMap((to, i) => {
    const from = stops[i - 1];
    return from && (from.x !== to.x || from.y !== to.y) ? [{ from, to, ring: piece.ring }] : [];
  });
}

/** Where each piece has to be cut. */
function cutsOf(pieces: readonly Piece[]): Map<number, XY[]> {
  const ends = Float64Array.from(pieces.flatMap(({ from, to }) => [from.x, from.y, to.x, to.y]));
  const cuts = new Map<number, XY[]>();
  const cut = (i: number, at: XY) => {
    const { from, to } = pieces[i] as Piece;
    if ((at.x === from.x && at.y === from.y) || (at.x === to.x && at.y === to.y)) return;
    const known = cuts.get(i);
    if (known) known.push(at);
    else cuts.set(i, [at]);
  };
  eachNearPair({ ends } as Segments, (i, j) => {
    const meeting = meet(ends, i, j);
    if (meeting === null) return false;
    const [a, b] = [pieces[i] as Piece, pieces[j] as Piece];
    const touches = [a.from, a.to].filter((end) => isOn(end, b)).map((end) => cut(j, end));
    touches.push(...[b.from, b.to].filter((end) => isOn(end, a)).map((end) => cut(i, end)));
    if (touches.length > 0 || meeting.how === 'touch') return false;
    const at = crossingOf(a, b);
    cut(i, at);
    cut(j, at);
    return false;
  });
  return cuts;
}

function isOn({ x, y }: XY, { from, to }: Edge): boolean {
  if (x < Math.min(from.x, to.x) || x > Math.max(from.x, to.x) || y < Math.min(from.y, to.y) || y > Math.max(from.y, to.y)) return false;
  return side(from.x, from.y, to.x, to.y, x, y) === 0;
}

/** The whole numbers nearest to where two edges cross. */
function crossingOf(a: Edge, b: Edge): XY {
  const [rx, ry] = [a.to.x - a.from.x, a.to.y - a.from.y];
  const [sx, sy] = [b.to.x - b.from.x, b.to.y - b.from.y];
  const share = ((b.from.x - a.from.x) * sy - (b.from.y - a.from.y) * sx) / (rx * sy - ry * sx);
  return { x: Math.round(a.from.x + share * rx), y: Math.round(a.from.y + share * ry) };
}

/** An edge, running east, or north where it is upright, and the rings that run along it an odd number of times. */
interface Counted extends Edge {
  readonly odd: readonly number[];
}

/** Every edge once. A ring drawn twice over counts as drawn once, which the even-odd rule alone would cancel out. */
function counted(pieces: readonly Piece[], rings: number): readonly Counted[] {
  const edges = new Map<string, { readonly edge: Edge; readonly times: Map<number, number> }>();
  for (const { from: a, to: b, ring } of pieces) {
    const [from, to] = a.x < b.x || (a.x === b.x && a.y < b.y) ? [a, b] : [b, a];
    const key = `${from.x},${from.y},${to.x},${to.y}`;
    const own = edges.get(key) ?? { edge: { from, to }, times: new Map<number, number>() };
    own.times.set(ring, (own.times.get(ring) ?? 0) + 1);
    edges.set(key, own);
  }
  const least = new Float64Array(rings).fill(Infinity);
  const all = [...edges.values()];
  for (const { times } of all) for (const [ring, count] of times) least[ring] = Math.min(least[ring] as number, count & -count);
  return all.map(({ edge, times }) => ({
    ...edge,
    odd: [...times].flatMap(([ring, count]) => ((count / (least[ring] as number)) % 2 === 1 ? [ring] : [])),
  }));
}

/** Finds the edges that a ray from the middle of an edge goes through, the edge itself left out. */
function finder(edges: readonly Counted[]): (edge: Counted) => readonly Counted[] {
  if (edges.length === 0) return () => [];
  const index = new Flatbush(edges.length);
  for (const { from, to } of edges) index.add(from.x, Math.min(from.y, to.y), to.x, Math.max(from.y, to.y));
  index.finish();
  return (edge) => {
    const { from, to } = edge;
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    if (from.x === to.x) {
      const near = index.search(x, y, Infinity, y).map((i) => edges[i] as Counted);
      return near.filter((other) => {
        const [low, high] = other.from.y < other.to.y ? [other.from, other.to] : [other.to, other.from];
        return other !== edge && low.y <= y && y < high.y && side(low.x, low.y, high.x, high.y, x, y) > 0;
      });
    }
    const near = index.search(x, y, x, Infinity).map((i) => edges[i] as Counted);
    return near.filter(
      (other) =>
        other !== edge && other.from.x <= x && x < other.to.x && side(other.from.x, other.from.y, other.to.x, other.to.y, x, y) < 0,
    );
  };
}
