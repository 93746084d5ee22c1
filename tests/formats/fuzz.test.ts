import { describe, expect, test } from 'vitest';
import { BadInput } from '../../src/core/issue.ts';
import { silentHost } from '../../src/core/result.ts';
import { emptyCity, readCityFiles, writeCityFiles } from '../../src/formats/city-folder.ts';
import { importFile, withAssets } from '../../src/formats/import.ts';
import { scenePbf } from './osm/pbf-writer.ts';
import { bytesOf, type Scene, sceneXml } from './osm/scene.ts';

/** Mulberry32: the same damage on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Reads a damaged file. It must be refused in words, or taken whole; and what is taken must go into a city folder and come back: an import
 * that writes what cannot be read again would lose the city.
 */
async function survives(bytes: Uint8Array, file: string): Promise<'refused' | 'taken'> {
  try {
    const city = emptyCity('x');
    const { put, info } = await importFile(bytes, file, {}, city, silentHost);
    const texts = writeCityFiles(withAssets(city, put, info));
    const back = readCityFiles(new Map([...texts].map(([name, text]) => [name, bytesOf(text)])), 'x');
    expect(back.city.assets).toHaveLength(put.length);
    return 'taken';
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return 'refused';
  }
}

const scene: Scene = {
  nodes: { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [2, 2, { amenity: 'toilets' }] },
  ways: [
    { id: 1, refs: [1, 2, 3, 4, 1], tags: { leisure: 'park', name: '湖山公园' } },
    { id: 2, refs: [1, 5], tags: { highway: 'footway', layer: '1' } },
    { id: 3, refs: [1, 3, 4, 1] },
  ],
  relations: [{ id: 1, members: [['way', 3, 'outer']], tags: { type: 'multipolygon', natural: 'water' } }],
  bounds: [-5, -5, 5, 5],
};

const odd = [null, '', 'x', -1, 1e308, 0.5, [], {}, [[]], [[1, 2]], true, '__proto__', 'constructor', { type: 'Point', coordinates: [] }];

/** A copy of a JSON value with one part, picked at random, replaced by something odd. */
function damaged(value: unknown, next: () => number): unknown {
  if (typeof value !== 'object' || value === null || next() < 0.15) return odd[Math.floor(next() * odd.length)];
  if (Array.isArray(value)) {
    const at = Math.floor(next() * value.length);
    return value.map((part, index) => (index === at ? damaged(part, next) : part));
  }
  const keys = Object.keys(value);
  const key = keys[Math.floor(next() * keys.length)];
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, name === key ? damaged(part, next) : part]));
}

const geoJson = {
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
  features: [
    {
      type: 'Feature',
      id: 'a',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [117, 36],
            [117.1, 36],
            [117.1, 36.1],
            [117, 36],
          ],
        ],
      },
      properties: { 公园名称: '甲', open: '是' },
    },
    { type: 'Feature', geometry: { type: 'Point', coordinates: [117, 36] }, properties: { areaM2: '1,200', tags: '口袋公园、滨水' } },
  ],
};

const overpass = {
  osm3s: { timestamp_osm_base: '2024-01-01T00:00:00Z' },
  elements: [
    { type: 'node', id: 1, lat: 36, lon: 117, tags: { amenity: 'toilets' } },
    { type: 'node', id: 2, lat: 36.1, lon: 117 },
    {
      type: 'way',
      id: 1,
      nodes: [1, 2],
      geometry: [
        { lat: 36, lon: 117 },
        { lat: 36.1, lon: 117 },
      ],
      tags: { highway: 'path' },
    },
    {
      type: 'relation',
      id: 1,
      members: [{ type: 'way', ref: 1, role: 'outer' }],
      center: { lat: 36, lon: 117 },
      tags: { leisure: 'park' },
    },
  ],
};

describe('damaged files are refused in words or taken, and what is taken can be read again', () => {
  test.each([
    { file: 'park.geojson', value: geoJson },
    { file: 'answer.json', value: overpass },
  ])('$file with odd values, 1,500 times', async ({ file, value }) => {
    const next = random(7);
    const seen = { refused: 0, taken: 0 };
    for (let i = 0; i < 1500; i++) seen[await survives(bytesOf(JSON.stringify(damaged(value, next))), file)]++;
    expect(Math.min(seen.refused, seen.taken)).toBeGreaterThan(100);
  });

  test.each([
    { file: 'a.osm', bytes: bytesOf(sceneXml(scene)) },
    {
      file: 'a.osm.pbf',
      bytes: scenePbf(scene, { dense: true, packed: false, granularity: 100, latOffset: 0, order: ['nodes', 'ways', 'relations'] }),
    },
    { file: 'park.geojson', bytes: bytesOf(JSON.stringify(geoJson)) },
  ])('$file with three bytes changed, 1,500 times', async ({ file, bytes }) => {
    const next = random(11);
    const seen = { refused: 0, taken: 0 };
    for (let i = 0; i < 1500; i++) {
      const copy = bytes.slice();
      for (let n = 0; n < 3; n++) copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256);
      seen[await survives(copy, file)]++;
    }
    expect(seen.refused + seen.taken).toBe(1500);
    expect(seen.refused).toBeGreaterThan(100);
  });
});
