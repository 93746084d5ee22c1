import type { Change } from '../../core/edit.ts';
import type { Issue } from '../../core/issue.ts';
import type { Network } from '../network/spec.ts';
import { compoundFrom, gateFrom, greenFrom, meansNothing } from './adapter.ts';
import type { Compound, CoverageColumns, Gate, Green } from './columns.ts';
import { carryDemand } from './demand.ts';
import { type Entrance, gateReach, type Place, recordedOf } from './gates.ts';
import { type FileOrder, placeAmong } from './live-order.ts';
import { type CompoundAccess, type Door, doorsOf, doorsOfGreen, gatesOfDoors, mostlyInside, type Prepared } from './prepare.ts';
import { Shaper } from './shaper.ts';

/** A prepared city after some changes of parks, other green and gates. */
export interface Patched {
  readonly prepared: Prepared;
  /** Greens that are new or changed, or whose doors were found again; and those of before that are no more. */
  readonly greens: ReadonlySet<Green>;
  readonly gone: ReadonlySet<Green>;
  /** Whether gates stand under other numbers than before, in the doors of all. */
  readonly renumbered: boolean;
  /** Compounds whose doors, or the ways to them, were found again. */
  readonly compounds: readonly number[];
  readonly issues: readonly Issue[];
}

/** Greens after the changes in columns side by side, with those that are new or changed and those that are no more. */
interface GreenChanges {
  readonly greens: Green[];
  readonly doors: (readonly Door[])[];
  readonly inHistoric: boolean[];
  readonly touched: Set<Green>;
  readonly gone: Set<Green>;
}

/** Gates after the changes, with where each of before now stands (-1: gone) and those before and after that were touched. */
interface GateChanges {
  readonly gates: readonly Gate[];
  readonly placeOf: Int32Array | null;
  readonly touched: readonly Gate[];
}

/**
 * The prepared city as it would be after the changes, at the cost of what they touch: doors are found again only for parks and compounds
 * that a changed gate belongs to, and for changed parks. null for a change of streets, walls, homes or areas, of whether a compound is walled,
 * and of anything whose place in the columns is not known: the city must be prepared anew then. Columns keep the order of the assets:
 * what comes back takes its place in `order`, what is new comes last.
 */
export function patchPrepared(prepared: Prepared, changes: readonly Change[], order: FileOrder = new Map()): Patched | null {
  const issues: Issue[] = [];
  const meant = changes.filter((change) => !meansNothing(change));
  const compoundColumns = renamed(prepared, meant, issues);
  const greens = greensAfter(prepared, meant, order, issues);
  const gateChanges = gatesAfter(prepared, meant, order, issues);
  if (!compoundColumns || !greens || !gateChanges) return null;
  const { gates, placeOf } = gateChanges;
  const columns = { ...prepared.columns, greens: greens.greens, gates, compounds: compoundColumns };
  const affected = affectedPlaces(columns, gateChanges.touched, greens, prepared.network);
  const places: readonly Place[] = affected.size === 0 ? [] : [...columns.greens, ...columns.compounds];
  const recorded = (place: number) => recordedOf(place, places, gates, prepared.network);
  const doors = placeOf === null ? greens.doors : greens.doors.map((own) => renumbered(own, placeOf));
  const touched = new Set(greens.touched);
  const isAffected = (compound: number) => affected.has(columns.greens.length + compound);
  const compounds = compoundsAfter(prepared, {
    columns: columns.compounds,
    any: [...affected].some((place) => place >= columns.greens.length),
    affected: isAffected,
    placeOf,
    recorded: (compound) => recorded(columns.greens.length + compound),
  });
  if (!compounds) return null;
  const changedDoors: (readonly Door[])[] = [...greens.gone].map(
    (green) => prepared.greenDoors[prepared.columns.greens.indexOf(green)] ?? [],
  );
  const doorsAnew: (readonly Door[])[] = [];
  for (const place of affected) {
    const green = columns.greens[place];
    if (!green) continue;
    if (!greens.touched.has(green)) changedDoors.push(doors[place] ?? []);
    touched.add(green);
    doors[place] = doorsOfGreen(prepared, green, recorded(place));
    doorsAnew.push(doors[place]);
  }
  const sameGates = placeOf === null && haveSameGates(changedDoors, doorsAnew);
  const after: Prepared = {
    ...prepared,
    columns,
    greenDoors: doors,
    compounds,
    greenGates: sameGates ? prepared.greenGates : gatesOfDoors(doors),
    inHistoric: greens.inHistoric,
  };
  const ways = compoundsWithOtherWays(prepared, after, placeOf, isAffected);
  carryDemand(prepared, after, ways);
  return { prepared: after, greens: touched, gone: greens.gone, renumbered: placeOf !== null, compounds: ways, issues };
}

/** Whether doors that were found again lead through the same recorded gates as before. */
function haveSameGates(before: readonly (readonly Door[])[], after: readonly (readonly Door[])[]): boolean {
  const [was, is] = [gatesOfDoors(before), gatesOfDoors(after)];
  return was.size === is.size && [...was].every((gate) => is.has(gate));
}

/** Compounds with other names; null where more of any home changed, or a change is of a kind that cannot be patched. */
function renamed(prepared: Prepared, changes: readonly Change[], issues: Issue[]): readonly Compound[] | null {
  if (changes.every(({ kind }) => kind === 'park' || kind === 'green' || kind === 'gate')) return prepared.columns.compounds;
  const compounds = [...prepared.columns.compounds];
  const shape = new Shaper(prepared.columns.plane, issues);
  for (const { kind, id, before, after } of changes) {
    if (kind === 'park' || kind === 'green' || kind === 'gate') continue;
    if (kind !== 'residential' || !before || !after) return null;
    const values = { ...before.values, name: after.values.name ?? null };
    if (!meansNothing({ kind, id, before: { ...before, values }, after })) return null;
    const at = compounds.findIndex((compound) => compound.id === id);
    const own = compounds[at];
    const next = compoundFrom(after, shape, issues)[0];
    if (own && next) compounds[at] = { ...own, name: next.name };
  }
  return compounds;
}

function greensAfter(prepared: Prepared, changes: readonly Change[], order: FileOrder, issues: Issue[]): GreenChanges | null {
  const { columns, clip } = prepared;
  const shape = new Shaper(columns.plane, issues);
  const [greens, doors, inHistoric] = [columns.greens.slice(), prepared.greenDoors.slice(), prepared.inHistoric.slice()];
  const [touched, gone] = [new Set<Green>(), new Set<Green>()];
  const leave = (own: Green | undefined) => {
    if (own && !touched.delete(own)) gone.add(own);
  };
  for (const { kind, id, before, after } of changes) {
    if (kind !== 'park' && kind !== 'green') continue;
    const at = greens.findIndex((own) => own.id === id && own.kind === kind);
    const green = after ? greenFrom(after, shape, issues)[0] : undefined;
    // What was in the city without a usable place has a place among the assets that the columns do not show.
    if (at < 0 && before && green) return null;
    if (green && columns.extent === null && !isInZone(prepared, green)) return null;
    if (at >= 0) leave(greens[at]);
    const to = at >= 0 ? at : placeAmong(greens, { kind, id }, order);
    const [taken, put] = [at >= 0 ? 1 : 0, green ? [green] : []];
    greens.splice(to, taken, ...put);
    doors.splice(to, taken, ...put.map(() => []));
    inHistoric.splice(to, taken, ...put.map((own) => mostlyInside(own, columns.historic, clip)));
    if (green) touched.add(green);
  }
  return { greens, doors, inHistoric, touched, gone };
}

/** Without an extent the outermost things choose the 3° zone of the plane: one that lies in the zone cannot choose another. */
function isInZone({ columns: { plane } }: Prepared, { region: { box } }: Green): boolean {
  const [lon] = plane.inverse(box[0], box[1]);
  return Math.abs(lon - plane.centralMeridian) <= 1.5;
}

function gatesAfter({ columns }: Prepared, changes: readonly Change[], order: FileOrder, issues: Issue[]): GateChanges | null {
  const touched: Gate[] = [];
  const kept: (Gate | null)[] = [...columns.gates];
  const added: Gate[] = [];
  for (const { kind, id, before, after } of changes) {
    if (kind !== 'gate') continue;
    const at = kept.findIndex((gate) => gate?.id === id);
    const gate = after ? gateFrom(after, columns.plane, issues)[0] : undefined;
    if (at < 0 && before && gate) return null;
    touched.push(...[kept[at], gate].flatMap((one) => one ?? []));
    if (at >= 0) kept[at] = gate ?? null;
    else if (gate) added.push(gate);
  }
  let next = 0;
  const placeOf = Int32Array.from(kept, (gate) => (gate ? next++ : -1));
  const gates = kept.filter((gate) => gate !== null);
  for (const gate of added) putGate(gates, gate, placeOf, order);
  return { gates, placeOf: placeOf.every((place, at) => place === at) ? null : placeOf, touched };
}

/** A gate that comes: where it stood in the file, with those behind it one further, else last. */
function putGate(gates: Gate[], gate: Gate, placeOf: Int32Array, order: FileOrder): void {
  const named = ({ id }: Gate) => ({ kind: 'gate', id });
  const to = placeAmong(gates.map(named), named(gate), order);
  gates.splice(to, 0, gate);
  for (let at = 0; at < placeOf.length; at++) if ((placeOf[at] as number) >= to) placeOf[at] = (placeOf[at] as number) + 1;
}

/** Doors with their gates under new numbers; the same array where none changes. */
function renumbered(doors: readonly Door[], placeOf: Int32Array | null): readonly Door[] {
  if (placeOf === null || doors.every(({ gate }) => gate < 0 || placeOf[gate] === gate)) return doors;
  return doors.map((door) => (door.gate < 0 ? door : { ...door, gate: placeOf[door.gate] as number }));
}

/**
 * Places that a touched gate belongs to, before or after; changed greens; and where a green has the id of other places, those, as gates that
 * name the id choose among them. Places are numbered greens first.
 */
function affectedPlaces(
  { greens, compounds }: CoverageColumns,
  gates: readonly Gate[],
  { touched, gone }: GreenChanges,
  network: Network,
): ReadonlySet<number> {
  const ids = new Set([...gates.flatMap(({ of }) => of), ...[...touched, ...gone].map(({ id }) => id)]);
  const affected = new Set<number>();
  if (ids.size > 0) {
    for (let g = 0; g < greens.length; g++) if (ids.has((greens[g] as Green).id)) affected.add(g);
    const byId = numbersById(compounds);
    for (const id of ids) for (const compound of byId.get(id) ?? []) affected.add(greens.length + compound);
  }
  for (const gate of gates) {
    if (gate.of.length > 0) continue;
    const reach = gateReach(gate, network);
    const isNear = ({ region: { box } }: Place) =>
      gate.x >= box[0] - reach && gate.x <= box[2] + reach && gate.y >= box[1] - reach && gate.y <= box[3] + reach;
    for (let g = 0; g < greens.length; g++) if (isNear(greens[g] as Green)) affected.add(g);
    for (let c = 0; c < compounds.length; c++) if (isNear(compounds[c] as Compound)) affected.add(greens.length + c);
  }
  return affected;
}

const numbersMemo = new WeakMap<readonly Compound[], ReadonlyMap<string, readonly number[]>>();

/** The numbers of compounds by id; made once, as their columns stay the same from step to step. */
function numbersById(compounds: readonly Compound[]): ReadonlyMap<string, readonly number[]> {
  const known = numbersMemo.get(compounds);
  if (known) return known;
  const made = new Map<string, number[]>();
  compounds.forEach(({ id }, c) => {
    const same = made.get(id);
    if (same) same.push(c);
    else made.set(id, [c]);
  });
  numbersMemo.set(compounds, made);
  return made;
}

/** null where a compound turns into one with gates, or back: its walls come or go with them. */
function compoundsAfter(
  prepared: Prepared,
  { columns, any, affected, placeOf, recorded }: CompoundChange,
): readonly CompoundAccess[] | null {
  if (!any && placeOf === null) return prepared.compounds;
  const out: CompoundAccess[] = [];
  for (const [c, own] of prepared.compounds.entries()) {
    const { walled, region } = columns[c] as Compound;
    if (!affected(c)) {
      const doors = renumbered(own.doors, placeOf);
      out.push(doors === own.doors ? own : { ...own, doors });
      continue;
    }
    const entrances = recorded(c);
    if ((walled ?? entrances.length > 0) !== own.gated) return null;
    out.push(own.gated ? { ...own, doors: doorsOf(prepared, region, entrances) } : own);
  }
  return out;
}

interface CompoundChange {
  readonly columns: readonly Compound[];
  /** Whether any is affected. */
  readonly any: boolean;
  affected(compound: number): boolean;
  readonly placeOf: Int32Array | null;
  recorded(compound: number): Entrance[];
}

/**
 * Compounds with other ways out: those whose doors were found again, and those with a door off the network at a gate that has begun or ceased
 * to lead into a green.
 */
function compoundsWithOtherWays(
  before: Prepared,
  after: Prepared,
  placeOf: Int32Array | null,
  affected: (compound: number) => boolean,
): readonly number[] {
  if (after.compounds === before.compounds && after.greenGates === before.greenGates) return [];
  const was = new Set([...before.greenGates].map((gate) => placeOf?.[gate] ?? gate));
  const turned = new Set([...was, ...after.greenGates].filter((gate) => was.has(gate) !== after.greenGates.has(gate)));
  const isTurned = ({ gate, positions }: Door) => positions.length === 0 && turned.has(gate);
  return [...after.compounds.keys()].filter((c) => {
    const { gated, doors } = after.compounds[c] as CompoundAccess;
    return gated && (affected(c) || (turned.size > 0 && doors.some(isTurned)));
  });
}
