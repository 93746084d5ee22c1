import type Flatbush from 'flatbush';
import { breathe } from '../../core/breathe.ts';
import { boxIndex } from '../../core/geo/boxes.ts';
import type { Plane } from '../../core/geo/plane.ts';
import { distanceToRegion, type Region } from '../../core/geo/rings.ts';
import type { Host } from '../../core/result.ts';
import { type Answer, type Field, nearestWay, type Source, searchFrom } from '../network/search.ts';
import { componentsOf } from '../network/snap.ts';
import type { Network, Position } from '../network/spec.ts';
import type { Access, Demand } from './demand.ts';
import type { Piece } from './pieces.ts';
import type { Door, Prepared } from './prepare.ts';
import { anySizedPark, changedBetween, largestRadiusM, reachBox, type Served } from './rules.ts';
import type { RuleSheet, UnknownReason } from './spec.ts';

/** What walks are measured against under one rule sheet: one search from all doors of all counted parks. */
export interface Walks {
  readonly served: readonly Served[];
  /** Whether any open park of a size that has a radius is recorded, counted or not. */
  readonly anyPark: boolean;
  readonly limitMm: number;
  readonly field: Field;
  /** Counted park and door of each source of the field. */
  readonly sourceOf: readonly { readonly served: number; readonly door: Door }[];
  /** Walk from each door of each gated compound; null where none is within the limit. */
  readonly fromDoors: FromDoors;
  readonly cutFromDoors: FromDoors;
  readonly cutField: Field | null;
  /** 1 for each component of the network that has a door of a counted park. */
  readonly gateComponents: Uint8Array;
  /** Counted parks without any connected door. */
  readonly shut: ReadonlySet<number>;
  /** Boxes of counted parks, widened by their radius. */
  readonly reaches: Flatbush | null;
}

export type FromDoors = readonly (readonly (Answer | null)[])[];

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
  const doorWalks = (from: Field | null): FromDoors =>
    prepared.compounds.map(({ doors }) => doors.map((door) => (from === null ? null : nearestWay(from, door.positions))));
  const reaches = served.map((park) => reachBox(columns, park));
  const gateComponents = new Uint8Array(network.componentCount);
  for (const { positions } of sources) for (const component of componentsOf(network, positions)) gateComponents[component] = 1;
  const open = new Set(sourceOf.filter(({ door }) => door.positions.length > 0).map((source) => source.served));
  return {
    served,
    anyPark: anySizedPark(columns.greens, prepared.inHistoric, sheet),
    limitMm,
    field,
    sourceOf,
    fromDoors: withSharedGates(prepared, doorWalks(field), sourceOf, sources),
    cutFromDoors: doorWalks(cutField),
    cutField,
    gateComponents,
    shut: new Set([...served.keys()].filter((index) => !open.has(index))),
    reaches: boxIndex(reaches),
  };
}

/** A gate that a compound shares with a park opens straight into it: no step on the network. */
function withSharedGates(prepared: Prepared, walks: FromDoors, sourceOf: Walks['sourceOf'], sources: readonly Source[]): FromDoors {
  const direct = new Map<number, Answer>();
  sourceOf.forEach(({ door }, source) => {
    const mm = sources[source]?.startMm ?? 0;
    if (door.gate >= 0 && mm < (direct.get(door.gate)?.mm ?? Infinity)) direct.set(door.gate, { mm, source });
  });
  return walks.map((own, c) => own.map((walk, d) => nearer(walk, direct.get(prepared.compounds[c]?.doors[d]?.gate ?? -1) ?? null)));
}

function nearer(a: Answer | null, b: Answer | null): Answer | null {
  return a === null || (b !== null && b.mm < a.mm) ? b : a;
}

/** Classes of sample points, by the number that stands for each in a column. */
export const statusClasses = ['covered', 'uncovered', 'unknown'] as const;
export type StatusClass = (typeof statusClasses)[number];

export function classNumber(status: Status): number {
  return status === 'covered' ? 0 : status === 'uncovered' ? 1 : 2;
}

/** An answer for other parks, from which what they do not touch is taken over. */
export interface KnownClasses {
  readonly walks: Walks;
  readonly classes: Uint8Array;
}

const cellsPerBreath = 8000;

/** The class of each sample point of a demand. Tells its progress, yields, and stops where the host was cancelled. */
export async function classesOf(prepared: Prepared, demand: Demand, walks: Walks, host: Host, known?: KnownClasses): Promise<Uint8Array> {
  const { cells, access } = await demand.cells(host);
  const kept = known && sameComponents(known.walks, walks) ? known : null;
  const classes = kept ? kept.classes.slice() : new Uint8Array(cells.count);
  const changed = kept && boxIndex(changedBetween(kept.walks.served, walks.served).map((park) => reachBox(prepared.columns, park)));
  if (kept && !changed) return classes;
  for (let i = 0; i < cells.count; i++) {
    if (i % cellsPerBreath === 0) {
      host.progress(i / cells.count);
      await breathe(host);
    }
    const x = cells.x[i] as number;
    const y = cells.y[i] as number;
    if (changed && changed.search(x, y, x, y).length === 0) continue;
    const { compound } = demand.pieces[cells.piece[i] as number] as Piece;
    classes[i] = classNumber(statusAt(prepared, walks, x, y, compound, access[i] as Access));
  }
  return classes;
}

function sameComponents(a: Walks, b: Walks): boolean {
  return a.anyPark === b.anyPark && a.gateComponents.every((has, component) => has === b.gateComponents[component]);
}

/** What decides over a sample point; walks are in mm with the lead of a park, Infinity where there is none. */
export interface Witness<Spot> {
  walkMm(spot: Spot): number;
  /** Whether it lies in the radius of any counted park as the crow flies. */
  inRadius(spot: Spot): boolean;
  /** Whether its way out leads into a component with a door of a counted park. */
  connection(spot: Spot): 'gates' | 'beyond-access' | 'no-gate-in-component';
  /** Whether it lies in the radius of a counted park that nobody can enter. */
  inShutPark(spot: Spot): boolean;
  cutMm(spot: Spot): number;
}

/**
 * The verdict on one sample point. Covered on foot asks for the straight radius too, so that walked ⊆ official holds point by point, also
 * where a recorded gate stands off the boundary.
 */
export function verdict<Spot>({ anyPark, limitMm }: Pick<Walks, 'anyPark' | 'limitMm'>, witness: Witness<Spot>, spot: Spot): Status {
  if (!anyPark) return 'no-park';
  if (Math.round(witness.walkMm(spot)) <= limitMm && witness.inRadius(spot)) return 'covered';
  const connection = witness.connection(spot);
  if (connection !== 'gates') return connection;
  if (witness.inShutPark(spot)) return 'park-not-enterable';
  return Math.round(witness.cutMm(spot)) <= limitMm ? 'data-cut' : 'uncovered';
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly compound: number;
  readonly access: Access;
  /** The counted park that the walk leads to; -1 for none. */
  park: number;
}

function witnessOf(prepared: Prepared, walks: Walks): Witness<Spot> {
  return {
    walkMm: (spot) => {
      const walk = walkFrom(walks.field, walks.fromDoors[spot.compound], spot.access);
      spot.park = walk ? (walks.sourceOf[walk.source]?.served ?? -1) : -1;
      return walk?.mm ?? Infinity;
    },
    inRadius: ({ x, y, park }) => isInRadius(prepared, walks, x, y, park) || isInAnyRadius(prepared, walks, x, y),
    connection: ({ compound, access }) => connectionOf(prepared, walks.gateComponents, compound, access),
    inShutPark: ({ x, y }) => isInShutPark(prepared, walks, x, y),
    cutMm: ({ compound, access }) => (walks.cutField && walkFrom(walks.cutField, walks.cutFromDoors[compound], access))?.mm ?? Infinity,
  };
}

const witnesses = new WeakMap<Walks, Witness<Spot>>();

export function statusAt(prepared: Prepared, walks: Walks, x: number, y: number, compound: number, access: Access): Status {
  const known = witnesses.get(walks) ?? witnessOf(prepared, walks);
  witnesses.set(walks, known);
  return verdict(walks, known, { x, y, compound, access, park: -1 });
}

export function walkFrom(field: Field, fromDoors: FromDoors[number] | undefined, access: Access): Answer | null {
  if ('positions' in access) return nearestWay(field, access.positions);
  let mm = Infinity;
  let source = -1;
  for (const { door, legMm } of access.doors) {
    const on = fromDoors?.[door];
    if (!on || legMm + on.mm >= mm) continue;
    mm = legMm + on.mm;
    source = on.source;
  }
  return source < 0 ? null : { mm, source };
}

/** Whether a point lies within the radius of any counted park as the crow flies. */
export function isInAnyRadius(prepared: Prepared, walks: Walks, x: number, y: number): boolean {
  const near = walks.reaches?.search(x, y, x, y) ?? [];
  return near.some((served) => isInRadius(prepared, walks, x, y, served));
}

/** Whether the point lies in the radius of a counted park that nobody can enter. */
function isInShutPark(prepared: Prepared, walks: Walks, x: number, y: number): boolean {
  if (walks.shut.size === 0) return false;
  const near = walks.reaches?.search(x, y, x, y) ?? [];
  return near.some((served) => walks.shut.has(served) && isInRadius(prepared, walks, x, y, served));
}

/** Whether the components that a point reaches have any door of a counted park. */
export function connectionOf(
  prepared: Pick<Prepared, 'network' | 'compounds'>,
  gateComponents: Uint8Array,
  compound: number,
  access: Access,
): 'gates' | 'beyond-access' | 'no-gate-in-component' {
  if ('positions' in access) {
    if (access.positions.length === 0) return 'beyond-access';
    return reachGate(prepared.network, gateComponents, access.positions) ? 'gates' : 'no-gate-in-component';
  }
  if (access.doors.length === 0) return 'beyond-access';
  const doors = prepared.compounds[compound]?.doors ?? [];
  for (const { door } of access.doors) {
    if (reachGate(prepared.network, gateComponents, doors[door]?.positions ?? [])) return 'gates';
  }
  return 'no-gate-in-component';
}

/** Whether any of some positions lies in a component with a gate. A plain loop: it is asked of every point that a what-if touches. */
function reachGate({ component, edgeFrom }: Network, gateComponents: Uint8Array, positions: readonly Position[]): boolean {
  for (const { edge } of positions) if (gateComponents[component[edgeFrom[edge] as number] as number] === 1) return true;
  return false;
}

function regionOfServed(prepared: Prepared, walks: Walks, served: number): Region | undefined {
  return prepared.columns.greens[walks.served[served]?.green ?? -1]?.region;
}

/** Whether a point lies within a counted park's own radius as the crow flies, inclusive to the millimetre of ground distance. */
function isInRadius(prepared: Prepared, walks: Walks, x: number, y: number, served: number): boolean {
  const region = regionOfServed(prepared, walks, served);
  if (region === undefined) return false;
  return isWithin(prepared.network.plane, x, y, region, walks.served[served]?.radiusM ?? 0);
}

/** Whether a point lies inside a region or within a ground distance of it, inclusive to the millimetre. */
export function isWithin(plane: Plane, x: number, y: number, region: Region, radiusM: number): boolean {
  const metres = distanceToRegion(x, y, region) / plane.scaleAt(x, y);
  return Math.round(1000 * metres) <= 1000 * radiusM;
}
