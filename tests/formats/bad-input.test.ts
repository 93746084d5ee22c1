import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { BadInput, type Issue } from '../../src/core/issue.ts';
import { silentHost } from '../../src/core/result.ts';
import { exportAssets } from '../../src/formats/export.ts';
import type { NamedBytes } from '../../src/formats/format.ts';
import { importFiles } from '../../src/formats/import.ts';
import { writableFormats } from '../../src/formats/registry.ts';
import type { Kind } from '../../src/layers/kind.ts';
import { kindById } from '../../src/layers/registry.ts';
import { issueSentence } from '../../src/text/sentence.ts';
import { testFolder } from '../cli/import-folder.ts';
import { city, point } from '../scenes/draw.ts';

const toilet = kindById('toilet') as Kind;
const things = Array.from({ length: 40 }, (_, i) =>
  point('toilet', `t${i}`, [100 * i, 50 * i], { name: i % 2 === 0 ? `公厕${i}` : `=HYPERLINK("http://x","${i}")`, address: '-2+3' }),
);

const written = new Map<string, NamedBytes>();
async function sample(ending: string): Promise<NamedBytes> {
  const known = written.get(ending);
  if (known) return known;
  const { files } = await exportAssets(things, toilet, { file: `公厕${ending}`, lang: 'zh' });
  const [first] = files as [NamedBytes];
  written.set(ending, first);
  return first;
}

const ask = { kind: 'toilet', crs: 'EPSG:4326' };
/** What the city's own zone means is told from the drawing. */
const askFor = (ending: string) => (ending === '.dxf' ? { kind: 'toilet' } : ask);

/** How many rows a file gives; a refusal is one issue whose sentence, in both languages, begins with the file. */
async function readBy(files: readonly NamedBytes[], options: Parameters<typeof importFiles>[1] = ask): Promise<number | Issue> {
  try {
    const imported = await importFiles(files, options, city([]), silentHost);
    return imported.reduce((sum, { put }) => sum + put.length, 0);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    expect(error.issues).toHaveLength(1);
    const [issue] = error.issues as [Issue];
    expect(issue.file).toContain(files[0]?.name.split('.')[0]);
    for (const lang of ['zh', 'en'] as const) {
      const sentence = issueSentence(issue, lang);
      expect(sentence.startsWith(issue.file ?? '?'), sentence).toBe(true);
      expect(sentence).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(sentence.endsWith(issue.code), sentence).toBe(false);
    }
    return issue;
  }
}

const endings = writableFormats().map(({ ending }) => ending);

describe.each(endings)('a %s', (ending) => {
  test('cut anywhere is refused in one sentence, or gives no row that was not in it', async () => {
    const { name, bytes } = await sample(ending);
    expect(await readBy([{ name, bytes }], askFor(ending))).toBe(things.length);
    for (const share of [0.02, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const cut = bytes.slice(0, Math.floor(bytes.length * share));
      const found = await readBy([{ name, bytes: cut }], askFor(ending));
      if (typeof found !== 'number') continue;
      // Only lines of text can end anywhere.
      expect([ending, ['.csv', '.dxf'].includes(ending)]).toEqual([ending, true]);
      expect(found).toBeLessThanOrEqual(things.length);
    }
  });

  test('zipped, and zipped twice, is read; three times is refused', async () => {
    const { name, bytes } = await sample(ending);
    const once = ending === '.zip' ? bytes : zipSync({ [name]: bytes }, { level: 0 });
    const twice = zipSync({ 'once.zip': once }, { level: 0 });
    expect(await readBy([{ name: 'once.zip', bytes: once }], askFor(ending))).toBe(things.length);
    expect(await readBy([{ name: 'twice.zip', bytes: twice }], askFor(ending))).toBe(things.length);
    const thrice = zipSync({ 'twice.zip': twice }, { level: 0 });
    expect(await readBy([{ name: 'thrice.zip', bytes: thrice }])).toMatchObject({ code: 'archive-nested' });
  });

  test('under the name of another format is refused, or read as what it is', async () => {
    const { bytes } = await sample(ending);
    for (const other of endings.filter((each) => each !== ending)) {
      const found = await readBy([{ name: `wrong${other}`, bytes }], askFor(ending));
      if (typeof found === 'number') expect([ending, other, found]).toEqual([ending, other, things.length]);
    }
  });

  test('that is empty is refused', async () => {
    expect(await readBy([{ name: `empty${ending}`, bytes: new Uint8Array() }])).toMatchObject({ code: 'empty-file' });
  });
});

const text = (name: string, content: string): NamedBytes => ({ name, bytes: strToU8(content) });
const features = (...list: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features: list });
const feature = (geometry: unknown, id = '1') => ({ type: 'Feature', id, properties: {}, geometry });

describe('content', () => {
  test.each([
    ['a.geojson', features()],
    ['a.csv', 'id,lon,lat\n'],
    ['a.kml', '<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>'],
    ['a.gpx', '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"/>'],
  ])('no feature at all: %s', async (name, content) => {
    expect(typeof (await readBy([text(name, content)]))).toBe('object');
  });

  test('endless and broken numbers refuse their row, the others are taken', async () => {
    const rows = 'id,lon,lat\n1,117.1,36.2\n2,NaN,36.2\n3,Infinity,36.2\n4,-Infinity,36.2\n5,1e999,36.2\n6,117.12,36.22\n';
    expect(await readBy([text('n.csv', rows)])).toBe(2);
    const shapes = features(feature({ type: 'Point', coordinates: [117.1, 36.2] }), {
      ...feature(null, '2'),
      geometry: { type: 'Point', coordinates: ['NaN', 36] },
    });
    expect(await readBy([text('n.geojson', shapes)])).toBe(1);
    expect(
      await readBy([text('n.geojson', features(feature({ type: 'Point', coordinates: [117.1, 36.2] })).replace('117.1', '1e999'))]),
    ).toMatchObject({ severity: 'error' });
  });

  test('a damaged head is called damage and not a cut, in words of ours', async () => {
    const fgb = Uint8Array.from([0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0, 0xff, 0xff, 0xff, 0x0f, ...new Array(300).fill(7)]);
    expect(await readBy([{ name: 'a.fgb', bytes: fgb }])).toMatchObject({ code: 'flatgeobuf-broken' });
    const parquet = Uint8Array.from([...strToU8('PAR1'), ...new Array(300).fill(0xff), 200, 0, 0, 0, ...strToU8('PAR1')]);
    expect(await readBy([{ name: 'a.parquet', bytes: parquet }])).toMatchObject({ code: 'parquet-broken', params: {} });
  });

  test('nested collections give what the kind takes', async () => {
    const nest = (geometry: unknown, depth: number): unknown =>
      depth === 0 ? geometry : { type: 'GeometryCollection', geometries: [nest(geometry, depth - 1)] };
    expect(await readBy([text('c.geojson', features(feature(nest({ type: 'Point', coordinates: [117.1, 36.2] }, 30))))])).toBe(1);
  });

  test('no geometry: counted where the kind may be unplaced, refused where it may not', async () => {
    expect(await readBy([text('z.geojson', features(feature(null)))], { kind: 'park' })).toBe(1);
    expect(typeof (await readBy([text('z.geojson', features(feature(null)))], { kind: 'street' }))).toBe('object');
  });

  test.each([
    [
      'a million laughs',
      `<!DOCTYPE kml [<!ENTITY a "ha">${[...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]>`,
      '&j;',
    ],
    ['a file of the machine', '<!DOCTYPE kml [<!ENTITY j SYSTEM "file:///etc/passwd">]>', '&j;'],
    ['a file of the net', '<!DOCTYPE kml [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>', 'x'],
  ])('XML entities are not followed: %s', async (_, head, name) => {
    const kml = `<?xml version="1.0"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>${name}</name><Point><coordinates>117.1,36.2</coordinates></Point></Placemark></kml>`;
    for (const file of ['e.kml', 'e.gpx', 'e.osm']) expect(typeof (await readBy([text(file, kml)]))).toBe('object');
  });

  test('bombs: much out of little, archives in archives, a size that lies', async () => {
    const zeros = new Uint8Array(80_000_000);
    const flat = zipSync({ 'a.csv': zeros }, { level: 1 });
    expect(await readBy([{ name: 'bomb.zip', bytes: flat }])).toMatchObject({ severity: 'error' });
    expect(await readBy([{ name: 'nested.zip', bytes: zipSync({ 'bomb.zip': flat }) }])).toMatchObject({ severity: 'error' });
    const lying = zipSync({ 'a.csv': strToU8('id,lon,lat\n1,117.1,36.2\n') });
    new DataView(lying.buffer).setUint32(new DataView(lying.buffer).getUint32(lying.length - 6, true) + 24, 5, true);
    const found = await readBy([{ name: 'lying.zip', bytes: lying }]);
    expect(typeof found === 'number' ? found : found.severity).toBe('error');
  });
});

test('formulas are written as words: no cell of a written CSV or workbook begins a formula', async () => {
  const { bytes } = await sample('.csv');
  for (const cell of new TextDecoder()
    .decode(bytes)
    .replace(/^\ufeff/, '')
    .split(/[,\r\n]+/))
    expect(cell).not.toMatch(/^"?[=@+]|^"?-\D/);
  const { unzipSync, strFromU8 } = await import('fflate');
  const parts = unzipSync((await sample('.xlsx')).bytes);
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
  expect(sheets.length).toBeGreaterThan(0);
  for (const [, part] of sheets) expect(strFromU8(part)).not.toContain('<f>');
});

describe('on the command line', () => {
  const { run, write, contents } = testFolder('xiutu-bad-input-');

  test('one sentence with the file, exit 1, and the city folder as it was', async () => {
    const { bytes } = await sample('.geojson');
    write('toilet.geojson', bytes);
    expect(run('import', 'toilet.geojson', '--into', 'city').code).toBe(0);
    const before = contents('city');
    write('cut.zip', (await sample('.zip')).bytes.slice(0, 400));
    for (const lang of ['zh', 'en']) {
      const { code, err } = run('import', 'cut.zip', '--into', 'city', '--kind', 'toilet', '--lang', lang);
      expect(code).toBe(1);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).toContain('cut.zip');
    }
    expect(contents('city')).toEqual(before);
  });
});
