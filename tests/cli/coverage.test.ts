import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { box, point, street } from '../scenes/draw.ts';
import { xiutu } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiutu-coverage-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, value: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(value));
}

function collection(assets: readonly Asset[]) {
  return {
    type: 'FeatureCollection',
    features: assets.map(({ id, geometry, values }) => ({ type: 'Feature', id, geometry, properties: values })),
  };
}

/** A city in the folder itself: homes of 1 ha 200 m east of a park, a street past both. */
function drawCity(): void {
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
  write('city.json', { schemaVersion: 1, name: '示意城', areaCode: '370900', dataDate: '2026-01-01', sources: [] });
  write('park.geojson', collection([box('park', 'p', [0, 0], [100, 100], { areaM2: 10_000, name: '甲公园' })]));
  write('residential.geojson', collection([box('residential', 'h', [300, 0], [400, 100], { people: 100 })]));
  write(
    'street.geojson',
    collection([
      street('s', [
        [0, -5],
        [50, -5],
        [700, -5],
      ]),
    ]),
  );
  write('gate.geojson', collection([point('gate', 'g', [50, 0], { of: 'p' })]));
  write('area.geojson', collection([box('area', '370902', [0, -100], [350, 200], { level: 'district', code: '370902', name: '泰山区' })]));
}

describe('coverage', () => {
  beforeAll(drawCity);

  test('answers with stamp, rows and total under the names of the contract', () => {
    const { code, out, err } = xiutu(folder, 'coverage', '--city', '.', '--by', 'district');
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out);
    expect(answer.stamp).toMatchObject({
      engine: 'coverage',
      ruleSheet: { id: 'park-2022' },
      params: { metric: 'straight', by: 'district', denominator: 'land' },
    });
    expect(answer.stamp.dataRevision).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(answer.rows.map((row: { areaCode: string | null }) => row.areaCode)).toEqual(['370902', null]);
    expect(Object.keys(answer.rows[0])).toEqual(['areaCode', 'name', 'share', 'coveredM2', 'uncoveredM2', 'unknownM2']);
    expect(answer.total.coveredM2).toBeCloseTo(10_000, 0);
  });

  test('says in words what qualifies the figure, and draws target lines only over the built-up area', () => {
    const answer = JSON.parse(xiutu(folder, 'coverage', '--city', '.').out);
    const messages = answer.stamp.notes.map(({ message }: { message: string }) => message).join('');
    expect(messages).toContain('全数据范围（非建成区口径）');
    expect(messages).toContain('以小区面代居住用地');
    expect(answer.targets).toEqual([]);
    write('built-up.geojson', collection([box('built-up', 'b', [-500, -500], [900, 500])]));
    const inside = JSON.parse(xiutu(folder, 'coverage', '--city', '.').out);
    expect(inside.targets.map(({ operator, value, met }: Record<string, unknown>) => [operator, value, met])).toEqual([
      ['>', 0.8, true],
      ['>=', 0.85, true],
      ['>=', 0.9, true],
    ]);
    drawCity();
  });

  test('two runs differ in the time of the stamp only', () => {
    const run = () => {
      const { stamp, ...rest } = JSON.parse(xiutu(folder, 'coverage', '--city', '.', '--metric', 'walk').out);
      return { ...rest, stamp: { ...stamp, time: '' } };
    };
    expect(run()).toEqual(run());
  });

  test('counts people, and writes CSV where the name of --out says so', () => {
    const { code } = xiutu(folder, 'coverage', '--city', '.', '--denominator', 'people', '--out', 'rows.csv');
    expect(code).toBe(0);
    const { out } = xiutu(folder, 'coverage', '--city', '.', '--denominator', 'people', '--format', 'csv');
    expect(out.split('\n')[0]).toBe('areaCode,name,share,coveredPeople,uncoveredPeople,unknownPeople');
    expect(out.split('\n')[1]).toMatch(/^370900,示意城,1,(100|99\.999|100\.001),0,0$/);
  });

  test.each([['--by', 'province'], ['--metric', 'fly'], ['--city'], ['--radius', '300']])('wrong usage ends with 2: %s %s', (...words) => {
    const { code, out } = xiutu(folder, 'coverage', ...(words[0] === '--city' ? [] : ['--city', '.']), ...words);
    expect([code, out]).toEqual([2, '']);
  });

  test('a city that is not there, and a file in it that is broken, end with 1 and a sentence', () => {
    expect(xiutu(folder, 'coverage', '--city', 'nowhere')).toMatchObject({ code: 1, out: '' });
    write('park.geojson', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon' }, properties: {} }] });
    const { code, err } = xiutu(folder, 'coverage', '--city', '.', '--lang', 'en');
    expect(code).toBe(1);
    expect(err).toMatch(/park\.geojson, row 1/);
    drawCity();
  });
});

describe('rule sheets', () => {
  const sheet = (tiers: unknown) => ({
    schemaVersion: 1,
    id: 'own',
    version: '1',
    source: '自定',
    counts: {},
    denominator: 'land',
    targets: [],
    remarks: [],
    label: { zh: '自定', en: 'Own' },
    tiers,
  });

  test.each([
    ['missing', [{ minAreaM2: 400 }], /own\.json, row 1: .*no service radius/],
    ['negative', [{ minAreaM2: 400, radiusM: -300 }], /own\.json, row 1: .*above 0 m, not "-300"/],
    [
      'contradictory',
      [
        { minAreaM2: 400, radiusM: 300 },
        { minAreaM2: 400, radiusM: 500 },
      ],
      /own\.json, row 2: .*contradict.* 400 m²/,
    ],
    [
      'shrinking',
      [
        { minAreaM2: 400, maxAreaM2: 5000, radiusM: 500 },
        { minAreaM2: 5000, radiusM: 300 },
      ],
      /own\.json, row 2: .*smaller radius/,
    ],
    ['no', [], /own\.json: .*"tiers"/],
  ])('with a %s radius is refused in one sentence', (_, tiers, sentence) => {
    drawCity();
    write('own.json', sheet(tiers));
    const { code, out, err } = xiutu(folder, 'coverage', '--city', '.', '--rule', 'own.json', '--lang', 'en');
    expect([code, out]).toEqual([1, '']);
    expect(err.trim()).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('of one’s own is taken by its path, and an unknown id names the known ones', () => {
    drawCity();
    write('own.json', sheet([{ minAreaM2: 400, radiusM: 150, source: '自定' }]));
    expect(JSON.parse(xiutu(folder, 'coverage', '--city', '.', '--rule', 'own.json').out).total.coveredM2).toBe(0);
    const { code, err } = xiutu(folder, 'coverage', '--city', '.', '--rule', 'park-1999', '--lang', 'en');
    expect(code).toBe(1);
    expect(err).toContain('park-2022');
  });
});
