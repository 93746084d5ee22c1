import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverage } from '../scenes/coverage.ts';
import { bruteCoverage, type CellAmounts } from './brute-coverage.ts';
import { asBrute, asCity, drawCity, plan } from './drawn-city.ts';

const areaToleranceM2 = 0.5;

interface Row {
  readonly covered: number;
  readonly uncovered: number;
  readonly unknown: number;
}

function differs(cell: CellAmounts, row: Row | undefined): boolean {
  return (['covered', 'uncovered', 'unknown'] as const).some((status) => Math.abs(cell[status] - (row?.[status] ?? 0)) > areaToleranceM2);
}

describe('walked coverage against brute force', () => {
  test('cell by cell on random cities with gates, walls, bridges, islands and a data border', async () => {
    const seen = { cells: 0, close: 0, covered: 0, uncovered: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(plan, async (spec) => {
        const drawn = drawCity(spec);
        const cells = bruteCoverage(asBrute(drawn));
        fc.pre(cells !== null);
        const { rows } = await coverage(
          asCity(
            drawn,
            [...cells.values()].map(({ at }) => at),
          ),
          { metric: 'walk', by: 'community' },
        );
        const byCode = new Map(rows.map((row) => [row.areaCode, row]));
        const wrong = [...cells].filter(([code, cell]) => !cell.close && differs(cell, byCode.get(code)));
        for (const cell of cells.values()) {
          seen.cells++;
          if (cell.close) seen.close++;
          for (const status of ['covered', 'uncovered', 'unknown'] as const) if (cell[status] > 0) seen[status]++;
        }
        expect(wrong.map(([code, cell]) => ({ cell, row: byCode.get(code) }))).toEqual([]);
      }),
      { numRuns: 60, seed: 20261123 },
    );
    expect(seen.close / seen.cells).toBeLessThan(0.01);
    for (const many of [seen.covered, seen.uncovered, seen.unknown]) expect(many).toBeGreaterThan(200);
  });
});
