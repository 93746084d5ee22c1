import { describe, expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { coverageRows, runCoverage } from '../../../src/analysis/coverage/engine.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import type { CoverageRow } from '../../../src/analysis/coverage/spec.ts';
import { unitAmounts, unitRows } from '../../../src/analysis/coverage/unit-amounts.ts';
import { areaTree } from '../../../src/core/area.ts';
import { areaLevels } from '../../../src/core/area-level.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { silentHost } from '../../../src/core/result.ts';
import { readCityFiles } from '../../../src/formats/city-folder.ts';
import { committed } from '../../demo/demo.ts';
import { sheet } from '../../scenes/coverage.ts';

function unit(level: string, code: string, parentCode: string | null, managedBy: string | null = null): Asset {
  return { kind: 'area', id: code, geometry: null, values: { level, code, name: code, parentCode, managedBy } };
}

const row = (areaCode: string, covered: number, uncovered: number, unknown = 0): CoverageRow => ({
  areaCode,
  name: areaCode,
  covered,
  uncovered,
  unknown,
  share: null,
});

/** City c of two districts and a zone without an outline; the zone runs town t2 of district d1. */
const units = [
  unit('city', 'c', null),
  unit('district', 'd1', 'c'),
  unit('district', 'd2', 'c'),
  unit('district', 'zone', 'c'),
  unit('town', 't1', 'd1'),
  unit('town', 't2', 'd1', 'zone'),
];
const legal = areaTree(units, 'legal', '2026-01-01');
const managing = areaTree(units, 'managing', '2026-01-01');
/** 10 ha of d1 lie in no town. */
const rows = unitRows([[row('c', 60, 50, 5)], [row('d1', 50, 40, 5), row('d2', 10, 10)], [row('t1', 30, 20, 5), row('t2', 15, 15)]]);

describe('the figure of one unit', () => {
  test('in the legal basis is its own row', () => {
    for (const code of ['c', 'd1', 'd2', 't1', 't2']) {
      const { covered, uncovered, unknown } = rows.get(code) as CoverageRow;
      expect(unitAmounts(legal, legal, rows, code)).toMatchObject({ covered, uncovered, unknown });
    }
  });

  test('follows who runs a town: the zone gains what the district loses, the city stays', () => {
    expect(unitAmounts(legal, managing, rows, 'zone')).toEqual({ covered: 15, uncovered: 15, unknown: 0, share: 0.5 });
    expect(unitAmounts(legal, managing, rows, 'd1')).toEqual({ covered: 35, uncovered: 25, unknown: 5, share: 35 / 60 });
    expect(unitAmounts(legal, managing, rows, 'c')).toMatchObject({ covered: 60, uncovered: 50, unknown: 5 });
  });

  test('is none where nothing of it is drawn', () => {
    expect(unitAmounts(legal, legal, rows, 'zone')).toBeNull();
    expect(unitAmounts(legal, legal, rows, 'nowhere')).toBeNull();
  });
});

describe('rows of levels', () => {
  const { city } = readCityFiles(new Map(committed), '');
  const assets = city.assets.filter(({ kind }) => kind === 'area');

  test('every unit of the demo city has the figure that a run by its level gives it, and districts sum to the city in both bases', async () => {
    const { columns } = coverageColumns(city);
    const prepared = await prepareCoverage(columns, silentHost);
    const levels = await Promise.all(
      areaLevels.map((by) => coverageRows(prepared, sheet('park-2022'), { metric: 'straight', by, denominator: 'land' }, silentHost)),
    );
    const all = unitRows(levels);
    const trees = { legal: areaTree(assets, 'legal', '2025-01-01'), managing: areaTree(assets, 'managing', '2025-01-01') };
    const params = { metric: 'straight', by: 'town', denominator: 'land' } as const;
    const towns = await runCoverage(prepared, sheet('park-2022'), params, silentHost, { dataRevision: '0', time: '' });
    for (const { areaCode, name: _, ...amounts } of towns.rows) {
      if (areaCode === null) continue;
      const own = unitAmounts(trees.legal, trees.legal, all, areaCode);
      expect(own?.covered).toBeCloseTo(amounts.covered, 2);
      expect(own?.uncovered).toBeCloseTo(amounts.uncovered, 2);
    }
    for (const tree of Object.values(trees)) {
      const whole = unitAmounts(trees.legal, tree, all, '370900');
      const districts = tree.nodes.get('370900')?.children.map((code) => unitAmounts(trees.legal, tree, all, code)?.covered ?? 0) ?? [];
      expect(districts.filter((covered) => covered > 0).length).toBeGreaterThan(1);
      expect(districts.reduce((sum, covered) => sum + covered, 0)).toBeCloseTo(whole?.covered ?? 0, 0);
    }
  });
});
