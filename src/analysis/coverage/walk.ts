import type Flatbush from 'flatbush';
import { distanceToRegion } from '../../core/geo/rings.ts';
import { componentsOf } from '../network/snap.ts';
import { type Field, nearestSource, searchFrom, type Source } from '../network/search.ts';
import type { Access } from './demand.ts';
import { boxIndex } from './pieces.ts';
import type { Door, Prepared } from './prepare.ts';
import { largestRadiusM, type Served } from './rules.ts';
import type { RuleSheet, UnknownReason } from './spec.ts';

/** What walks are measured against under one rule sheet: one search from all doors of all counted parks. */
export interface Walks {
  readonly served: readonly Served[];
  readonly limitMm: number;
  readonly field: Field;
  /** Counted park and door of each source of the field. */
  readonly sourceOf: readonly { readonly served: number; readonly door: Door }[];
  /** Walk in millimetres from each door of each gated compound; Infinity where none is within the limit. */
  readonly fromDoors: readonly (readonly number[])[];
  readonly cutFromDoors: readonly (readonly number[])[];
  readonly cutField: Field | null;
  readonly gateComponents: ReadonlySet<number>;
  readonly enterable: readonly boolean[];
  /** Boxes of counted parks, widened by their radius. */
  readonly index: Flatbush | null;
}

export type Status = 'covered' | 'uncovered' | UnknownReason;

/**
 * A park of a smaller radius starts its search with a lead to make up (largest radius − own radius), so that one search up to the largest
 * radius decides for all: a point is covered where its walk with the lead stays within it.
 */
export function walksOf(prepared: Prepared, sheet: RuleSheet, served: readonly Served[]): Walks {
  const { network, columns } = prepared;
  const largest = largestRadiusM(sheet);
  const sourceOf = served.flatMap(({ green }, index) => (prepared.greenDoors[green] ?? []).map((door) => ({ served: index, door })));
  const sources: Source[] = sourceOf.map(({ served: index, door }) => ({
    positions: door.positions,
    startMm: 1000 * (largest - (served[index] as Served).radiusM),
  }));
  const limitMm = 1000 * largest;
  const field = searchFrom(network, sources, limitMm);
  const cutField = prepared.cuts.length === 0 ? null : searchFrom(network, prepared.cuts.map((cut) => ({ positions: [cut] })), limitMm);
  const doorWalks = (from: Field | null) =>
    prepared.compounds.map(({ doors }) => doors.map((door) => (from === null ? Infinity : (nearestSource(from, door.positions)?.mm ?? Infinity))));
  const boxes = served.map(({ green, radiusM }) => {
    const { box } = (columns.greens[green] as (typeof columns.greens)[number]).region;
    const reach = radiusM * network.plane.scaleAt(box[0], box[1]) + 1;
    return [box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach] as const;
  });
  const enterable = served.map(({ green }) => (prepared.greenDoors[green] ?? []).some(({ positions }) => positions.length > 0));
  return {
    served,
    limitMm,
    field,
    sourceOf,
    fromDoors: withSharedGates(prepared, doorWalks(field), sourceOf, sources),
    cutFromDoors: doorWalks(cutField),
    cutField,
    gateComponents: new Set(sources.flatMap(({ positions }) => [...componentsOf(network, positions)])),
    enterable,
    index: boxIndex(boxes),
  };
}

/** A gate that a compound shares with a park opens straight into it: no step on the network. */
function withSharedGates(
  prepared: Prepared,
  walks: readonly (readonly number[])[],
  sourceOf: Walks['sourceOf'],
  sources: readonly Source[],
): number[][] {
  const leads = new Map<number, number>();
  sourceOf.forEach(({ door }, index) => {
    if (door.gate >= 0) leads.set(door.gate, Math.min(leads.get(door.gate) ?? Infinity, sources[index]?.startMm ?? 0));
  });
  return walks.map((own, c) => own.map((mm, d) => Math.min(mm, leads.get(prepared.compounds[c]?.doors[d]?.gate ?? -1) ?? Infinity)));
}

/** The verdict on one sample point. `walkMm` includes the lead of the park's class; Infinity where no park is within reach. */
export function statusAt(prepared: Prepared, walks: Walks, x: number, y: number, compound: number, access: Access): Status {
  if (walks.served.length === 0) return 'no-park';
  const near = parksInRadius(prepared, walks, x, y);
  if (near.some(({ distance }) => distance === 0)) return 'covered';
  if (near.length > 0 && Math.round(walkMm(walks.field, walks.fromDoors[compound], access)) <= walks.limitMm) return 'covered';
  const components = accessComponents(prepared, compound, access);
  if (components.size === 0) return 'beyond-access';
  if (![...components].some((component) => walks.gateComponents.has(component))) return 'no-gate-in-component';
  if (near.some(({ served }) => !walks.enterable[served])) return 'park-not-enterable';
  if (walks.cutField && Math.round(walkMm(walks.cutField, walks.cutFromDoors[compound], access)) <= walks.limitMm) return 'data-cut';
  return 'uncovered';
}

function walkMm(field: Field, fromDoors: readonly number[] | undefined, access: Access): number {
  if ('positions' in access) return nearestSource(field, access.positions)?.mm ?? Infinity;
  return access.doors.reduce((best, { door, legMm }) => Math.min(best, legMm + (fromDoors?.[door] ?? Infinity)), Infinity);
}

function accessComponents(prepared: Prepared, compound: number, access: Access): Set<number> {
  if ('positions' in access) return componentsOf(prepared.network, access.positions);
  const doors = prepared.compounds[compound]?.doors ?? [];
  return new Set(access.doors.flatMap(({ door }) => [...componentsOf(prepared.network, doors[door]?.positions ?? [])]));
}

/** Counted parks within their own radius of a point as the crow flies (inclusive to the millimetre), with the ground distance in metres. */
export function parksInRadius(prepared: Prepared, walks: Walks, x: number, y: number): { served: number; distance: number }[] {
  const scale = prepared.network.plane.scaleAt(x, y);
  return (walks.index?.search(x, y, x, y) ?? []).flatMap((served) => {
    const { green, radiusM } = walks.served[served] as Served;
    const region = prepared.columns.greens[green]?.region;
    const distance = region ? distanceToRegion(x, y, region) / scale : Infinity;
    return Math.round(1000 * distance) <= 1000 * radiusM ? [{ served, distance }] : [];
  });
}
