import { breathe } from '../../core/breathe.ts';
import type { Host } from '../../core/result.ts';
import { joinM } from '../network/spec.ts';
import { crossingAt, meetOf } from './crossing.ts';
import { duplicateOf } from './duplicate.ts';
import { islandsOf } from './islands.ts';
import { nearMissAt } from './near-miss.ts';
import { shortEdgesOf } from './short-edge.ts';
import type { MendOptions, StreetColumns, StreetFault } from './spec.ts';
import { type Streets, streetsOf } from './streets.ts';

/** Two edges that may cross, by their places in the columns. */
type EdgePair = readonly [number, number];

interface Pairs {
  readonly crossings: readonly EdgePair[];
  /** Lines with edges beside each other, with the metres of it. */
  readonly along: ReadonlyMap<number, number>;
}

/** Every fault of the lines, in the order of codes and lines. Deterministic. */
export async function findFaults(columns: StreetColumns, options: MendOptions, host: Host): Promise<StreetFault[]> {
  const streets = streetsOf(columns);
  await breathe(host);
  const pairs = await edgePairs(streets, options.alongM, host);
  const duplicates = await findDuplicates(streets, pairs.along, options, host);
  const doubled = new Set(duplicates.filter(({ doubt }) => doubt !== 'part').map(({ lines }) => pairKey(streets, lines[0], lines[1])));
  const isDoubled = ({ lines }: StreetFault) => lines.length === 2 && doubled.has(pairKey(streets, lines[0], lines[1]));
  const ends = (await findNearMisses(streets, options, host)).filter((fault) => !isDoubled(fault));
  const crossings = (await findCrossings(streets, pairs.crossings, options, host)).filter((fault) => !isDoubled(fault));
  const shorts = await findShortEdges(streets, options, host);
  return [...ends, ...crossings, ...duplicates, ...islandsOf(streets), ...shorts];
}

function lineCount({ ground }: Streets): number {
  return ground.columns.lines.lineStart.length - 1;
}

function pairKey(streets: Streets, a: number | undefined, b: number | undefined): number {
  const [p, q] = [a ?? 0, b ?? 0];
  return Math.min(p, q) * lineCount(streets) + Math.max(p, q);
}

const edgesPerBreath = 8192;

/**
 * Pairs of edges of one level near enough to matter. One closure over plain numbers, longer than most functions here: it visits each pair of
 * neighbours of the whole network.
 */
async function edgePairs(streets: Streets, alongM: number, host: Host): Promise<Pairs> {
  const { index, edgeVertex, edgeLine, xy, nodeOf, columns } = streets.ground;
  const { level } = columns.lines;
  const crossings: EdgePair[] = [];
  const along = new Map<number, number>();
  const reach = Math.max(joinM, alongM);
  const visit = (e: number, f: number): void => {
    const [line, other] = [edgeLine[e] as number, edgeLine[f] as number];
    if (level[line] !== level[other]) return;
    const [v, w] = [edgeVertex[e] as number, edgeVertex[f] as number];
    const joined = nodeOf[v] === nodeOf[w] || nodeOf[v] === nodeOf[w + 1] || nodeOf[v + 1] === nodeOf[w] || nodeOf[v + 1] === nodeOf[w + 1];
    if (!joined && mayMeet(xy, v, w)) crossings.push([e, f]);
    if (line === other) return;
    const metres = besideM(xy, v, w, alongM);
    if (metres > 0) {
      const key = pairKey(streets, line, other);
      along.set(key, (along.get(key) ?? 0) + metres);
    }
  };
  for (let e = 0; index !== null && e < edgeVertex.length; e++) {
    if (e % edgesPerBreath === 0) {
      host.progress((0.5 * e) / edgeVertex.length);
      await breathe(host);
    }
    const v = edgeVertex[e] as number;
    const [ax, ay, bx, by] = [xy[2 * v] as number, xy[2 * v + 1] as number, xy[2 * v + 2] as number, xy[2 * v + 3] as number];
    index.search(Math.min(ax, bx) - reach, Math.min(ay, by) - reach, Math.max(ax, bx) + reach, Math.max(ay, by) + reach, (f) => {
      if (f > e) visit(e, f);
      return false;
    });
  }
  return { crossings, along };
}

/** Whether neither edge lies wholly, by more than 0.1 m, on one side of the other. */
function mayMeet(xy: Float64Array, v: number, w: number): boolean {
  return straddles(xy, v, w) && straddles(xy, w, v);
}

function straddles(xy: Float64Array, v: number, w: number): boolean {
  const [ax, ay] = [xy[2 * v] as number, xy[2 * v + 1] as number];
  const [ux, uy] = [(xy[2 * v + 2] as number) - ax, (xy[2 * v + 3] as number) - ay];
  const slack = joinM * Math.hypot(ux, uy) + 1e-9;
  const c = ux * ((xy[2 * w + 1] as number) - ay) - uy * ((xy[2 * w] as number) - ax);
  const d = ux * ((xy[2 * w + 3] as number) - ay) - uy * ((xy[2 * w + 2] as number) - ax);
  return !((c > slack && d > slack) || (c < -slack && d < -slack));
}

/** Metres of the first edge that lie beside the second within reach; 0 where they are not nearly parallel. */
function besideM(xy: Float64Array, v: number, w: number, reach: number): number {
  const [ax, ay, cx, cy] = [xy[2 * v] as number, xy[2 * v + 1] as number, xy[2 * w] as number, xy[2 * w + 1] as number];
  const [ux, uy] = [(xy[2 * v + 2] as number) - ax, (xy[2 * v + 3] as number) - ay];
  const [vx, vy] = [(xy[2 * w + 2] as number) - cx, (xy[2 * w + 3] as number) - cy];
  const [length, other] = [Math.hypot(ux, uy), Math.hypot(vx, vy)];
  if (length === 0 || other === 0 || Math.abs(ux * vy - uy * vx) > 0.2 * length * other) return 0;
  const s = ((cx - ax) * ux + (cy - ay) * uy) / length;
  const t = s + (vx * ux + vy * uy) / length;
  const [from, to] = [Math.max(0, Math.min(s, t)), Math.min(length, Math.max(s, t))];
  if (to <= from) return 0;
  const offAt = (far: number) => ((ax + (far / length) * ux - cx) * vy - (ay + (far / length) * uy - cy) * vx) / other;
  const [p, q] = [offAt(from), offAt(to)];
  const isFar = (p > reach && q > reach) || (p < -reach && q < -reach);
  return isFar ? 0 : to - from;
}

async function findDuplicates(
  streets: Streets,
  along: ReadonlyMap<number, number>,
  options: MendOptions,
  host: Host,
): Promise<StreetFault[]> {
  const found: StreetFault[] = [];
  const count = lineCount(streets);
  let seen = 0;
  for (const [key, metres] of [...along].sort((a, b) => a[0] - b[0])) {
    if (++seen % 256 === 0) await breathe(host);
    if (metres < leastAlongM) continue;
    const fault = duplicateOf(streets, Math.floor(key / count), key % count, options);
    if (fault) found.push(fault);
  }
  host.progress(0.6);
  return found;
}

/** Less than this beside each other comes with every joint. */
const leastAlongM = 0.2;

async function findNearMisses(streets: Streets, options: MendOptions, host: Host): Promise<StreetFault[]> {
  const found: StreetFault[] = [];
  const count = lineCount(streets);
  for (let line = 0; line < count; line++) {
    if (line % 512 === 0) {
      host.progress(0.6 + (0.2 * line) / count);
      await breathe(host);
    }
    const path = streets.pathOf(line);
    for (const index of path ? [0, path.length - 1] : []) {
      if (!mayMiss(streets, line, index, options.nearM)) continue;
      const fault = nearMissAt(streets, { line, index }, options);
      if (fault) found.push(fault);
    }
  }
  return found;
}

/** Planes stretch lengths by less than this. */
const stretch = 1.01;

/**
 * Whether anything of its level lies near an end and is not joined to it: most ends are settled by that, without a look at paths. An end that
 * joins something can only touch.
 */
function mayMiss({ ground }: Streets, line: number, index: number, nearM: number): boolean {
  const { index: boxes, edgeLine, edgeVertex, nodeOf, nodeSize, xy, columns } = ground;
  const v = (columns.lines.lineStart[line] as number) + index;
  const node = nodeOf[v] as number;
  const [x, y] = [xy[2 * v] as number, xy[2 * v + 1] as number];
  // A vertex that is repeated makes a node of two by itself.
  const inner = index === 0 ? v + 1 : v - 1;
  const isLoose = nodeSize[node] === 1 || (nodeSize[node] === 2 && nodeOf[inner] === node);
  const reach = stretch * (isLoose ? nearM : joinM);
  let found = false;
  boxes?.search(x - reach, y - reach, x + reach, y + reach, (edge) => {
    const w = edgeVertex[edge] as number;
    const isOwn = nodeOf[w] === node || nodeOf[w + 1] === node;
    if (!isOwn && columns.lines.level[edgeLine[edge] as number] === columns.lines.level[line]) found = true;
    return false;
  });
  return found;
}

async function findCrossings(streets: Streets, pairs: readonly EdgePair[], options: MendOptions, host: Host): Promise<StreetFault[]> {
  const { edgeVertex, edgeLine, columns } = streets.ground;
  const { lineStart } = columns.lines;
  const spotOf = (edge: number) => {
    const line = edgeLine[edge] as number;
    return { line, index: (edgeVertex[edge] as number) - (lineStart[line] as number) };
  };
  const found: StreetFault[] = [];
  const known = new Map<number, (readonly [number, number])[]>();
  for (const [at, [e, f]] of pairs.entries()) {
    if (at % 512 === 0) await breathe(host);
    const meet = meetOf(streets, spotOf(e), spotOf(f));
    if (!meet) continue;
    const key = pairKey(streets, meet.a.line, meet.b.line);
    const others = known.get(key) ?? [];
    if (others.some(([x, y]) => Math.hypot(x - meet.x, y - meet.y) < options.shortM)) continue;
    const fault = crossingAt(streets, meet, options);
    if (!fault) continue;
    known.set(key, [...others, fault.at]);
    found.push(fault);
  }
  host.progress(0.9);
  return found.sort((a, b) => (a.lines[0] as number) - (b.lines[0] as number) || (a.lines[1] ?? 0) - (b.lines[1] ?? 0));
}

async function findShortEdges(streets: Streets, options: MendOptions, host: Host): Promise<StreetFault[]> {
  const found: StreetFault[] = [];
  for (let line = 0; line < lineCount(streets); line++) {
    if (line % 2048 === 0) await breathe(host);
    if (!hasShort(streets, line, options.shortM)) continue;
    found.push(...shortEdgesOf(streets, line, options));
  }
  host.progress(1);
  return found;
}

function hasShort({ ground }: Streets, line: number, shortM: number): boolean {
  const { xy, columns } = ground;
  const { lineStart } = columns.lines;
  const reach = (stretch * shortM) ** 2;
  for (let v = lineStart[line] as number; v + 1 < (lineStart[line + 1] as number); v++) {
    const [dx, dy] = [(xy[2 * v + 2] as number) - (xy[2 * v] as number), (xy[2 * v + 3] as number) - (xy[2 * v + 1] as number)];
    if (dx * dx + dy * dy < reach) return true;
  }
  return false;
}
