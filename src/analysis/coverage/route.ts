import type { LineString } from 'geojson';
import { insideRegion, nearestOnBoundary, type Region } from '../../core/geo/rings.ts';
import { routeLine } from '../network/route.ts';
import { type Field, nearestWay, searchFrom, type Way } from '../network/search.ts';
import type { Position } from '../network/spec.ts';
import { type Access, accessAt } from './demand.ts';
import type { Door, Prepared } from './prepare.ts';
import { type Question, questionOf } from './question.ts';
import type { Served } from './rules.ts';
import type { RouteAnswer, RuleSheet } from './spec.ts';
import { statusAt, type Walks } from './walk.ts';

/** Where a walk is asked from: a compound (its middle), or a place. */
export type RouteFrom = { readonly compoundId: string } | { readonly lon: number; readonly lat: number };

type XY = readonly [number, number];

/**
 * The walk from a place to the park that serves it best, through the gates of its compound and of the park, and the straight line beside it.
 * Where the place is not covered, the walk to the nearest counted park, however far; none where there is no way.
 */
export function routeFrom(prepared: Prepared, sheet: RuleSheet, from: RouteFrom): RouteAnswer | null {
  const start = startOf(prepared, from);
  return start && routeAt(prepared, sheet, start);
}

/** The same from a place of the plane; `compound` is the one it belongs to, -1 for none. */
export function routeAt(prepared: Prepared, sheet: RuleSheet, { x, y, compound }: RouteStart): RouteAnswer {
  const question = questionOf(prepared, sheet);
  const walks = question.walks();
  const access = accessAt(prepared, x, y, compound);
  const status = statusAt(prepared, walks, x, y, compound, access);
  const walk = bestWalk(prepared, status === 'covered' ? walks.field : unlimited(prepared, question), walks, [x, y], compound, access);
  const straight = straightTo(prepared, question.served, [x, y], status === 'covered' ? walk?.served : undefined);
  const known = status === 'covered' || status === 'uncovered';
  return {
    status: known ? status : 'unknown',
    ...(known ? {} : { reason: status }),
    ...(walk ? { walk: walk.answer } : {}),
    ...(straight ? { straight } : {}),
  };
}

export interface RouteStart {
  readonly x: number;
  readonly y: number;
  readonly compound: number;
}

/** The place in the plane with the compound around it (-1: none); null for a compound the city does not know. */
export function startOf({ columns, compounds }: Prepared, from: RouteFrom): RouteStart | null {
  if ('compoundId' in from) {
    const compound = columns.compounds.findIndex(({ id }) => id === from.compoundId);
    const region = columns.compounds[compound]?.region;
    if (!region) return null;
    return { ...middleOf(region), compound };
  }
  const [x, y] = columns.plane.forward(from.lon, from.lat);
  const at = columns.compounds.flatMap(({ region }, c) => (insideRegion(x, y, region) ? [c] : []));
  return { x, y, compound: at.find((c) => compounds[c]?.gated) ?? at[0] ?? -1 };
}

/** The middle of a region's box, or where that lies outside, the boundary nearest to it. */
export function middleOf(region: Region): { readonly x: number; readonly y: number } {
  const [x, y] = [(region.box[0] + region.box[2]) / 2, (region.box[1] + region.box[3]) / 2];
  const inside = insideRegion(x, y, region) ? null : nearestOnBoundary(x, y, region);
  return { x: inside?.x ?? x, y: inside?.y ?? y };
}

const anywhere = new WeakMap<Question, Field>();

/** Walks without limit or lead, for places that no park covers; made at the first such question. */
export function unlimited(prepared: Prepared, question: Question): Field {
  const known = anywhere.get(question);
  if (known) return known;
  const sources = question.walks().sourceOf.map(({ door }) => ({ positions: door.positions }));
  const field = searchFrom(prepared.network, sources, Infinity);
  anywhere.set(question, field);
  return field;
}

type WalkTo = Pick<Walks, 'served' | 'sourceOf'>;

/** The shortest walk over a field whose sources are those of `walks`, drawn; null where there is none within the field's limit. */
export function bestWalk(prepared: Prepared, field: Field, walks: WalkTo, start: XY, compound: number, access: Access) {
  const best = bestWay(prepared, field, walks, compound, access);
  return best && drawnWalk(prepared, field, walks, start, best);
}

/** The same without the line: its length with the lead of its source, and that source. */
export function bestWay(prepared: Prepared, field: Field, walks: WalkTo, compound: number, access: Access): Candidate | null {
  const exits = exitsOf(prepared, compound, access);
  const ways = exits.flatMap((exit): Candidate[] => {
    const direct = exit.door ? sharedGate(walks, exit.door) : -1;
    if (direct >= 0) return [{ exit, way: null, source: direct, mm: exit.legMm + (field.sources[direct]?.startMm ?? 0) }];
    const way = nearestWay(field, exit.positions);
    return way ? [{ exit, way, source: way.source, mm: exit.legMm + way.mm }] : [];
  });
  return ways.reduce<Candidate | null>((least, next) => (least === null || next.mm < least.mm ? next : least), null);
}

function drawnWalk(prepared: Prepared, field: Field, walks: WalkTo, start: XY, best: Candidate) {
  const { served, door } = walks.sourceOf[best.source] as Walks['sourceOf'][number];
  const { green, radiusM } = walks.served[served] as Served;
  const park = prepared.columns.greens[green];
  const line: XY[] = [start];
  if (best.exit.door) line.push([best.exit.door.x, best.exit.door.y]);
  const run = best.way ? routeLine(field, best.way) : null;
  if (run) line.push(...run.xy, [door.x, door.y]);
  const lead = field.sources[best.source]?.startMm ?? 0;
  return {
    served,
    answer: {
      parkId: park?.id ?? '',
      parkName: park?.name ?? '',
      gateInferred: door.inferred,
      metres: (best.mm - lead) / 1000,
      limitM: radiusM,
      line: lineString(prepared, line),
      legsM: [(best.exit.legMm + (best.way?.from.legMm ?? 0)) / 1000, (run?.end.legMm ?? 0) / 1000] as const,
    },
  };
}

/** One way out and on; `way` is null through a gate that compound and park share. */
interface Candidate {
  readonly exit: Exit;
  readonly way: Way | null;
  readonly source: number;
  readonly mm: number;
}

interface Exit {
  readonly door: Door | null;
  readonly legMm: number;
  readonly positions: readonly Position[];
}

function exitsOf(prepared: Prepared, compound: number, access: Access): Exit[] {
  if ('positions' in access) return [{ door: null, legMm: 0, positions: access.positions }];
  const doors = prepared.compounds[compound]?.doors ?? [];
  return access.doors.flatMap(({ door, legMm }) => {
    const own = doors[door];
    return own ? [{ door: own, legMm, positions: own.positions }] : [];
  });
}

function sharedGate(walks: WalkTo, door: Door): number {
  return door.gate < 0 ? -1 : walks.sourceOf.findIndex((source) => source.door.gate === door.gate);
}

/** The straight line to the boundary of `preferred`, else of the counted park that serves or lies nearest beyond its radius. */
export function straightTo(prepared: Prepared, served: readonly Served[], [x, y]: XY, preferred?: number): RouteAnswer['straight'] {
  const { columns } = prepared;
  const scale = columns.plane.scaleAt(x, y);
  const lines = served.flatMap(({ green, radiusM }, index) => {
    const park = columns.greens[green];
    if (!park || (preferred !== undefined && preferred !== index)) return [];
    const near = insideRegion(x, y, park.region) ? { distance: 0, x, y } : nearestOnBoundary(x, y, park.region);
    return near ? [{ park, radiusM, near, metres: near.distance / scale }] : [];
  });
  const best = lines.reduce<(typeof lines)[number] | null>(
    (least, next) => (least === null || next.metres - next.radiusM < least.metres - least.radiusM ? next : least),
    null,
  );
  if (best === null) return undefined;
  const line = lineString(prepared, [
    [x, y],
    [best.near.x, best.near.y],
  ]);
  return { parkId: best.park.id, parkName: best.park.name, metres: best.metres, limitM: best.radiusM, line };
}

export function lineString({ columns }: Prepared, xy: readonly XY[]): LineString {
  return { type: 'LineString', coordinates: xy.map(([x, y]) => [...columns.plane.inverse(x, y)]) };
}
