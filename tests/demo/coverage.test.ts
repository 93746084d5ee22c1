import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { runCoverage } from '../../src/analysis/coverage/engine.ts';
import { prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import type { Amounts, Metric, RuleSheet } from '../../src/analysis/coverage/spec.ts';
import { silentHost } from '../../src/core/result.ts';
import { readCityFiles } from '../../src/formats/city-folder.ts';
import { committed, distanceM, lines, of, text } from './demo.ts';

const sheet = JSON.parse(readFileSync(new URL('../../data/rules/park-2022.json', import.meta.url), 'utf8')) as RuleSheet;

describe('the city gives figures worth looking at', async () => {
  const { city } = readCityFiles(committed, '泰安');
  const prepared = await prepareCoverage(coverageColumns(city).columns, silentHost);
  const total = async (metric: Metric): Promise<Amounts> => {
    const params = { metric, by: 'city', denominator: 'land' } as const;
    return (await runCoverage(prepared, sheet, params, silentHost, { dataRevision: '', time: '' })).total;
  };
  const straight = await total('straight');
  const walk = await total('walk');

  test('the official share lies between 75 % and 90 %', () => {
    expect(straight.share).toBeGreaterThan(0.75);
    expect(straight.share).toBeLessThan(0.9);
  });

  test('the walked share is clearly lower, with gaps and some land unknown', () => {
    expect(walk.share ?? 1).toBeLessThan((straight.share ?? 0) - 0.15);
    expect(walk.share).toBeGreaterThan(0.3);
    expect(walk.unknown).toBeGreaterThan(0);
    expect(walk.uncovered).toBeGreaterThan(1e6);
  });
});

test('some compounds have a park over their wall and no gate on its side', () => {
  const gates = new Map<string, number[][]>();
  for (const gate of of('gate'))
    if (gate.geometry?.type === 'Point') gates.set(text(gate, 'of'), [...(gates.get(text(gate, 'of')) ?? []), gate.geometry.coordinates]);
  const parks = of('park').filter((park) => park.properties.open === true);
  const overTheWall = of('residential').filter((home) => {
    const own = gates.get(String(home.id)) ?? [];
    const corners = lines(home.geometry).flat();
    return parks.some(
      (park) =>
        corners.some((p) => distanceM(p, park.geometry) < 3) && own.length > 0 && own.every((p) => distanceM(p, park.geometry) > 60),
    );
  });
  expect(overTheWall.length).toBeGreaterThan(20);
});
