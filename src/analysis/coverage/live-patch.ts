import type { Change } from '../../core/edit.ts';
import type { Issue } from '../../core/issue.ts';
import { compoundFrom, gateFrom, greenFrom, meansNothing } from './adapter.ts';
import type { Compound, Gate, Green } from './columns.ts';
import { carryDemand } from './demand.ts';
import { type Entrance, gateReach, type Place, recordedOf } from './gates.ts';
import { type CompoundAccess, type Door, doorsOf, doorsOfGreen, gatesOfDoors, mostlyInside, type Prepared } from './prepare.ts';
import { Shaper } from './shaper.ts';

/** A prepared city after some changes of parks, other green and gates. */
export interface Patched {
  readonly prepared: Prepared;
  /** Greens that are new or changed, or whose doors were found again. */
  readonly greens: ReadonlySet<Green>;
  /** Compounds whose doors, or the ways to them, were found again. */
  readonly compounds: readonly number[];
  readonly issues: readonly Issue[];
}

interface GreenEntry {
  readonly green: Green;
  readonly doors: readonly Door[];
  readonly inHistoric: boolean;
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
 * and of anything whose place in the columns is not known: the city must be prepared anew then. Columns keep the order of the assets.
 */
export function patchPrepared(prepared: Prepared, changes: readonly Change[]): Patched | null {
  const issues: Issue[] = [];
  const meant = changes.filter((change) => !meansNothing(change));
  const compoundColumns = renamed(prepared, meant, issues);
  const greens = greensAfter(prepared, meant, issues);
  const gateChanges = gatesAfter(prepared, meant, issues);
  if (!compoundColumns || !greens || !gateChanges) return null;
  const { gates, placeOf } = gateChanges;
  const columns = { ...prepared.columns, greens: greens.entries.map(({ green }) => green), gates, compounds: compoundColumns };
  const places: readonly Place[] = [...columns.greens, ...columns.compounds];
  const affected = affectedPlaces(places, gateChanges.touched, greens.touched, prepared);
  const touched = new Set(greens.touched);
  const doors = greens.entries.map((entry, g): readonly Door[] => {
    if (!affected.has(g)) return renumbered(entry.doors, placeOf);
    touched.add(entry.green);
    return doorsOfGreen(prepared, entry.green, recordedOf(g, places, gates, prepared.network));
  });
  const isAffected = (compound: number) => affected.has(columns.greens.length + compound);
  const recorded = (compound: number) => recordedOf(columns.greens.length + compound, places, gates, prepared.network);
  const compounds = compoundsAfter(prepared, { columns: columns.compounds, affected: isAffected, placeOf, recorded });
  if (!compounds) return null;
  const after: Prepared = {
    ...prepared,
    columns,
    greenDoors: doors,
    compounds,
    greenGates: gatesOfDoors(doors),
    inHistoric: greens.entries.map(({ inHistoric }) => inHistoric),
  };
  const ways = compoundsWithOtherWays(prepared, after, placeOf, isAffected);
  carryDemand(prepared, after, ways);
  return { prepared: after, greens: touched, compounds: ways, issues };
}

/** Compounds with other names; null where more of any home changed, or a change is of a kind that cannot be patched. */
function renamed(prepared: Prepared, changes: readonly Change[], issues: Issue[]): readonly Compound[] | null {
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

function greensAfter(prepared: Prepared, changes: readonly Change[], issues: Issue[]) {
  const { columns, greenDoors, inHistoric, clip } = prepared;
  const shape = new Shaper(columns.plane, issues);
  const touched = new Set<Green>();
  const entries = columns.greens.map((green, g): GreenEntry => ({ green, doors: greenDoors[g] ?? [], inHistoric: inHistoric[g] ?? false }));
  for (const { kind, id, before, after } of changes) {
    if (kind !== 'park' && kind !== 'green') continue;
    const at = entries.findIndex(({ green }) => green.kind === kind && green.id === id);
    const green = after ? greenFrom(after, shape, issues)[0] : undefined;
    // What was in the city without a usable place has a place among the assets that the columns do not show.
    if (at < 0 && before && green) return null;
    if (green && columns.extent === null && !isInZone(prepared, green)) return null;
    if (!green) {
      if (at >= 0) entries.splice(at, 1);
      continue;
    }
    touched.add(green);
    const entry = { green, doors: [], inHistoric: mostlyInside(green, columns.historic, clip) };
    if (at >= 0) entries[at] = entry;
    else entries.splice(kind === 'park' ? firstOther(entries) : entries.length, 0, entry);
  }
  return { entries, touched };
}

/** Parks come before other green. */
function firstOther(entries: readonly GreenEntry[]): number {
  const at = entries.findIndex(({ green }) => green.kind !== 'park');
  return at < 0 ? entries.length : at;
}

/** Without an extent the outermost things choose the 3° zone of the plane: one that lies in the zone cannot choose another. */
function isInZone({ columns: { plane } }: Prepared, { region: { box } }: Green): boolean {
  const [lon] = plane.inverse(box[0], box[1]);
  return Math.abs(lon - plane.centralMeridian) <= 1.5;
}

function gatesAfter({ columns }: Prepared, changes: readonly Change[], issues: Issue[]): GateChanges | null {
  const touched: Gate[] = [];
  const gates: (Gate | null)[] = [...columns.gates];
  for (const { kind, id, before, after } of changes) {
    if (kind !== 'gate') continue;
    const at = gates.findIndex((gate) => gate?.id === id);
    const gate = after ? gateFrom(after, columns.plane, issues)[0] : undefined;
    if (at < 0 && before && gate) return null;
    touched.push(...[gates[at], gate].flatMap((one) => one ?? []));
    if (at >= 0) gates[at] = gate ?? null;
    else if (gate) gates.push(gate);
  }
  if (!gates.includes(null)) return { gates: gates as Gate[], placeOf: null, touched };
  let next = 0;
  const placeOf = Int32Array.from(columns.gates, (_, at) => (gates[at] ? next++ : -1));
  return { gates: gates.filter((gate) => gate !== null), placeOf, touched };
}

/** Doors with their gates under new numbers; the same array where none changes. */
function renumbered(doors: readonly Door[], placeOf: Int32Array | null): readonly Door[] {
  if (placeOf === null || doors.every(({ gate }) => gate < 0 || placeOf[gate] === gate)) return doors;
  return doors.map((door) => (door.gate < 0 ? door : { ...door, gate: placeOf[door.gate] as number }));
}

/**
 * Places that a touched gate belongs to, before or after; changed greens; and where a green has the id of other places, those, as gates that
 * name the id choose among them.
 */
function affectedPlaces(
  places: readonly Place[],
  gates: readonly Gate[],
  greens: ReadonlySet<Green>,
  { network, columns }: Prepared,
): ReadonlySet<number> {
  const ids = new Set([...gates.flatMap(({ of }) => of), ...[...greens].map(({ id }) => id)]);
  const kept = new Set(places.slice(0, places.length - columns.compounds.length));
  for (const green of columns.greens) if (!kept.has(green)) ids.add(green.id);
  const near = gates.filter(({ of }) => of.length === 0);
  const affected = new Set<number>();
  places.forEach(({ id, region: { box } }, index) => {
    const isNear = near.some((gate) => {
      const reach = gateReach(gate, network);
      return gate.x >= box[0] - reach && gate.x <= box[2] + reach && gate.y >= box[1] - reach && gate.y <= box[3] + reach;
    });
    if (isNear || ids.has(id)) affected.add(index);
  });
  return affected;
}

/** null where a compound turns into one with gates, or back: its walls come or go with them. */
function compoundsAfter(prepared: Prepared, { columns, affected, placeOf, recorded }: CompoundChange): readonly CompoundAccess[] | null {
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
  const was = new Set([...before.greenGates].map((gate) => placeOf?.[gate] ?? gate));
  const turned = new Set([...was, ...after.greenGates].filter((gate) => was.has(gate) !== after.greenGates.has(gate)));
  const isTurned = ({ gate, positions }: Door) => positions.length === 0 && turned.has(gate);
  return [...after.compounds.keys()].filter((c) => {
    const { gated, doors } = after.compounds[c] as CompoundAccess;
    return gated && (affected(c) || (turned.size > 0 && doors.some(isTurned)));
  });
}
