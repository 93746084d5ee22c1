import { insideRegion } from '../../core/geo/rings.ts';
import type { Start, Target, Walk } from '../nearby/engine.ts';
import { walkFrom } from '../nearby/engine.ts';
import { insideWay } from '../nearby/places.ts';
import { reachedParts } from '../network/reached.ts';
import { type Field, nearestWay } from '../network/search.ts';
import type { Network, Position } from '../network/spec.ts';
import type { CircleColumns, Thing } from './columns.ts';
import { doorKey, waitsOf } from './row.ts';
import { type CircleParams, type CircleReach, circleTiers } from './spec.ts';
import { minutesOf, mmOf } from './speed.ts';
import { type EdgeWaits, type TimedWays, waitingWays } from './ways.ts';

/**
 * All that is within the minutes of one place on foot: things by how soon one is there, and the streets that are walked until then, cut to
 * the metre. Streets of a tier hold those of the tiers inside it.
 */
export function reachOf(columns: CircleColumns, sought: readonly Thing[], start: Start, params: CircleParams): CircleReach {
  const { prepared } = columns;
  const { network } = prepared;
  const waits = waitsOf(columns, params);
  const limitMm = mmOf(params.minutes, params.profile);
  const sources = start.openings.map(({ positions, legMm }) => ({ positions, startMm: legMm }));
  const walk = walkFrom(network, start, insideWay({ prepared }, start));
  const time = waits && { waits, ways: waitingWays(network, waits, sources, limitMm) };
  const inside = sought.flatMap(({ kind, type, id, name, target }) => {
    const direct = directMm(walk, target);
    const mm = Math.min(
      direct,
      overStreets((positions) => nearestWay(walk.field, positions), target),
    );
    const timeMm = time ? Math.min(direct, overStreets(time.ways.nearest, target)) : mm;
    // Infinite where no way is known.
    if (!(Math.round(timeMm) <= limitMm)) return [];
    return [{ kind, type, id, name, metres: mm / 1000, minutes: minutesOf(timeMm, params.profile) }];
  });
  const lines = (mm: number) => (time ? linesWithin(network, time.ways, time.waits, mm, start) : partsWithin(walk.field, mm));
  const tiers = circleTiers.filter((tier) => tier <= params.minutes);
  return {
    inside: inside.sort((a, b) => a.minutes - b.minutes),
    streets: tiers.map((minutes) => ({ minutes, lines: lines(mmOf(minutes, params.profile)) })),
  };
}

/** Over the streets to the nearest way in; Infinity where none is known. */
function overStreets(nearest: (positions: readonly Position[]) => { readonly mm: number } | null, { openings }: Target): number {
  return openings.reduce((best, { positions, legMm }) => Math.min(best, (nearest(positions)?.mm ?? Infinity) + legMm), Infinity);
}

/**
 * Without a street, Infinity where it takes one: the start lies in the thing, one walks across within the walls, or both have a gate. A walk
 * from a compound begins at its gates, as in the circle: what is inside is walked to from them, from the middle only where none leads to it.
 */
function directMm({ start, inside }: Walk, target: Target): number {
  const { openings, atOpenings, compound } = start;
  const fromGates = atOpenings && compound >= 0 && openings.length > 0;
  const { region } = target;
  if (region && (fromGates ? openings : [start]).some(({ x, y }) => insideRegion(x, y, region))) return 0;
  let shared = Infinity;
  for (const entry of target.openings) {
    // The way into a thing of no compound is nobody else's door.
    if (entry.gate < 0 && (!fromGates || target.compound < 0)) continue;
    const own = openings.find((opening) => doorKey(opening) === doorKey(entry));
    if (own) shared = Math.min(shared, own.legMm + entry.legMm);
  }
  if (fromGates && shared < Infinity) return shared;
  return Math.min(shared, inside(target) ?? Infinity);
}

type LonLat = readonly [number, number];

/** Streets without waits: cut by the network itself. */
function partsWithin(field: Field, limitMm: number): (readonly LonLat[])[] {
  const { xy, start } = reachedParts(field, limitMm);
  const { plane } = field.network;
  return Array.from({ length: start.length - 1 }, (_, line) =>
    Array.from({ length: (start[line + 1] as number) - (start[line] as number) }, (__, point): LonLat => {
      const at = 2 * ((start[line] as number) + point);
      const [lon, lat] = plane.inverse(xy[at] as number, xy[at + 1] as number);
      return [lon, lat];
    }),
  );
}

/** With waits: the parts of edges within a limit, from both ends and from where the walk sets foot on them. */
function linesWithin(network: Network, ways: TimedWays, waits: EdgeWaits, limitMm: number, start: Start): (readonly LonLat[])[] {
  const { nodeMm } = ways;
  const lines: LonLat[][] = [];
  const seeds = seedsByEdge(start);
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const length = network.edgeMm[edge] as number;
    // Points of a street drawn twice make edges of no length: nothing to draw, and no share of it.
    if (length === 0) continue;
    const left = limitMm - (nodeMm[network.edgeFrom[edge] as number] as number) - (waits.fromMm[edge] as number);
    const right = limitMm - (nodeMm[network.edgeTo[edge] as number] as number) - (waits.toMm[edge] as number);
    const own = seeds.get(edge);
    if (left <= 0 && right <= 0 && !own) continue;
    const stretches: [number, number][] = [];
    if (left > 0) stretches.push([0, Math.min(left, length)]);
    if (right > 0) stretches.push([Math.max(length - right, 0), length]);
    for (const { offsetMm, mm } of own ?? []) {
      const rest = limitMm - mm;
      if (rest > 0) stretches.push([Math.max(offsetMm - rest, 0), Math.min(offsetMm + rest, length)]);
    }
    for (const [from, to] of merged(stretches)) addPart(network, edge, from / length, to / length, lines);
  }
  return lines;
}

function seedsByEdge({ openings }: Start): ReadonlyMap<number, readonly { readonly offsetMm: number; readonly mm: number }[]> {
  const seeds = new Map<number, { offsetMm: number; mm: number }[]>();
  for (const { positions, legMm } of openings) {
    for (const { edge, offsetMm, legMm: ownMm } of positions) {
      seeds.set(edge, [...(seeds.get(edge) ?? []), { offsetMm, mm: legMm + ownMm }]);
    }
  }
  return seeds;
}

function merged(stretches: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of stretches.sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

const joinDegrees = 1e-9;

/** Adds a part of an edge to the line that ends where it begins, where that is the last one drawn. */
function addPart({ edgeXY, plane }: Network, edge: number, from: number, to: number, lines: LonLat[][]): void {
  const [ax, ay, bx, by] = edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
  const at = (share: number): LonLat => {
    const [lon, lat] = plane.inverse(ax + share * (bx - ax), ay + share * (by - ay));
    return [lon, lat];
  };
  const [begin, end] = [at(from), at(to)];
  const last = lines.at(-1);
  const tail = last?.at(-1);
  if (last && tail && Math.abs(tail[0] - begin[0]) < joinDegrees && Math.abs(tail[1] - begin[1]) < joinDegrees) last.push(end);
  else lines.push([begin, end]);
}
