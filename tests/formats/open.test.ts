import { deflateRawSync, gzipSync as nodeGzip } from 'node:zlib';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Cancelled, silentHost } from '../../src/core/result.ts';
import { bytesOf, open, refusal } from './opening.ts';

const point = (x: number) => `{"type":"Feature","geometry":{"type":"Point","coordinates":[${x},36]},"properties":{"name":"东湖公园"}}`;
const kml =
  '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Point><coordinates>117,36</coordinates></Point></Placemark></kml>';
const osm = '<osm version="0.6"><node id="1" lat="36" lon="117"><tag k="amenity" v="toilets"/></node></osm>';
const overpass = '{"version":0.6,"elements":[{"type":"node","id":1,"lat":36,"lon":117,"tags":{"amenity":"toilets"}}]}';

/** A ZIP file of one member that claims a size. */
function zipDeclaring(packed: Uint8Array, size: number): Uint8Array {
  const whole = zipSync({ 'a.csv': packed }, { level: 0 });
  const view = new DataView(whole.buffer);
  const directory = view.getUint32(whole.length - 22 + 16, true);
  view.setUint16(directory + 10, 8, true);
  view.setUint32(directory + 24, size, true);
  return whole;
}

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])),
  );

describe('content first, name second', () => {
  test.each([
    ['a.geojson', point(117), 'geojson'],
    ['a.json', point(117), 'geojson'],
    ['a.json', overpass, 'osm'],
    ['a.json', '\ufeff  [{"name":"x","lon":117}]', 'geojson'],
    ['ohne', point(117), 'geojson'],
    ['a.txt', point(117), 'geojson'],
    ['a.txt', 'name,lon\n甲,117\n', 'csv'],
    ['A.CSV', 'name,lon\n甲,117\n', 'csv'],
    ['a.osm', osm, 'osm'],
    ['a.xml', osm, 'osm'],
    ['a.kml', kml, 'kml'],
    ['a.geojson.gz', gzipSync(strToU8(point(117))), 'geojson'],
    ['a.gz', gzipSync(strToU8(osm)), 'osm'],
    // Members in any order, long before the telling one.
    ['a.json', `{"a":{"elements":[1]},"pad":"${'x'.repeat(200_000)}","features":[],"type":"FeatureCollection"}`, 'geojson'],
  ] as const)('%s %#', async (name, content, format) => {
    const [source] = await open({ [name]: content });
    expect(source).toMatchObject({ file: name, format });
  });

  test.each([
    ['a.shp', point(117), 'not-what-name-says', { promised: 'Shapefile', found: 'GeoJSON' }],
    ['a.geojson', overpass, 'not-what-name-says', { promised: 'GeoJSON', found: 'OpenStreetMap' }],
    ['a.csv', kml, 'not-what-name-says', { promised: 'CSV', found: 'KML' }],
    ['a.kml', osm, 'not-what-name-says', { promised: 'KML', found: 'OpenStreetMap' }],
    ['a.xlsx', 'name,lon\n甲,117\n', 'not-what-name-says', { promised: 'Excel', found: 'TXT' }],
    ['a.zip', point(117), 'not-what-name-says', { promised: 'ZIP', found: 'GeoJSON' }],
    ['a.geojson', zip({ 'b.geojson': point(117) }), 'not-what-name-says', { promised: 'GeoJSON', found: 'ZIP' }],
    ['a.csv', gzipSync(strToU8('a,b\n1,2\n')), 'not-what-name-says', { promised: 'CSV', found: 'gzip' }],
    ['a.gpkg', Uint8Array.of(1, 2, 3, 0), 'not-what-name-says', { promised: 'GeoPackage', found: 'binary' }],
    ['a.dwg', bytesOf('AC1032\0\0'), 'dwg', {}],
    ['a.dxf', bytesOf('AC1015\0\0'), 'dwg', {}],
    ['a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-excel', {}],
    ['a.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((l) => [l.charCodeAt(0), 0])), 'file-password', {}],
    ['a.xls', '<html><table><tr><td>1</td></tr></table></html>', 'web-page', {}],
    ['a.xls', '名称\t面积\n公园\t1\n', 'old-excel', {}],
    ['a.rar', bytesOf('Rar!\x1a\x07\x00'), 'archive-other', { format: 'RAR' }],
    ['a.7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'archive-other', { format: '7z' }],
    ['a.pdf', '%PDF-1.7', 'format-not-read', { format: 'PDF' }],
    ['a.prj', 'GEOGCS["x"]', 'part-alone', { needs: '.shp' }],
    ['a.xml', '<?xml version="1.0"?><note/>', 'xml-unknown', { root: 'note' }],
    ['a.geojson', '', 'empty-file', {}],
    ['a.txt', 'just some words\nand others\n', 'not-a-table', {}],
    ['readme', 'just some words\n', 'unknown-format', {}],
    ['a.json', '{"type":"Topology","objects":{}}', 'json-topojson', {}],
    ['a.json', '{"spatialReference":{},"features":[]}', 'json-esri', {}],
  ] as const)('%s is refused: %#', async (name, content, code, params) => {
    expect(await refusal(open({ [name]: content }))).toMatchObject({ code, params, file: name });
  });
});

describe('archives', () => {
  test('each thing in it is a source of its own under a name that leads to it; litter is nothing, other things are told', async () => {
    const inner = zip({ '乙.geojson': point(118) });
    const bytes = zip({
      '../../etc/甲.geojson': point(117),
      '__MACOSX/._甲.geojson': 'x',
      '.DS_Store': 'x',
      '说明.pdf': '%PDF-1',
      'more/inner.zip': inner,
    });
    const sources = await open({ 'data.zip': bytes });
    expect(sources.map(({ file }) => file)).toEqual(['data.zip › etc/甲.geojson', 'data.zip › more/inner.zip › 乙.geojson']);
    expect(sources.flatMap(({ issues }) => issues)).toEqual([
      { code: 'archive-left-out', severity: 'info', params: { member: 'data.zip › 说明.pdf' }, file: 'data.zip' },
    ]);
  });

  test('zipped twice is opened, three times is not', async () => {
    const once = zip({ 'a.geojson': point(117) });
    const twice = zip({ 'once.zip': once });
    expect((await open({ 'twice.zip': twice }))[0]?.file).toBe('twice.zip › once.zip › a.geojson');
    expect(await refusal(open({ 'thrice.zip': zip({ 'twice.zip': twice }) }))).toMatchObject({
      code: 'archive-nested',
      file: 'thrice.zip › twice.zip › once.zip',
    });
  });

  test('notes, settings and empty files beside data are left and told', async () => {
    const bytes = zip({
      'a.geojson': point(117),
      '说明.txt': '本数据说明，仅供内部\n不得外传，谢谢\n',
      'style.json': '{"version":8}',
      lock: '',
      'a.xml': '<meta/>',
    });
    const sources = await open({ 'data.zip': bytes });
    expect(sources.map(({ file }) => file)).toEqual(['data.zip › a.geojson']);
    expect(sources[0]?.issues.map(({ params }) => params.member)).toEqual(
      ['style.json', 'lock', 'a.xml', '说明.txt'].map((name) => `data.zip › ${name}`),
    );
    // A table of plain text is one where nothing else is.
    const points = zip({ 'points.txt': 'name,lon\n甲,117\n', 'a.pdf': '%PDF-1' });
    expect((await open({ 'data.zip': points })).map(({ file }) => file)).toEqual(['data.zip › points.txt']);
    // Alone in it, each says what is wrong with it.
    expect(await refusal(open({ 'data.zip': zip({ 'style.json': '{"version":8}' }) }))).toMatchObject({ code: 'not-geojson' });
    expect(await refusal(open({ 'data.zip': zip({ 'a.geojson': point(117), 'b.shp': '' }) }))).toMatchObject({ code: 'empty-file' });
  });

  test('a broken thing in it refuses all of it, by name', async () => {
    const bytes = zip({ 'a.geojson': point(117), 'b.geojson': point(117).slice(0, 30) });
    expect(await refusal(open({ 'data.zip': bytes }))).toMatchObject({ code: 'cut-short', file: 'data.zip › b.geojson' });
  });

  test.each([
    ['nothing in it', zip({}), 'archive-empty'],
    ['only litter in it', zip({ '__MACOSX/x': 'x' }), 'archive-empty'],
    ['nothing that is read', zip({ 'a.pdf': '%PDF-1', 'b.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47) }), 'archive-nothing'],
    ['a Word file', zip({ 'word/document.xml': '<x/>' }), 'format-not-read'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(open({ 'a.zip': bytes }))).toMatchObject({ code, file: 'a.zip' });
  });

  test('names without the mark of UTF-8 are in GBK, as Windows packs them', async () => {
    // 公园.geojson in GBK, patched into both places where a ZIP file names its member.
    const bytes = zip({ 'XXXX.geojson': point(117) });
    const gbk = [0xb9, 0xab, 0xd4, 0xb0];
    for (let at = 0; at < bytes.length - 4; at++) {
      if (gbk.every((_, index) => bytes[at + index] === 0x58)) bytes.set(gbk, at);
    }
    expect((await open({ 'a.zip': bytes }))[0]?.file).toBe('a.zip › 公园.geojson');
  });

  test('cut at any byte: one sentence', async () => {
    const whole = zip({ 'a.geojson': point(117), 'b.csv': 'a,b\n1,2\n' });
    for (let length = 4; length < whole.length; length += 7) {
      expect((await refusal(open({ 'a.zip': whole.subarray(0, length) }))).code).toMatch(/^(cut-short|not-what-name-says)$/);
    }
  });

  test('any changed byte: refused, or read as it was', async () => {
    const whole = zip({ 'a.csv': 'name,x\n'.repeat(20) });
    const rows = (await open({ 'a.zip': whole }))[0]?.layers[0]?.rows;
    for (let at = 4; at < whole.length; at++) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] as number) ^ 0x55;
      const read = await open({ 'a.zip': damaged }).catch((error) => error);
      if (Array.isArray(read)) expect(read[0]?.layers[0]?.rows).toEqual(rows);
      else await refusal(Promise.reject(read));
    }
  });

  test('a bomb is refused before it is unpacked, and one that lies about its size while it is', async () => {
    const packed = new Uint8Array(deflateRawSync(new Uint8Array(51 << 20)));
    expect(await refusal(open({ 'a.zip': zipDeclaring(packed, 51 << 20) }))).toMatchObject({ code: 'archive-ratio' });
    expect(await refusal(open({ 'a.zip': zipDeclaring(packed, 0x7fff_ffff) }))).toMatchObject({ code: 'too-large' });
    expect(await refusal(open({ 'a.zip': zipDeclaring(packed, 1000) }))).toMatchObject({
      code: 'archive-broken',
      params: { member: 'a.csv' },
    });
    const gz = new Uint8Array(nodeGzip(new Uint8Array(51 << 20)));
    expect(await refusal(open({ 'a.csv.gz': gz }))).toMatchObject({ code: 'archive-ratio' });
  });

  test('locked, split and strangely packed archives say so', async () => {
    const bytes = zip({ 'a.csv': 'a,b\n1,2\n' });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 22 + 16, true);
    const changed = (at: number, value: number) => {
      const copy = bytes.slice();
      new DataView(copy.buffer).setUint16(at, value, true);
      return open({ 'a.zip': copy });
    };
    expect(await refusal(changed(directory + 8, 1))).toMatchObject({ code: 'archive-encrypted', params: { member: 'a.csv' } });
    expect(await refusal(changed(directory + 10, 9))).toMatchObject({ code: 'archive-method', params: { method: 9 } });
    expect(await refusal(changed(bytes.length - 22 + 4, 3))).toMatchObject({ code: 'archive-split' });
  });
});

describe('what belongs together', () => {
  test('parts are joined whatever their case, a part alone says what it lacks', async () => {
    const files = { 'x/A.SHP': 'x', 'x/a.dbf': 'x', 'x/b.dbf': 'x' };
    // Neither is a shapefile, and the sentence is about the lead: the table came along with it.
    expect(await refusal(open({ 'x.SHP': 'x', 'X.dbf': 'y' }))).toMatchObject({ code: 'not-what-name-says', file: 'x.SHP' });
    expect(Object.keys(files)).toHaveLength(3);
    expect(await refusal(open({ 'roads.SHX': Uint8Array.of(0, 1, 2) }))).toMatchObject({ code: 'part-alone', params: { needs: '.shp' } });
  });
});

test('progress only grows to 1, and cancel is heard', async () => {
  const lines = ['a,b', ...Array.from({ length: 60_000 }, (_, index) => `${index},甲`)].join('\n');
  const shares: number[] = [];
  await open({ 'a.csv': lines, 'b.csv': lines }, 'auto', { progress: (share) => shares.push(share), cancelled: () => false });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  await expect(open({ 'a.csv': lines }, 'auto', { ...silentHost, cancelled: () => true })).rejects.toThrow(Cancelled);
});
