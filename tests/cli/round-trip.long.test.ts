import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import type { Feature, FeatureCollection } from 'geojson';
import { describe, expect, test } from 'vitest';
import { apart } from '../formats/round-trip.ts';
import { testFolder } from './import-folder.ts';

const { path, run, read, contents } = testFolder('xiutu-round-trip-');
const demo = 'data/geojson';

/** Ending, options of the export, options of the import: a table cannot say in which system its numbers are. */
const ways: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['.geojson', [], []],
  ['.zip', [], []],
  ['.shp', ['--crs', 'EPSG:4548'], []],
  ['.gpkg', ['--crs', 'EPSG:4527'], []],
  ['.kml', [], []],
  ['.kmz', [], []],
  ['.csv', [], ['--crs', 'EPSG:4326']],
  ['.csv', ['--crs', 'GCJ-02'], ['--crs', 'GCJ-02']],
  ['.xlsx', [], ['--crs', 'EPSG:4326']],
  ['.xlsx', ['--crs', 'EPSG:4548'], ['--crs', 'EPSG:4548']],
  ['.dxf', [], []],
  ['.dxf', ['--crs', 'EPSG:4527'], []],
  ['.fgb', ['--crs', 'EPSG:4548'], []],
  ['.parquet', [], []],
];

/** Kinds without a letter that GBK lacks. */
const inGbk: typeof ways = [
  ['.zip', ['--encoding', 'gbk', '--crs', 'EPSG:4527'], []],
  ['.csv', ['--encoding', 'gbk'], ['--crs', 'EPSG:4326']],
];

const cases = [
  ...['park', 'street', 'toilet', 'gate'].flatMap((kind) => ways.map((way) => [kind, ...way] as const)),
  ...['toilet', 'gate'].flatMap((kind) => inGbk.map((way) => [kind, ...way] as const)),
];

const filled = (properties: Feature['properties']) =>
  Object.fromEntries(Object.entries(properties ?? {}).filter(([, value]) => value !== null));

describe.each(cases)('the demo city: %s as %s %j', (kind, ending, exporting, importing) => {
  test('comes back in an empty city, and changes nothing where it came from', () => {
    mkdirSync(path('home'));
    cpSync(`${demo}/city.json`, path('home/city.json'));
    const original = JSON.parse(readFileSync(`${demo}/${kind}.geojson`, 'utf8')) as FeatureCollection;
    cpSync(`${demo}/${kind}.geojson`, path(`home/${kind}.geojson`));
    const file = `out/${kind}${ending}`;
    expect(run('export', '--city', 'home', '--kind', kind, '--to', file, ...exporting)).toMatchObject({ code: 0 });
    const ran = run('import', file, '--into', 'empty', '--kind', kind, ...importing);
    expect([ran.code, ran.err]).toEqual([0, expect.any(String)]);
    const back = read(`empty/${kind}.geojson`) as FeatureCollection;
    expect(back.features.map(({ id }) => id)).toEqual(original.features.map(({ id }) => id));
    for (const [i, feature] of original.features.entries()) {
      expect(apart(feature.geometry, back.features[i]?.geometry ?? null), String(feature.id)).toBeLessThan(1e-7);
      expect(filled(back.features[i]?.properties ?? null)).toEqual(filled(feature.properties));
    }
    const before = contents('home');
    expect(run('import', file, '--into', 'home', '--kind', kind, ...importing).code).toBe(0);
    expect(contents('home')).toEqual(before);
  });
});

test('a letter that GBK lacks refuses the file by its name, and nothing is written', () => {
  for (const ending of ['.csv', '.zip']) {
    const ran = run(
      'export',
      '--city',
      `${process.cwd()}/data/geojson`,
      '--kind',
      'street',
      '--to',
      `gbk/street${ending}`,
      '--encoding',
      'gbk',
    );
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/GBK 没有“㴎”/) });
    expect(ran.err).not.toMatch(/\{\w+\}/);
    expect(contents('gbk')).toEqual({});
  }
});
