import { readFileSync } from 'node:fs';
import { circleColumns, withoutSteps } from '../../src/analysis/circle/adapter.ts';
import type { CircleColumns } from '../../src/analysis/circle/columns.ts';
import { runCircle } from '../../src/analysis/circle/engine.ts';
import type { CircleCell, CircleParams, CircleResult, CircleRow, CircleSheet } from '../../src/analysis/circle/spec.ts';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import type { City } from '../../src/core/city.ts';
import { silentHost } from '../../src/core/result.ts';

export const circleSheetIds = ['gb50180-2018', 'tdt1062-2021', 'mofcom-2021', 'wanzheng-2020'];
export const circleBase = { dataRevision: 'test', time: '2026-01-01T00:00:00Z' };

export function circleSheet(id: string): CircleSheet {
  return JSON.parse(readFileSync(new URL(`../../data/rules/${id}.json`, import.meta.url), 'utf8')) as CircleSheet;
}

/** A sheet of one's own: each row a kind with its limit. */
export function sheetOf(rows: readonly (Pick<CircleRow, 'id'> & Partial<CircleRow>)[]): CircleSheet {
  return {
    schemaVersion: 1,
    type: 'circle',
    id: 'own',
    version: '1',
    label: { zh: '自定', en: 'Own' },
    source: '自定',
    rows: rows.map((row) => ({ label: { zh: row.id, en: row.id }, kinds: [row.id], tier: 15, required: true, source: '自定', ...row })),
    remarks: [],
  };
}

export const plainParams: CircleParams = { minutes: 15, profile: 'default', crossingWaitS: 0 };

/** The columns of a drawn city, on the network of the profile. */
export async function columnsOf(city: City, profile: CircleParams['profile'] = 'default'): Promise<CircleColumns> {
  const own = profile === 'wheelchair' ? withoutSteps(city) : city;
  return circleColumns(own, await prepareCoverage(coverageColumns(own).columns, silentHost));
}

export async function circle(city: City, sheet: CircleSheet, params: Partial<CircleParams> = {}): Promise<CircleResult> {
  const all = { ...plainParams, ...params };
  return runCircle(await columnsOf(city, all.profile), sheet, all, silentHost, circleBase);
}

export function cell(result: CircleResult, id: string, row: string): CircleCell {
  const found = result.rows.find((each) => each.id === id)?.kinds[row];
  if (!found) throw new Error(`no cell ${id} ${row}`);
  return found;
}
