import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { lonLat, point, street } from '../scenes/draw.ts';
import { xiutu } from './run.ts';

let folder = '';

function write(name: string, assets: readonly Asset[]): void {
  const features = assets.map(({ id, geometry, values }) => ({ type: 'Feature', id, geometry, properties: values }));
  writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', features }));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiutu-reach-'));
  write('net.geojson', [
    street('s', [
      [0, 0],
      [1000, 0],
    ]),
    street('island', [
      [0, 500],
      [100, 500],
    ]),
  ]);
  write('from.geojson', [
    point('from', 'near', [100, 20]),
    point('from', 'far', [900, 0]),
    point('from', 'island', [50, 500]),
    point('from', 'off', [0, 250]),
  ]);
  write('to.geojson', [point('to', 'z', [0, 0])]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = ['--network', 'net.geojson', '--from', 'from.geojson', '--to', 'to.geojson'];

test('CSV with one row per place in file order, three decimals, each status', () => {
  const { code, out, err } = xiutu(folder, 'reach', ...files, '--limit', '500');
  expect(code).toBe(0);
  expect(err).toContain('孤岛');
  expect(out).toBe('id,metres,to_id,status\nnear,120.000,z,reached\nfar,,,beyond\nisland,,,unknown\noff,,,unknown\n');
});

test('without a limit any path is reached; JSON on request; a file where --out says', () => {
  expect(xiutu(folder, 'reach', ...files).out).toContain('far,900.000,z,reached');
  expect(JSON.parse(xiutu(folder, 'reach', ...files, '--format', 'json').out)[0]).toEqual({
    id: 'near',
    metres: 120,
    to_id: 'z',
    status: 'reached',
  });
  expect(xiutu(folder, 'reach', ...files, '--out', 'rows.csv')).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(join(folder, 'rows.csv'), 'utf8')).toMatch(/^id,metres,to_id,status\n/);
});

test('a limit of 0 reaches only what lies at the target', () => {
  write('at.geojson', [point('from', 'a', [0, 0]), point('from', 'b', [1, 0])]);
  const { out } = xiutu(folder, 'reach', '--network', 'net.geojson', '--from', 'at.geojson', '--to', 'to.geojson', '--limit', '0');
  expect(out).toBe('id,metres,to_id,status\na,0.000,z,reached\nb,,,beyond\n');
});

test('a MultiPoint is one place; no target at all leaves everything unknown', () => {
  const many = {
    kind: 'to',
    id: 'm',
    geometry: { type: 'MultiPoint' as const, coordinates: [lonLat([1000, 0]), lonLat([200, 0])] },
    values: {},
  };
  write('many.geojson', [many]);
  write('none.geojson', []);
  const to = (file: string) =>
    xiutu(folder, 'reach', '--network', 'net.geojson', '--from', 'from.geojson', '--to', file).out.split('\n')[1];
  expect(to('many.geojson')).toBe('near,120.000,m,reached');
  expect(to('none.geojson')).toBe('near,,,unknown');
});

test('lines as places, doubled ids and coordinates that are none are bad input with file and row', () => {
  write('lines.geojson', [
    street('s', [
      [0, 0],
      [1, 1],
    ]),
  ]);
  write('twice.geojson', [point('to', 'z', [0, 0]), point('to', 'z', [5, 0])]);
  writeFileSync(join(folder, 'metres.geojson'), '{"type":"Point","coordinates":[507914.3,4007738.4]}');
  for (const [file, sentence] of [
    ['lines.geojson', /lines\.geojson, row 1: .*LineString/],
    ['twice.geojson', /twice\.geojson, row 2: .*"?z"?/],
    ['metres.geojson', /metres\.geojson, row 1: .*507914/],
  ] as const) {
    const ran = xiutu(folder, 'reach', '--network', 'net.geojson', '--from', file, '--to', 'to.geojson', '--lang', 'en');
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(sentence);
  }
});

test('wrong usage ends with 2', () => {
  expect(xiutu(folder, 'reach', '--network', 'net.geojson').code).toBe(2);
  expect(xiutu(folder, 'reach', ...files, '--limit', '-5').code).toBe(2);
});
