import { describe, expect, test } from 'vitest';
import type { City } from '../../src/core/city.ts';
import { writeCityFiles } from '../../src/formats/city-folder.ts';
import { openProject } from '../../src/store/project.ts';
import { snapshotStorage } from '../../src/store/storage/snapshot.ts';

const city: City = {
  info: { schemaVersion: 1, name: '泰安', areaCode: '370900', dataDate: '2026-11-23', sources: [] },
  assets: [
    { kind: 'gate', id: 'g1', geometry: { type: 'Point', coordinates: [117.131, 36.19] }, values: { of: '1' } },
    { kind: 'park', id: '1', geometry: { type: 'Point', coordinates: [117.13, 36.19] }, values: { name: '东湖公园' } },
  ],
};

/** A folder on the web that holds these files and answers nothing else. */
function folder(files: ReadonlyMap<string, string>, asked: string[] = []) {
  return async (url: string) => {
    asked.push(url);
    const text = files.get(url.replace('/data/geojson/', ''));
    return text === undefined ? null : new TextEncoder().encode(text);
  };
}

describe('snapshotStorage', () => {
  test('gives the city of the folder, kinds that are missing left out, and cannot be written to', async () => {
    const asked: string[] = [];
    const storage = snapshotStorage('/data/geojson', folder(writeCityFiles(city), asked));
    const project = await openProject(storage);
    expect(project.city()).toEqual(city);
    expect(project.writable).toBe(false);
    expect(asked).toContain('/data/geojson/city.json');
    expect(asked).toContain('/data/geojson/residential.geojson');
    expect(new Set(asked).size).toBe(asked.length);
    await expect(
      storage.append({
        revision: 1,
        direction: 'forward',
        edit: { schemaVersion: 1, id: 'e', label: { code: 't', params: {} }, changes: [] },
      }),
    ).rejects.toThrow('read-only');
  });

  test('a folder that lists its files is asked for those alone; a list that is none counts for nothing', async () => {
    const files = writeCityFiles(city);
    const asked: string[] = [];
    const listed = new Map(files).set('index.json', JSON.stringify({ files: ['README.md', ...files.keys()] }));
    expect((await snapshotStorage('/data/geojson', folder(listed, asked)).load()).city).toEqual(city);
    expect(asked.map((url) => url.replace('/data/geojson/', '')).sort()).toEqual([
      'city.json',
      'gate.geojson',
      'index.json',
      'park.geojson',
    ]);
    for (const broken of ['<!doctype html>', 'null', '{"files":3}']) {
      const storage = snapshotStorage('/data/geojson', folder(new Map(files).set('index.json', broken)));
      expect((await storage.load()).city).toEqual(city);
    }
  });

  test('an empty folder is said to be missing', async () => {
    await expect(snapshotStorage('/data/geojson', folder(new Map())).load()).rejects.toThrow('snapshot-missing');
  });

  test('a broken file is bad input, not half a city', async () => {
    const files = writeCityFiles(city).set('park.geojson', '{"type":"FeatureCollection","features":[{');
    await expect(snapshotStorage('/data/geojson', folder(files)).load()).rejects.toMatchObject({ name: 'BadInput' });
  });
});
