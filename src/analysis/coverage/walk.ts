import type Flatbush from 'flatbush';
import { distanceToRegion, insideRegion, type Region } from '../../core/geo/rings.ts';
import { type Field, nearestSource, type Source, searchFrom } from '../network/search.ts';
import { componentsOf } from '../network/snap.ts';
import type { Position } from '../network/spec.ts';
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
  /** 1 for each component of the network that has a door of a counted park. */
  readonly gateComponents: Uint8Array;
  /** Counted parks without any connected door. */
  readonly shut: ReadonlySet<number>;
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
  const cutField =
    prepared.cuts.length === 0
      ? null
      : searchFrom(
          network,
          prepared.cuts.map((cut) => ({ positions: [cut] })),
          limitMm,
        );
  const doorWalks = (from: Field | null) =>
    prepared.compounds.map(({ doors }) =>
      doors.map((door) => (from === null ? Infinity : (nearestSource(from, door.positions)?.mm ?? Infinity))),
    );
  const boxes = served.map(({ green, radiusM }) => {
    const { box } = (columns.greens[green] as (typeof columns.greens)[number]).region;
    const reach = radiusM * network.plane.scaleAt(box[0], box[1]) + 1;
    return [box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach] as const;
  });
  const gateComponents = new Uint8Array(network.componentCount);
  for (const { positions } of sources) for (const component of componentsOf(network, positions)) gateComponents[component] = 1;
  const open = new Set(sourceOf.filter(({ door }) => door.positions.length > 0).map((source) => source.served));
  return {
    served,
    limitMm,
    field,
    sourceOf,
    fromDoors: withSharedGates(prepared, doorWalks(field), sourceOf, sources),
    cutFromDoors: doorWalks(cutField),
    cutField,
    gateComponents,
    shut: new Set([...served.keys()].filter((index) => !open.has(index))),
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

/**
 * The verdict on one sample point. Covered on foot asks for the straight radius too, so that walked ⊆ official holds point by point, also
 * where a recorded gate stands off the boundary; a point inside a counted park is covered.
 */
export function statusAt(prepared: Prepared, walks: Walks, x: number, y: number, compound: number, access: Access): Status {
  if (walks.served.length === 0) return 'no-park';
  const near = walks.index?.search(x, y, x, y) ?? [];
  if (Math.round(walkMm(walks.field, walks.fromDoors[compound], access)) <= walks.limitMm) {
    if (near.some((served) => isInRadius(prepared, walks, x, y, served))) return 'covered';
  } else if (near.some((served) => isInside(prepared, walks, x, y, served))) return 'covered';
  const connection = connectionOf(prepared, walks, compound, access);
  if (connection !== 'gates') return connection;
  if (walks.shut.size > 0 && near.some((served) => walks.shut.has(served) && isInRadius(prepared, walks, x, y, served)))
    return 'park-not-enterable';
  if (walks.cutField && Math.round(walkMm(walks.cutField, walks.cutFromDoors[compound], access)) <= walks.limitMm) return 'data-cut';
  return 'uncovered';
}

function walkMm(field: Field, fromDoors: readonly number[] | undefined, access: Access): number {
  if ('positions' in access) return nearestSource(field, access.positions)?.mm ?? Infinity;
  let best = Infinity;
  for (const { door, legMm } of access.doors) best = Math.min(best, legMm + (fromDoors?.[door] ?? Infinity));
  return best;
}

/** Whether the components that a point reaches have any door of a counted park. */
function connectionOf(prepared: Prepared, walks: Walks, compound: number, access: Access): 'gates' | UnknownReason {
  const { network } = prepared;
  const hasGate = ({ edge }: Position) => walks.gateComponents[network.component[network.edgeFrom[edge] as number] as number] === 1;
  if ('positions' in access) {
    if (access.positions.length === 0) return 'beyond-access';
    return access.positions.some(hasGate) ? 'gates' : 'no-gate-in-component';
  }
  if (access.doors.length === 0) return 'beyond-access';
  const doors = prepared.compounds[compound]?.doors ?? [];
  return access.doors.some(({ door }) => doors[door]?.positions.some(hasGate)) ? 'gates' : 'no-gate-in-component';
}

function regionOfServed(prepared: Prepared, walks: Walks, served: number): Region | undefined {
  return prepared.columns.greens[walks.served[served]?.green ?? -1]?.region;
}

function isInside(prepared: Prepared, walks: Walks, x: number, y: number, served: number): boolean {
  const region = regionOfServed(prepared, walks, served);
  return region !== undefined && insideRegion(x, y, region);
}

/** Whether a point lies within a counted park's own radius as the crow flies, inclusive to the millimetre of ground distance. */
function isInRadius(prepared: Prepared, walks: Walks, x: number, y: number, served: number): boolean {
  const region = regionOfServed(prepared, walks, served);
  if (region === undefined) return false;
  const metres = distanceToRegion(x, y, region) / prepared.network.plane.scaleAt(x, y);
  return Math.round(1000 * metres) <= 1000 * (walks.served[served]?.radiusM ?? 0);
}
