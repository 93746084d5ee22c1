import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realPath, testWith } from '../formats/real-data.ts';
import { xiutu } from './run.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiutu-export-'));
  mkdirSync(join(folder, 'city'));
  const feature = {
    type: 'Feature',
    id: 'a',
    geometry: { type: 'Point', coordinates: [117.12345678901234, 36.1] },
    properties: { name: '东湖公园', tags: ['口袋公园'], extra: { deep: [1] } },
  };
  writeFileSync(join(folder, 'city/park.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('GeoJSON out is what came in, to the last digit', () => {
  const ran = xiutu(folder, 'export', '--city', 'city', '--kind', 'park', '--to', 'new/out.geojson', '--lang', 'en');
  expect(ran).toMatchObject({ code: 0, out: '' });
  expect(ran.err).toContain('Exported 1 features');
  const original = JSON.parse(readFileSync(join(folder, 'city/park.geojson'), 'utf8'));
  expect(JSON.parse(readFileSync(join(folder, 'new/out.geojson'), 'utf8'))).toEqual(original);
});

test('a kind without assets is an empty collection', () => {
  expect(xiutu(folder, 'export', '--city', 'city', '--kind', 'gate', '--to', 'gate.geojson').code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'gate.geojson'), 'utf8'))).toEqual({ type: 'FeatureCollection', features: [] });
});

test.each([
  [['--city', 'city', '--kind', 'park', '--to', 'park.docx'], 1, '.docx'],
  [['--city', 'city', '--kind', 'park', '--to', 'park'], 1, '.geojson'],
  [['--city', 'city', '--kind', 'park', '--to', 'x.geojson', '--crs', 'EPSG:4548'], 1, 'always WGS 84'],
  [['--city', 'city', '--kind', 'park', '--to', 'x.geojson', '--crs', 'mars'], 2, 'mars'],
  [['--city', 'city', '--kind', 'park', '--to', 'x.geojson', '--encoding', 'latin1'], 2, 'latin1'],
  [['--city', 'city', '--kind', 'ufo', '--to', 'x.geojson'], 1, 'ufo'],
  [['--city', 'nowhere', '--kind', 'park', '--to', 'x.geojson'], 1, 'nowhere'],
  [['--city', 'city', '--kind', 'park'], 2, '--to'],
])('%j: %i', (words, code, says) => {
  const ran = xiutu(folder, 'export', ...words, '--lang', 'en');
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(says);
});

testWith('monaco.osm.pbf')('import, export, import: the same bytes', () => {
  expect(xiutu(folder, 'import', realPath('monaco.osm.pbf'), '--into', 'one').code).toBe(0);
  for (const kind of ['street', 'park']) {
    expect(xiutu(folder, 'export', '--city', 'one', '--kind', kind, '--to', `${kind}.geojson`).code).toBe(0);
    expect(xiutu(folder, 'import', `${kind}.geojson`, '--into', 'two').code).toBe(0);
    expect(readFileSync(join(folder, 'two', `${kind}.geojson`), 'utf8')).toBe(readFileSync(join(folder, 'one', `${kind}.geojson`), 'utf8'));
  }
});
