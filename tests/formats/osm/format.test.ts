import { expect, test } from 'vitest';
import { silentHost } from '../../../src/core/result.ts';
import { mapOsm } from '../../../src/formats/osm/map.ts';
import { readOsm } from '../../../src/formats/osm/read.ts';
import { open } from '../opening.ts';
import { bytesOf, type Scene, sceneXml } from './scene.ts';

const scene: Scene = {
  nodes: { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [2, 2, { amenity: 'toilets', name: '东湖公厕' }] },
  ways: [
    { id: 1, refs: [1, 2, 3, 4, 1], tags: { leisure: 'park', name: '湖山公园' } },
    { id: 2, refs: [1, 5], tags: { highway: 'footway' } },
  ],
  bounds: [-5, -5, 5, 5],
};

test('a layer for each kind with what the rules make of the elements, and where the data come from', async () => {
  const bytes = bytesOf(sceneXml(scene));
  const [source] = await open({ 'a.osm': bytes });
  const { osm } = await readOsm(bytes, 'a.osm', silentHost, 'auto');
  const { assets } = mapOsm(osm, 'a.osm');
  expect(source?.layers.map(({ kind, crs }) => [kind, crs])).toEqual(
    ['street', 'park', 'toilet'].map((kind) => [kind, { text: 'EPSG:4326', by: 'format' }]),
  );
  const rows = source?.layers.flatMap(({ kind, rows: own }) => own.map(({ id, geometry, values }) => ({ kind, id, geometry, values })));
  expect(rows).toEqual(assets);
  expect(source?.origin).toMatchObject({ licence: 'ODbL', note: '© OpenStreetMap contributors', box: osm.box });
  expect(source?.encoding).toEqual({ name: 'utf-8', reason: 'format' });
});
