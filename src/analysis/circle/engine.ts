import { breathe } from '../../core/breathe.ts';
import type { Host, Stamp, StampNote } from '../../core/result.ts';
import type { StampBase } from '../coverage/engine.ts';
import { areasFrom, membersOf, sharesOf } from './areas.ts';
import type { CircleColumns } from './columns.ts';
import { cellsOfRow, groundOf, thingsOfRow } from './row.ts';
import type { CircleCell, CircleParams, CircleResult, CircleRow, CircleSheet, CompoundCircle } from './spec.ts';
import { walkingSpeeds } from './speed.ts';

const engineVersion = '1';

/** The cells of each row, in the order of the homes. */
export type Cells = ReadonlyMap<string, readonly CircleCell[]>;

/** Rows of the circles that are asked for. */
export function rowsAsked({ rows }: CircleSheet, { minutes }: CircleParams): readonly CircleRow[] {
  return rows.filter(({ tier }) => tier <= minutes);
}

/**
 * The 15-minute circle of every compound under one sheet: the nearest of each row on foot from its gates, what is missing, and the people
 * covered of every unit. One search a row over all its facilities.
 */
export async function runCircle(
  columns: CircleColumns,
  sheet: CircleSheet,
  params: CircleParams,
  host: Host,
  base: StampBase,
): Promise<CircleResult> {
  await breathe(host);
  const ground = groundOf(columns, params);
  const rows = rowsAsked(sheet, params);
  const cells = new Map<string, readonly CircleCell[]>();
  const noData: string[] = [];
  for (const [index, row] of rows.entries()) {
    host.progress(index / rows.length);
    await breathe(host);
    const things = thingsOfRow(columns, row);
    if (things.length === 0) noData.push(row.id);
    cells.set(row.id, cellsOfRow(ground, row, things));
  }
  host.progress(1);
  return resultOf(columns, sheet, params, cells, noData, base);
}

/** The answer from the cells of all rows. */
export function resultOf(
  columns: CircleColumns,
  sheet: CircleSheet,
  params: CircleParams,
  cells: Cells,
  noData: readonly string[],
  base: StampBase,
): CircleResult {
  const rows = rowsAsked(sheet, params);
  const members = membersOf(columns);
  const shares = new Map(rows.map(({ id }) => [id, sharesOf(members, columns.homes, cells.get(id) ?? [])]));
  return {
    stamp: stampOf(columns, sheet, params, base),
    noData,
    rows: columns.homes.map((_, home) => compoundOf(columns, rows, cells, home)),
    areas: areasFrom(members, rows, shares),
  };
}

export function compoundOf({ homes }: CircleColumns, rows: readonly CircleRow[], cells: Cells, at: number): CompoundCircle {
  const home = homes[at];
  const kinds: Record<string, CircleCell> = {};
  const missing: string[] = [];
  let [reached, known] = [0, 0];
  for (const { id, required } of rows) {
    const cell = cells.get(id)?.[at];
    if (!cell) continue;
    kinds[id] = cell;
    if (cell.status === 'beyond') missing.push(id);
    if (!required || cell.status === 'unknown') continue;
    known += 1;
    if (cell.status === 'reached') reached += 1;
  }
  return {
    id: home?.id ?? '',
    name: home?.name ?? '',
    areaCode: home?.units[0] ?? null,
    people: home?.people ?? null,
    score: known > 0 ? reached / known : null,
    missing,
    kinds,
  };
}

function stampOf(columns: CircleColumns, sheet: CircleSheet, params: CircleParams, base: StampBase): Stamp {
  const { prepared } = columns;
  return {
    engine: 'circle',
    engineVersion,
    ruleSheet: { id: sheet.id, version: sheet.version },
    params: {
      minutes: params.minutes,
      profile: params.profile,
      speedMPerMin: walkingSpeeds[params.profile].mPerMin,
      crossingWaitS: params.crossingWaitS,
      basis: 'legal',
      accessM: prepared.accessM,
    },
    dataRevision: base.dataRevision,
    time: base.time,
    notes: notesOf(columns, sheet, params),
  };
}

/** What a reader of the figures must know. */
function notesOf({ prepared, homes, unplaced, lostCrossings }: CircleColumns, sheet: CircleSheet, params: CircleParams): StampNote[] {
  const { columns, compounds } = prepared;
  const notes: StampNote[] = columns.notes.map((code) => ({ code, params: {} }));
  const note = (code: string, values: StampNote['params'] = {}) => notes.push({ code, params: values });
  if (homes.length === 0) note('circle-no-homes');
  const missing = homes.filter(({ people }) => people === null).length;
  if (missing > 0) note('people-missing', { count: missing, of: homes.length });
  const assumed = compounds.filter(({ gated }, c) => !gated && columns.compounds[c]?.walled === null).length;
  if (assumed > 0 && !columns.notes.includes('buildings-stand-in')) note('compounds-taken-as-open', { count: assumed });
  const inferred = compounds.filter(({ doors }) => doors.some((door) => door.inferred)).length;
  if (inferred > 0) note('circle-gates-inferred', { count: inferred });
  const kinds = new Set(rowsAsked(sheet, params).flatMap((row) => row.kinds));
  const lost = [...kinds].reduce((sum, kind) => sum + unplaced(kind), 0);
  if (lost > 0) note('circle-unplaced', { count: lost });
  if (params.crossingWaitS > 0) note('circle-crossing-wait', { seconds: params.crossingWaitS });
  if (params.crossingWaitS > 0 && lostCrossings > 0) note('circle-crossings-unplaced', { count: lostCrossings });
  if (params.profile === 'wheelchair') note('circle-no-steps');
  if (columns.extent === null) note('no-extent');
  return notes;
}
