import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartScale } from '../../../src/app/features/trend/chart-scale.ts';
import { addRuns, readRunsFile, runsText } from '../../../src/app/features/trend/runs-file.ts';
import { breaksOf, trendOf } from '../../../src/app/features/trend/trend.ts';
import type { Stamp } from '../../../src/core/result.ts';
import { AlreadyPublished, memoryPublished, type PublishedRow, type PublishedRun, readPublished } from '../../../src/store/published.ts';

const stamp: Stamp = {
  engine: 'coverage',
  engineVersion: '1',
  ruleSheet: { id: 'park-2022', version: '1' },
  params: { metric: 'walk', by: 'town', denominator: 'land', accessM: 100 },
  dataRevision: '0',
  time: '2026-01-01T00:00:00Z',
  notes: [],
};

function run(id: string, share: number | null, changed: Partial<Stamp> = {}, rows: readonly PublishedRow[] = []): PublishedRun {
  return {
    schemaVersion: 1,
    id,
    name: id,
    publishedAt: `2026-0${id.slice(-1)}-01T00:00:00Z`,
    city: { name: '示意城', areaCode: '370900', dataDate: '2026-01-01', synthetic: true },
    sheet: { zh: '规则', en: 'rule' },
    series: [
      { id: 'walk', label: { zh: '步行', en: 'walk' }, stamp: { ...stamp, ...changed }, total: { share, amounts: {} }, rows, targets: [] },
    ],
  };
}

const whole = { series: 'walk', area: null, basis: 'legal' } as const;

describe('the trend of a figure', () => {
  test('runs asked alike are one group, whatever the level of their rows and the time', () => {
    const points = trendOf(
      [run('r1', 0.5), run('r2', 0.6, { time: '2026-02-02T00:00:00Z', params: { ...stamp.params, by: 'city' } })],
      whole,
    );
    expect(points.map(({ group, figure }) => [group, figure?.share])).toEqual([
      [0, 0.5],
      [0, 0.6],
    ]);
    expect(breaksOf(points)).toEqual([]);
  });

  test.each([
    ['sheet', { ruleSheet: { id: 'park-2022', version: '2' } }],
    ['measure', { params: { ...stamp.params, denominator: 'people' } }],
    ['access', { params: { ...stamp.params, accessM: 50 } }],
    ['engine', { engineVersion: '2' }],
    ['frame', { notes: [{ code: 'no-built-up', params: {} }] }],
  ] as const)('another %s is not joined, and says so', (name, changed) => {
    const points = trendOf([run('r1', 0.5), run('r2', 0.6, changed), run('r3', 0.7)], whole);
    expect(points.map(({ group }) => group)).toEqual([0, 1, 0]);
    expect(breaksOf(points).map(({ from, to, differs }) => [from.id, to.id, differs])).toEqual([
      ['r1', 'r2', [name]],
      ['r2', 'r3', [name]],
    ]);
  });

  test('a unit has its figure in the basis asked for; one that a run does not know has none', () => {
    const figure = (share: number) => ({ share, amounts: {} });
    const rows: readonly PublishedRow[] = [
      { areaCode: 'a', name: 'a', basis: 'legal', ...figure(0.2) },
      { areaCode: 'a', name: 'a', basis: 'managing', ...figure(0.4) },
      { areaCode: 'b', name: 'b', ...figure(0.9) },
    ];
    const share = (area: string, basis: 'legal' | 'managing') =>
      trendOf([run('r1', 0.5, {}, rows)], { series: 'walk', area, basis })[0]?.figure?.share;
    expect([share('a', 'legal'), share('a', 'managing'), share('b', 'managing'), share('c', 'legal')]).toEqual([0.2, 0.4, 0.9, undefined]);
  });

  test('a run without the series is no point of it', () => {
    expect(trendOf([run('r1', 0.5)], { ...whole, series: 'straight' })).toEqual([]);
  });
});

describe('the scale of the chart', () => {
  test('every share and target lies inside, higher shares higher up, and points keep their order', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(shares, fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (own, target) => {
        const points = trendOf(
          own.map((share, i) => run(`r${i + 1}`, share)),
          whole,
        );
        const { x, y, top, bottom, ticks } = chartScale(points, target === null ? [] : [target], 320, 184);
        for (const share of [...own, ...(target === null ? [] : [target])]) {
          expect(y(share)).toBeGreaterThanOrEqual(top - 1e-6);
          expect(y(share)).toBeLessThanOrEqual(bottom + 1e-6);
        }
        expect(y(0.4)).toBeGreaterThan(y(0.5));
        expect(x.every((at, i) => i === 0 || at > (x[i - 1] ?? 0))).toBe(true);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(9);
      }),
    );
  });

  test('by time where there is room: February comes a month, June five months after January', () => {
    const { x, ordinal } = chartScale(trendOf([run('r1', 0.5), run('r2', 0.5), run('r6', 0.5)], whole), [], 320, 184);
    expect(ordinal).toBe(false);
    // 31 days of the 151 to the first of June.
    expect(((x[1] ?? 0) - (x[0] ?? 0)) / ((x[2] ?? 0) - (x[0] ?? 0))).toBeCloseTo(31 / 151, 6);
  });
});

describe('what is published', () => {
  test('nothing is changed or put over: the same id again is refused', async () => {
    const published = memoryPublished();
    await published.append(run('r2', 0.5));
    await published.append(run('r1', 0.4));
    await expect(published.append(run('r1', 0.9))).rejects.toThrow(AlreadyPublished);
    expect((await published.list()).runs.map(({ id, series }) => [id, series[0]?.total.share])).toEqual([
      ['r1', 0.4],
      ['r2', 0.5],
    ]);
  });

  test('a file brings back what it took; what is there already stays', async () => {
    const runs = [run('r1', 0.5), run('r2', null)];
    const read = readRunsFile(runsText(runs), '370900');
    expect(read).toEqual({ status: 'read', runs });
    const published = memoryPublished();
    await published.append(run('r1', 0.1));
    expect(await addRuns(published, runs)).toEqual({ added: 1, known: 1 });
    expect((await published.list()).runs.map(({ series }) => series[0]?.total.share)).toEqual([0.1, null]);
  });

  test('files of another city, of another kind, half broken or newer are refused whole', () => {
    expect(readRunsFile(runsText([run('r1', 0.5)]), '110000')).toMatchObject({ status: 'other-city' });
    const text = (value: unknown) => JSON.stringify({ type: 'xiutu-published-runs', schemaVersion: 1, runs: value });
    for (const bad of [
      '',
      'null',
      '[]',
      '{"runs":[]}',
      text({}),
      text([run('r1', 0.5), { id: 1 }]),
      text([{ ...run('r1', 0.5), schemaVersion: 2 }]),
    ])
      expect(readRunsFile(bad, '370900')).toEqual({ status: 'bad' });
  });

  test.each([
    ['a share above 1', { ...run('r1', 1.2) }],
    ['a time that is none', { ...run('r1', 0.5), publishedAt: 'soon' }],
    ['no name', { ...run('r1', 0.5), name: '' }],
    ['a series without a stamp', { ...run('r1', 0.5), series: [{ ...run('r1', 0.5).series[0], stamp: undefined }] }],
  ])('%s is not read', (_, saved) => {
    expect(readPublished(saved)).toBeNull();
  });

  test('nothing that may come in a file makes the reader fail', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        readPublished(value);
        readRunsFile(JSON.stringify({ type: 'xiutu-published-runs', schemaVersion: 1, runs: value }), '370900');
      }),
    );
  });
});
