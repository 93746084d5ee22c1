import { breathe } from '../../core/breathe.ts';
import type { Host, Stamp, StampNote } from '../../core/result.ts';
import { type Basis, type Demand, demandOf } from './demand.ts';
import { spreadNotes } from './people.ts';
import type { Prepared } from './prepare.ts';
import { anySizedPark, changedBetween, countsOf, type Served, servedGreens } from './rules.ts';
import type { Amounts, CoverageParams, CoverageResult, CoverageRow, PeopleFrom, RuleSheet } from './spec.ts';
import { countables } from './spec.ts';
import { coveredAreas } from './straight.ts';
import { amountsOf, emptySums, type Sums, slotOf } from './sums.ts';
import { classesOf, type KnownClasses, statusClasses, walksOf } from './walk.ts';

const engineVersion = '1';

/** What the caller knows of the run: where the data stand and when it is. */
export interface StampBase {
  readonly dataRevision: string;
  readonly time: string;
}

/**
 * Coverage of a city under a rule sheet. `straight` is the official figure: land inside the union of service areas; nothing in it is
 * unknown but where no open sized park is recorded. `walk` counts sample points that a walk through gates reaches within the same limits.
 * Rows follow the codes of the units; land outside every unit is the last row, with code null; `total` sums the rows.
 */
export async function runCoverage(
  prepared: Prepared,
  sheet: RuleSheet,
  params: CoverageParams,
  host: Host,
  base: StampBase,
): Promise<CoverageResult> {
  const counts = countsOf(sheet);
  const answer = await answerTo(prepared, sheet, params, [], host);
  const rows = rowsOf(answer.demand, answer.sums);
  const total = totalOf(rows);
  const variants: { option: (typeof countables)[number]; counts: boolean; total: Amounts }[] = [];
  for (const option of countables) {
    if (sheet.counts[option]?.openQuestion !== true) continue;
    const turned = await answerTo(prepared, sheet, params, [option], host, answer.found);
    variants.push({ option, counts: !counts[option], total: totalOf(rowsOf(turned.demand, turned.sums)) });
  }
  host.progress(1);
  const stamp = stampOf(prepared, sheet, params, answer.served, base);
  return { stamp: { ...stamp, notes: [...stamp.notes, ...unknownNotes(total)] }, rows, total, variants, issues: [] };
}

/** From this share on, unknown demand is said beside the figure: two figures with other unknowns have other denominators. */
const muchUnknown = 0.1;

function unknownNotes({ covered, uncovered, unknown }: Amounts): StampNote[] {
  const share = unknown / (covered + uncovered + unknown);
  return share >= muchUnknown && share < 1 ? [{ code: 'much-unknown', params: { percent: Math.round(100 * share) } }] : [];
}

/** The rows of one level alone, for figures of single units: what `runCoverage` counts them from is kept, so further levels cost little. */
export async function coverageRows(
  prepared: Prepared,
  sheet: RuleSheet,
  params: CoverageParams,
  host: Host,
): Promise<readonly CoverageRow[]> {
  const { demand, sums } = await answerTo(prepared, sheet, params, [], host);
  return rowsOf(demand, sums);
}

type Flipped = readonly (typeof countables)[number][];

/** What sums of every level are made from: areas of pieces for `straight`, classes of sample points for `walk`. */
interface Found {
  readonly basis: Basis;
  readonly served: readonly Served[];
  readonly areas?: readonly number[];
  readonly classes?: KnownClasses;
}

interface Answer {
  readonly demand: Demand;
  readonly served: readonly Served[];
  readonly sums: Sums;
  readonly found: Found;
}

/** Kept by basis, metric and rule: further levels of the same question cost only their sums. */
const kept = new WeakMap<Basis, Map<string, Found>>();

async function answerTo(
  prepared: Prepared,
  sheet: RuleSheet,
  params: CoverageParams,
  flipped: Flipped,
  host: Host,
  other?: Found,
): Promise<Answer> {
  const counts = countsOf(sheet, flipped);
  const served = servedGreens(prepared.columns.greens, prepared.inHistoric, sheet, counts);
  const demand = demandOf(prepared, params.by, params.denominator, counts.urbanVillages, params.people);
  const key = JSON.stringify([params.metric, sheet.tiers, sheet.counts, flipped]);
  const made = kept.get(demand.basis) ?? new Map<string, Found>();
  kept.set(demand.basis, made);
  const known = made.get(key) ?? (other?.basis === demand.basis ? other : undefined);
  await breathe(host);
  const found = await findFor(prepared, sheet, params, demand, served, host, known);
  made.set(key, found);
  const anyPark = anySizedPark(prepared.columns.greens, prepared.inHistoric, sheet);
  const sums = found.classes ? await walkSums(demand, found.classes.classes, host) : straightSums(demand, found.areas ?? [], anyPark);
  return { demand, served, sums, found };
}

async function findFor(
  prepared: Prepared,
  sheet: RuleSheet,
  { metric }: CoverageParams,
  demand: Demand,
  served: readonly Served[],
  host: Host,
  known: Found | undefined,
): Promise<Found> {
  if (known && changedBetween(known.served, served).length === 0) return known;
  const { basis } = demand;
  if (metric === 'walk') {
    const walks = walksOf(prepared, sheet, served);
    return { basis, served, classes: { walks, classes: await classesOf(prepared, demand, walks, host, known?.classes) } };
  }
  return {
    basis,
    served,
    areas: coveredAreas(prepared, served, demand.pieces, known?.areas && { served: known.served, areas: known.areas }),
  };
}

function straightSums(demand: Demand, areas: readonly number[], anyPark: boolean): Sums {
  const sums = emptySums(demand.units);
  const others = anyPark ? sums.uncovered : sums.unknown;
  demand.pieces.forEach((piece, i) => {
    const slot = slotOf(demand.units, piece.unit);
    const inside = (areas[i] ?? 0) * piece.perM2;
    sums.covered.add(slot, inside);
    others.add(slot, piece.area * piece.perM2 - inside);
  });
  return sums;
}

async function walkSums(demand: Demand, classes: Uint8Array, host: Host): Promise<Sums> {
  const sums = emptySums(demand.units);
  const { cells } = await demand.cells(host);
  const slots = demand.pieces.map(({ unit }) => slotOf(demand.units, unit));
  for (let i = 0; i < cells.count; i++) {
    const into = sums[statusClasses[classes[i] as number] ?? 'unknown'];
    into.add(slots[cells.piece[i] as number] as number, cells.amount[i] as number);
  }
  return sums;
}

export function rowsOf(demand: Pick<Demand, 'units'>, sums: Sums): CoverageRow[] {
  const at = (slot: number) => amountsOf(sums.covered.at(slot), sums.uncovered.at(slot), sums.unknown.at(slot));
  const rows: CoverageRow[] = demand.units.units.map(({ code, name }, slot) => ({ areaCode: code, name, ...at(slot) }));
  const outside = at(demand.units.units.length);
  const any = outside.covered + outside.uncovered + outside.unknown > 0;
  return any ? [...rows, { areaCode: null, name: '', ...outside }] : rows;
}

export function totalOf(rows: readonly CoverageRow[]): Amounts {
  const sum = (key: 'covered' | 'uncovered' | 'unknown') => rows.reduce((total, row) => total + row[key], 0);
  return amountsOf(sum('covered'), sum('uncovered'), sum('unknown'));
}

export function stampOf(prepared: Prepared, sheet: RuleSheet, params: CoverageParams, served: readonly Served[], base: StampBase): Stamp {
  return {
    engine: 'coverage',
    engineVersion,
    ruleSheet: { id: sheet.id, version: sheet.version },
    params: {
      metric: params.metric,
      by: params.by,
      denominator: params.denominator,
      ...(spreadFrom(params) ? { people: spreadFrom(params) } : {}),
      accessM: prepared.accessM,
    },
    dataRevision: base.dataRevision,
    time: base.time,
    notes: notesOf(prepared, sheet, params, served),
  };
}

/** The zones whose people are spread over homes; null where people are those recorded of compounds. */
function spreadFrom({ denominator, people = 'compounds' }: CoverageParams): Exclude<PeopleFrom, 'compounds'> | null {
  return denominator === 'people' && people !== 'compounds' ? people : null;
}

/** What a reader of the figures must know. */
function notesOf(prepared: Prepared, sheet: RuleSheet, params: CoverageParams, served: readonly Served[]): StampNote[] {
  const { columns } = prepared;
  const notes: StampNote[] = columns.notes.map((code) => ({ code, params: {} }));
  const note = (code: string, values: StampNote['params'] = {}) => notes.push({ code, params: values });
  if (columns.builtUp === null) note('no-built-up');
  if (params.denominator === 'land' && columns.parcels === null && !columns.notes.includes('buildings-stand-in'))
    note('compounds-stand-in');
  if (params.by !== 'city' && !columns.areas.some(({ level }) => level === params.by)) note('no-areas-of-level');
  if (!anySizedPark(columns.greens, prepared.inHistoric, sheet)) note('no-open-sized-park');
  const from = spreadFrom(params);
  if (from) notes.push(...spreadNotes(columns, from, prepared.clip));
  else if (params.denominator !== 'land') {
    const missing = columns.compounds.filter((compound) => compound[params.denominator as 'people' | 'dwellings'] === null).length;
    if (missing > 0) note(`${params.denominator}-missing`, { count: missing, of: columns.compounds.length });
  }
  if (params.metric === 'walk') {
    const doors = served.map(({ green }) => prepared.greenDoors[green] ?? []);
    const inferred = doors.filter((own) => own.some((door) => door.inferred)).length;
    const closed = doors.filter((own) => !own.some((door) => door.positions.length > 0)).length;
    const assumed = prepared.compounds.filter(({ gated }, c) => !gated && columns.compounds[c]?.walled === null).length;
    if (inferred > 0) note('gates-inferred', { count: inferred, of: served.length });
    if (closed > 0) note('parks-not-enterable', { count: closed });
    if (assumed > 0 && !columns.notes.includes('buildings-stand-in')) note('compounds-taken-as-open', { count: assumed });
    if (columns.extent === null) note('no-extent');
  }
  return notes;
}
