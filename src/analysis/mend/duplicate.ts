import { nearestShare } from '../../core/geo/rings.ts';
import { joinM } from '../network/spec.ts';
import { lengthM } from './islands.ts';
import type { MendDoubt, MendOptions, Path, StreetFault, Vertex } from './spec.ts';
import { insertInto, moveNode, repairOf } from './steps.ts';
import { apart, type Draft, draftOn, groundM, levelOf, nodeAt, type Spot, type Streets, vertexAt } from './streets.ts';

/** How much of a line runs along another. */
interface Along {
  readonly line: number;
  readonly other: number;
  /** Metres of the plane, and the share of the line. */
  readonly planeM: number;
  readonly share: number;
  /** How far from the other line the farthest place of it lies, where it runs along as a whole. */
  readonly offM: number;
  /** From where to where along the line, in metres of the plane: the longest stretch. */
  readonly stretch: readonly [from: number, to: number];
}

/** Stretches of a line that run along another, within `reach`, as metres along it. A piece that only crosses the other one is no stretch. */
function stretches(path: Path, other: Path, reach: number): (readonly [number, number])[] {
  const found: [number, number][] = [];
  let walked = 0;
  for (let i = 0; i + 1 < path.length; i++) {
    const [a, b] = [path[i] as Vertex, path[i + 1] as Vertex];
    const length = apart(a, b);
    for (let j = 0; j + 1 < other.length; j++) {
      const piece = alongEdge(a, b, other[j] as Vertex, other[j + 1] as Vertex, reach);
      if (piece) found.push([walked + piece[0] * length, walked + piece[1] * length]);
    }
    walked += length;
  }
  return merged(found);
}

function merged(pieces: [number, number][]): (readonly [number, number])[] {
  const whole: [number, number][] = [];
  for (const piece of pieces.sort((p, q) => p[0] - q[0])) {
    const last = whole.at(-1);
    if (last && piece[0] <= last[1] + 1e-6) last[1] = Math.max(last[1], piece[1]);
    else whole.push([...piece]);
  }
  return whole;
}

/** Edges at more than about 11° to each other do not run along. */
const alongSine = 0.2;

/** The part of the edge a→b (as shares) beside the edge c→d and within reach of its line; null where there is none or the edges cross. */
function alongEdge(a: Vertex, b: Vertex, c: Vertex, d: Vertex, reach: number): readonly [number, number] | null {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const [u2, v2] = [ux * ux + uy * uy, vx * vx + vy * vy];
  if (u2 === 0 || v2 === 0 || Math.abs(ux * vy - uy * vx) > alongSine * Math.sqrt(u2 * v2)) return null;
  const shareOf = (p: Vertex) => ((p.x - a.x) * ux + (p.y - a.y) * uy) / u2;
  const [s, t] = [shareOf(c), shareOf(d)];
  const [from, to] = [Math.max(0, Math.min(s, t)), Math.min(1, Math.max(s, t))];
  if (to <= from) return null;
  const [near, far] = [signedOff(a, ux, uy, from, c, d), signedOff(a, ux, uy, to, c, d)];
  return within(from, to, near, far, reach);
}

/** Signed distance of the place at a share of an edge from the line through c and d. */
function signedOff(a: Vertex, ux: number, uy: number, share: number, c: Vertex, d: Vertex): number {
  const [px, py] = [a.x + share * ux - c.x, a.y + share * uy - c.y];
  return (px * (d.y - c.y) - py * (d.x - c.x)) / apart(c, d);
}

/** Between `from` and `to` the distance goes evenly from `p` to `q`: the part of it within reach. */
function within(from: number, to: number, p: number, q: number, reach: number): readonly [number, number] | null {
  if (p === q) return Math.abs(p) <= reach ? [from, to] : null;
  const at = (off: number) => from + ((off - p) / (q - p)) * (to - from);
  const [low, high] = [Math.min(at(-reach), at(reach)), Math.max(at(-reach), at(reach))];
  const part = [Math.max(from, low), Math.min(to, high)] as const;
  return part[1] > part[0] ? part : null;
}

function alongOf(streets: Streets, line: number, other: number, reach: number): Along | null {
  const path = streets.pathOf(line);
  const beside = streets.pathOf(other);
  if (!path || !beside) return null;
  const found = stretches(path, beside, reach);
  const planeM = found.reduce((sum, [from, to]) => sum + to - from, 0);
  const whole = found.length === 0 ? 0 : path.slice(1).reduce((sum, vertex, i) => sum + apart(path[i] as Vertex, vertex), 0);
  if (whole === 0) return null;
  const stretch = found.reduce((best, one) => (one[1] - one[0] > best[1] - best[0] ? one : best), [0, 0] as const);
  return { line, other, planeM, share: planeM / whole, offM: offOf(path, beside), stretch };
}

function offOf(path: Path, other: Path): number {
  return path.reduce((far, vertex) => Math.max(far, offLine(vertex, other)), 0);
}

function offLine({ x, y }: Vertex, path: Path): number {
  let near = Infinity;
  for (let i = 0; i + 1 < path.length; i++) {
    const [a, b] = [path[i] as Vertex, path[i + 1] as Vertex];
    const share = nearestShare(x, y, a.x, a.y, b.x, b.y);
    near = Math.min(near, Math.hypot(x - a.x - share * (b.x - a.x), y - a.y - share * (b.y - a.y)));
  }
  return near;
}

/** What two lines of one level have in common as a fault; null where they do not run along each other. */
export function duplicateOf(streets: Streets, line: number, other: number, options: MendOptions): StreetFault | null {
  if (line === other || levelOf(streets, line) !== levelOf(streets, other)) return null;
  const [own, theirs] = [alongOf(streets, line, other, options.alongM), alongOf(streets, other, line, options.alongM)];
  if (!own || !theirs) return null;
  const isWhole = (one: Along) => one.share >= options.duplicateShare && (one.planeM >= crumbM || one.offM <= joinM);
  const [first, second] = [isWhole(own), isWhole(theirs)];
  if (first && second) return wholeFault(streets, saysLess(streets, line, other) ? own : theirs);
  if (first || second) return wholeFault(streets, first ? own : theirs);
  const [less, more] = saysLess(streets, line, other) ? [own, theirs] : [theirs, own];
  const [cut, otherCut] = [partFault(streets, less, options), partFault(streets, more, options)];
  // The one that can be cut back; of two such the one that says less.
  return cut?.repair || !otherCut?.repair ? cut : otherCut;
}

/** Lines shorter than this lie along any other that they join. */
const crumbM = 2;

/** Whether of two lines in one place the first has fewer fields filled; of equals the later one goes. */
function saysLess({ ground }: Streets, line: number, other: number): boolean {
  const [own, theirs] = [ground.columns.facts[line] as number, ground.columns.facts[other] as number];
  return own < theirs || (own === theirs && line > other);
}

function wholeFault(streets: Streets, along: Along): StreetFault {
  const draft = draftOn(streets);
  handOver(streets, draft, along);
  draft.set(along.line, null);
  const repair = repairOf(streets, draft);
  const doubt = repair === null ? 'levels' : doubtOf(streets, along);
  return faultOf(streets, along, middleOf(streets.pathOf(along.line) as Path), repair, doubt);
}

function doubtOf({ ground }: Streets, { line, other, offM }: Along): MendDoubt | null {
  const { classOf, nameOf } = ground.columns;
  const agree = (of: Uint32Array) => of[line] === 0 || of[other] === 0 || of[line] === of[other];
  if (!agree(classOf) || !agree(nameOf)) return 'differ';
  return offM > joinM ? 'beside' : null;
}

/** Gives the line that stays a joint wherever anything joins the line that goes. */
function handOver(streets: Streets, draft: Draft, { line, other }: Along): void {
  const path = streets.pathOf(line) as Path;
  for (let index = 0; index < path.length; index++) {
    const node = nodeAt(draft, { line, index });
    const mates = node.filter((spot) => spot.line !== line);
    if (mates.length === 0) continue;
    const there = mates.find((spot) => spot.line === other);
    // What the line that goes has held together holds by itself from now on.
    if (there) moveNode(draft, mates, vertexAt(draft, there));
    else joinTo(draft, other, mates, path[index] as Vertex);
  }
}

/** Joins what meets at a place to a line that passes it. */
function joinTo(draft: Draft, line: number, mates: readonly Spot[], at: Vertex): void {
  const path = draft.pathOf(line) as Path;
  let edge = 0;
  let best = Infinity;
  for (let i = 0; i + 1 < path.length; i++) {
    const off = offLine(at, [path[i] as Vertex, path[i + 1] as Vertex]);
    if (off < best) [edge, best] = [i, off];
  }
  const [a, b] = [path[edge] as Vertex, path[edge + 1] as Vertex];
  const nearest = apart(a, at) <= apart(b, at) ? a : b;
  const isThere = apart(nearest, at) <= Math.max(best + 1e-6, joinM);
  if (isThere) moveNode(draft, mates, nearest);
  else insertInto(draft, line, edge, vertexAt(draft, mates[0] as Spot));
}

/**
 * A part that runs double. Where it is one end of the line, that end is cut off where the lines part; in the middle only a person can say which of
 * the two goes.
 */
function partFault(streets: Streets, along: Along, { partM, shortM }: MendOptions): StreetFault | null {
  const path = streets.pathOf(along.line) as Path;
  const [from, to] = along.stretch;
  const at = placeAlong(path, (from + to) / 2);
  if (groundM(streets, to - from, at) < partM) return null;
  const whole = path.slice(1).reduce((sum, vertex, i) => sum + apart(path[i] as Vertex, vertex), 0);
  const isStart = from <= shortM;
  const isLast = whole - to <= shortM;
  const repair = isStart === isLast ? null : cutBack(streets, along, isStart);
  return faultOf(streets, { ...along, planeM: to - from }, at, repair, 'part');
}

/** The line without the end of it that runs double: it ends at the last vertex that the other line can share. */
function cutBack(streets: Streets, { line, other, stretch }: Along, isStart: boolean): StreetFault['repair'] {
  const path = streets.pathOf(line) as Path;
  const reached = marks(path);
  const edge = isStart ? stretch[1] : stretch[0];
  const inside = [...path.keys()].filter((index) =>
    isStart ? (reached[index] as number) <= edge + 1e-6 : (reached[index] as number) >= edge - 1e-6,
  );
  const last = isStart ? inside.at(-1) : inside[0];
  if (last === undefined) return null;
  const gone = inside.filter((index) => index !== last);
  const draft = draftOn(streets);
  // What joins the part that goes, joins the other line from now on.
  for (const index of inside) {
    const mates = nodeAt(draft, { line, index }).filter((spot) => spot.line !== line || index === last);
    if (mates.length > 0 && !mates.some((spot) => spot.line === other)) joinTo(draft, other, mates, path[index] as Vertex);
  }
  const now = draft.pathOf(line) as Path;
  const kept = now.filter((_, index) => !gone.includes(index));
  if (kept.length < 2 || gone.length === 0) return null;
  draft.set(line, kept);
  return repairOf(streets, draft);
}

/** Metres along a path at each of its vertices. */
function marks(path: Path): number[] {
  const reached = [0];
  for (let i = 0; i + 1 < path.length; i++) reached.push((reached[i] as number) + apart(path[i] as Vertex, path[i + 1] as Vertex));
  return reached;
}

function placeAlong(path: Path, metres: number): { readonly x: number; readonly y: number } {
  const reached = marks(path);
  const edge = Math.max(0, Math.min(path.length - 2, reached.findIndex((far) => far > metres) - 1));
  const [a, b] = [path[edge] as Vertex, path[edge + 1] as Vertex];
  const share = apart(a, b) === 0 ? 0 : Math.min(1, Math.max(0, (metres - (reached[edge] as number)) / apart(a, b)));
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}

function middleOf(path: Path): { readonly x: number; readonly y: number } {
  return placeAlong(path, (marks(path).at(-1) as number) / 2);
}

function faultOf(
  streets: Streets,
  { line, other, planeM }: Along,
  at: { readonly x: number; readonly y: number },
  repair: StreetFault['repair'],
  doubt: MendDoubt | null,
): StreetFault {
  const metres = repair?.some((change) => change.line === line && change.path === null)
    ? lengthM(streets, streets.pathOf(line) as Path)
    : groundM(streets, planeM, at);
  return {
    code: 'duplicate',
    lines: [line, other],
    at: [at.x, at.y],
    to: null,
    metres,
    gapM: null,
    repair,
    sure: doubt === null,
    doubt,
  };
}
