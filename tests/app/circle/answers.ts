import type { CircleCell, CircleRow, CircleSheet, CompoundCircle } from '../../../src/analysis/circle/spec.ts';
import type { CircleAnswer } from '../../../src/app/state/circle.ts';
import type { City } from '../../../src/core/city.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { box, city } from '../../scenes/draw.ts';

function row(id: string, more: Partial<CircleRow> = {}): CircleRow {
  return { id, label: { zh: id, en: id }, kinds: [id], limitM: 300, tier: 5, required: true, source: '示意', ...more };
}

/** Three required rows, one of which the city has nothing of; one optional; one of a larger circle than was asked for. */
const sheet: CircleSheet = {
  schemaVersion: 1,
  type: 'circle',
  id: 'drawn',
  version: '1',
  label: { zh: '示意表', en: 'drawn' },
  source: '示意',
  rows: [row('school'), row('shop'), row('bare'), row('extra', { required: false }), row('far', { tier: 15 })],
  remarks: [],
};

const cells: Readonly<Record<string, CircleCell['status']>> = { '+': 'reached', '-': 'beyond', '?': 'unknown' };

/** A compound by its signs for school, shop and extra: `+-?`. */
export function compound(id: string, areaCode: string | null, people: number | null, signs: string): CompoundCircle {
  const cell = (sign: string | undefined): CircleCell => ({
    metres: null,
    minutes: null,
    straightM: null,
    toId: null,
    status: cells[sign ?? '?'] ?? 'unknown',
  });
  const [school, shop, extra] = [...signs].map(cell);
  const kinds = { school: school ?? cell('?'), shop: shop ?? cell('?'), extra: extra ?? cell('?'), bare: cell('?') };
  return { id, name: id, areaCode, people, score: null, missing: [], kinds };
}

export function answerOf(rows: readonly CompoundCircle[]): CircleAnswer {
  return {
    stamp: {
      engine: 'circle',
      engineVersion: '1',
      ruleSheet: { id: 'drawn', version: '1' },
      params: {},
      dataRevision: '0',
      time: '2026-01-01T00:00:00.000Z',
      notes: [],
    },
    noData: ['bare'],
    rows,
    areas: [],
    asked: { sheet, params: { minutes: 10, profile: 'default', crossingWaitS: 0 }, revision: 0 },
  };
}

/** A district of two towns; a zone runs the second; a third town has no compound. */
export const units: City = city([
  box('area', 'd', [0, 0], [3000, 1000], { level: 'district', code: 'd', name: '甲区' }),
  box('area', 'z', [4000, 0], [5000, 1000], { level: 'district', code: 'z', name: '功能区' }),
  box('area', 't1', [0, 0], [1000, 1000], { level: 'town', code: 't1', parentCode: 'd', name: '一镇' }),
  box('area', 't2', [1000, 0], [2000, 1000], { level: 'town', code: 't2', parentCode: 'd', managedBy: 'z', name: '二镇' }),
  box('area', 't3', [2000, 0], [3000, 1000], { level: 'town', code: 't3', parentCode: 'd', name: '三镇' }),
]);

export function scopeOf(area: string | null, basis: 'legal' | 'managing' = 'legal') {
  return { index: cityIndex(units), question: { area, basis } };
}
