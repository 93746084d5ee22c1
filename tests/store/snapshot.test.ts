import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import type { City } from '../../src/core/city.ts';
import type { BadInput } from '../../src/core/issue.ts';
import { writeCityFiles } from '../../src/formats/city-folder.ts';
import { openProject, type Project } from '../../src/store/project.ts';
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

/** Opens a folder with a wish to see parks first, and notes what was shown. */
async function openWithGlimpse(files: ReadonlyMap<string, string>) {
  const shown: City[] = [];
  const show = async (seen: City): Promise<void> => void shown.push(seen);
  const project = await openProject(snapshotStorage('/data/geojson', folder(files)), { kinds: new Set(['park']), show }).catch(
    (error: unknown) => error,
  );
  return { shown, project };
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

  test('shows the wanted kinds first, the same assets in the same order as in the whole city, which is as if read at once', async () => {
    const [gate, park] = city.assets as [Asset, Asset];
    const land: Asset = { ...park, kind: 'residential-land', id: '7', values: {} };
    const many: City = { ...city, assets: [gate, { ...park, id: '9' }, park, { ...land, kind: 'residential' }, land] };
    const { shown, project } = await openWithGlimpse(writeCityFiles(many));
    const whole = (await openProject(snapshotStorage('/data/geojson', folder(writeCityFiles(many))))).city();
    expect((project as Project).city()).toEqual(whole);
    expect(shown.map(({ info }) => info.name)).toEqual(['泰安']);
    expect(shown[0]?.assets.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['park 1', 'park 9']);
    const assets = (project as Project).city().assets.filter(({ kind }) => kind === 'park');
    expect(assets.every((asset, at) => asset === shown[0]?.assets[at])).toBe(true);
    const plain = await snapshotStorage('/data/geojson', folder(writeCityFiles(many))).load();
    const early = await snapshotStorage('/data/geojson', folder(writeCityFiles(many))).load({
      kinds: new Set(['park']),
      show: async () => {},
    });
    expect(early).toEqual(plain);
  });

  test('reads on only when what was shown lets it', async () => {
    let go = (): void => {};
    let isRead = false;
    const show = (): Promise<void> =>
      new Promise((resolve) => {
        go = resolve;
      });
    const reading = snapshotStorage('/data/geojson', folder(writeCityFiles(city))).load({ kinds: new Set(['park']), show });
    const noted = reading.then(() => {
      isRead = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isRead).toBe(false);
    go();
    await noted;
    expect((await reading).city).toEqual(city);
  });

  test('faults: of kinds shown first nothing is shown and all are told together; of the rest they end the reading', async () => {
    const broken = '{"type":"FeatureCollection","features":[{';
    const first = await openWithGlimpse(writeCityFiles(city).set('park.geojson', broken).set('gate.geojson', broken));
    expect(first.shown).toEqual([]);
    expect((first.project as BadInput).issues.map(({ file }) => file)).toEqual(['gate.geojson', 'park.geojson']);
    const rest = await openWithGlimpse(writeCityFiles(city).set('gate.geojson', broken));
    expect(rest.shown.length).toBe(1);
    expect((rest.project as BadInput).issues.map(({ file }) => file)).toEqual(['gate.geojson']);
  });

  test('an empty folder is said to be missing', async () => {
    await expect(snapshotStorage('/data/geojson', folder(new Map())).load()).rejects.toThrow('snapshot-missing');
  });

  test('a broken file is bad input, not half a city', async () => {
    const files = writeCityFiles(city).set('park.geojson', '{"type":"FeatureCollection","features":[{');
    await expect(snapshotStorage('/data/geojson', folder(files)).load()).rejects.toMatchObject({ name: 'BadInput' });
  });
});
