import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { realPath, testWith } from '../formats/real-data.ts';
import { collection, testFolder, toilet } from './import-folder.ts';

const { path, run, write, read, contents } = testFolder('xiutu-import-');

const osm = `<osm version="0.6"><bounds minlat="36.1" minlon="117" maxlat="36.2" maxlon="117.1"/>
<node id="1" lat="36.11" lon="117.01"/><node id="2" lat="36.12" lon="117.01"/><node id="3" lat="36.13" lon="117.02"><tag k="amenity" v="toilets"/></node>
<way id="7"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way></osm>`;

describe('OSM', () => {
  test('a new city: the report, the folder, the exit code; a second time the same bytes', () => {
    write('small.osm', osm);
    const first = run('import', 'small.osm', '--into', 'city');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toEqual({
      file: 'small.osm',
      crs: { code: 'EPSG:4326', confidence: 1, reason: 'OSM 数据一律是 WGS 84', candidates: [] },
      encoding: { name: 'utf-8', reason: '格式规定' },
      layers: [
        { kind: 'street', read: 1, taken: 1, refused: 0 },
        { kind: 'toilet', read: 1, taken: 1, refused: 0 },
      ],
      issues: [],
    });
    expect(read('city/city.json')).toMatchObject({ schemaVersion: 1, name: 'city', sources: [{ name: 'small.osm', licence: 'ODbL' }] });
    expect(read('city/city.json').extent.coordinates[0][0]).toEqual([117, 36.1]);
    expect(read('city/street.geojson').features).toEqual([
      {
        type: 'Feature',
        id: 'way/7',
        geometry: {
          type: 'LineString',
          coordinates: [
            [117.01, 36.11],
            [117.01, 36.12],
          ],
        },
        properties: { class: 'footway', nodes: [1, 2] },
      },
    ]);
    const before = contents('city');
    expect(Object.keys(before).sort()).toEqual(['city.json', 'street.geojson', 'toilet.geojson']);
    expect(run('import', 'small.osm', '--into', 'city').code).toBe(0);
    expect(contents('city')).toEqual(before);
  });

  test('--kind takes one kind only; --dry-run reports and writes nothing', () => {
    write('small.osm', osm);
    const dry = run('import', 'small.osm', '--into', 'city', '--dry-run', '--kind', 'toilet', '--lang', 'en');
    expect(JSON.parse(dry.out).layers).toEqual([{ kind: 'toilet', read: 1, taken: 1, refused: 0 }]);
    expect(dry.err).toContain('Dry run');
    expect(existsSync(path('city'))).toBe(false);
  });

  test('a folder in the way of a file: nothing is written', () => {
    mkdirSync(path('city/toilet.geojson'), { recursive: true });
    write('small.osm', osm);
    expect(run('import', 'small.osm', '--into', 'city')).toMatchObject({ code: 1, err: expect.stringContaining('toilet.geojson') });
    expect(readdirSync(path('city'))).toEqual(['toilet.geojson']);
  });

  test('buildings do not stand in where the city has residential land of its own', () => {
    const ring = (x: number) => [
      [x, 36.1],
      [x + 0.001, 36.1],
      [x + 0.001, 36.101],
      [x, 36.1],
    ];
    const nodes = ring(117).map(([lon, lat], id) => `<node id="${id + 1}" lat="${lat}" lon="${lon}"/>`);
    const refs = [1, 2, 3, 1].map((ref) => `<nd ref="${ref}"/>`);
    const house = `<way id="1">${refs.join('')}<tag k="building" v="house"/></way>`;
    write('house.osm', `<osm version="0.6"><bounds minlat="36" minlon="117" maxlat="36.2" maxlon="117.2"/>${nodes.join('')}${house}</osm>`);
    expect(
      JSON.parse(run('import', 'house.osm', '--into', 'new', '--dry-run').out).layers.map(({ kind }: { kind: string }) => kind),
    ).toEqual(['building', 'residential']);
    mkdirSync(path('city'));
    const land = { type: 'Feature', id: 'r', geometry: { type: 'Polygon', coordinates: [ring(117.01)] }, properties: {} };
    write('city/residential.geojson', collection(land));
    const report = JSON.parse(run('import', 'house.osm', '--into', 'city').out);
    expect(report).toMatchObject({ layers: [{ kind: 'building' }], issues: [] });
    expect(read('city/residential.geojson').features).toHaveLength(1);
  });

  test('another coordinate system for OSM is refused', () => {
    write('small.osm', osm);
    expect(run('import', 'small.osm', '--into', 'city', '--crs', 'GCJ-02')).toMatchObject({ code: 1, out: '' });
  });

  testWith('monaco.osm.pbf')('Monaco, to --out, as CSV by the name', () => {
    const ran = run('import', realPath('monaco.osm.pbf'), '--into', 'm', '--out', 'report.csv', '--lang', 'en');
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(path('report.csv'), 'utf8')).toContain('monaco.osm.pbf,building,1207,1207,0\n');
    expect(ran.err).toContain('1122 buildings serve instead');
    expect(read('m/residential.geojson').features[0].properties.standIn).toBe('building');
  });
});

describe('GeoJSON', () => {
  test('the name gives the kind; the same id replaces, a new one is appended, the rest and other files stay', () => {
    mkdirSync(path('city'));
    write('city/toilet.geojson', collection(toilet('a', 117, 36, { name: '甲' }), toilet('b', 117.01, 36, { x: { deep: true } })));
    write('city/spaceport.geojson', 'kept as it is');
    write('toilet.geojson', collection(toilet('c', 117.02, 36), toilet('a', 117.03, 36, { name: '乙' })));
    const ran = run('import', 'toilet.geojson', '--into', 'city');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out).crs).toMatchObject({ code: 'EPSG:4326', confidence: 0.95 });
    const { features } = read('city/toilet.geojson');
    expect(features.map(({ id }: { id: string }) => id)).toEqual(['a', 'b', 'c']);
    expect(features[0].properties).toEqual({ name: '乙' });
    expect(features[1].properties).toEqual({ x: { deep: true } });
    expect(readFileSync(path('city/spaceport.geojson'), 'utf8')).toBe('kept as it is');
    expect(ran.err).toContain('spaceport.geojson');
  });

  test('headers in the words of the trade, texts for numbers and flags; unknown ones stay', () => {
    write('a.json', collection(toilet('1', 117, 36, { 公厕名称: '东湖公厕', 第三卫生间: '有', 男厕位数: '1,200', 别的: 5 })));
    expect(run('import', 'a.json', '--into', 'city', '--kind', 'toilet').code).toBe(0);
    expect(read('city/toilet.geojson').features[0].properties).toEqual({ name: '东湖公厕', third: true, menSeats: 1200, 别的: 5 });
  });

  test('a kind property spreads one file over kinds, each with its own ids', () => {
    const gate = { ...toilet('1', 117, 36), properties: { kind: 'gate' } };
    write('mixed.json', collection(gate, toilet('1', 117, 36, { kind: 'toilet' }), toilet('2', 117, 36, { kind: 'ufo' })));
    const ran = run('import', 'mixed.json', '--into', 'city');
    expect(JSON.parse(ran.out)).toMatchObject({
      layers: expect.arrayContaining([
        { kind: 'toilet', read: 1, taken: 1, refused: 0 },
        { kind: 'gate', read: 2, taken: 1, refused: 1 },
      ]),
      issues: [{ file: 'mixed.json', row: 3, code: 'row-kind-unknown' }],
    });
    expect(read('city/gate.geojson').features).toHaveLength(1);
  });

  test('rows that cannot be taken are refused by row, the others are taken', () => {
    const line = {
      type: 'Feature',
      id: 'c',
      geometry: {
        type: 'LineString',
        coordinates: [
          [117, 36],
          [117.1, 36],
        ],
      },
      properties: {},
    };
    const off = toilet('d', 217, 36);
    write(
      'toilet.geojson',
      collection(toilet('a', 117, 36), { type: 'Feature', id: 'b', geometry: { type: 'Point' } }, line, off, toilet('e', 117, 36)),
    );
    const ran = run('import', 'toilet.geojson', '--into', 'city', '--lang', 'en');
    const report = JSON.parse(ran.out);
    expect(report.layers).toEqual([{ kind: 'toilet', read: 5, taken: 2, refused: 3 }]);
    expect(report.issues.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [2, 'geometry-position'],
      [3, 'geometry-family'],
      [4, 'geometry-off-earth'],
    ]);
    expect(ran.err).toContain('toilet.geojson, row 2: A coordinate is not a pair of numbers.');
  });

  test('several files: an array of reports, and all of them or none', () => {
    write('toilet.geojson', collection(toilet('a', 117, 36)));
    write('gate.geojson', collection(toilet('g', 117, 36)));
    write('park.geojson', '{"type":"FeatureColl');
    expect(JSON.parse(run('import', 'toilet.geojson', 'gate.geojson', '--into', 'city', '--dry-run').out)).toHaveLength(2);
    expect(run('import', 'toilet.geojson', 'park.geojson', 'gate.geojson', '--into', 'city').code).toBe(1);
    expect(existsSync(path('city'))).toBe(false);
  });

  test('features without ids that replace others are told', () => {
    write('toilet.geojson', collection(toilet(undefined, 117, 36)));
    expect(run('import', 'toilet.geojson', '--into', 'city').err).not.toContain('没有编号');
    expect(run('import', 'toilet.geojson', '--into', 'city').err).toContain('替换了已有的 1 个要素');
  });

  test('GB 18030 is found out by itself and named', () => {
    // "公厕" in GBK: B9 AB B2 DE.
    const text = JSON.stringify(collection(toilet('a', 117, 36, { name: '@@' })));
    const [head = '', tail = ''] = text.split('@@');
    write('toilet.geojson', Buffer.concat([Buffer.from(head), Buffer.from([0xb9, 0xab, 0xb2, 0xde]), Buffer.from(tail)]));
    const ran = run('import', 'toilet.geojson', '--into', 'city');
    expect(JSON.parse(ran.out).encoding.name).toBe('gb18030');
    expect(read('city/toilet.geojson').features[0].properties.name).toBe('公厕');
    expect(run('import', 'toilet.geojson', '--into', 'city', '--encoding', 'utf-8').code).toBe(1);
  });
});

describe('bad input: exit 1, one sentence that names the file, nothing written', () => {
  const good = collection(toilet('a', 117, 36));
  test.each<{ what: string; file: string; content: unknown; says: RegExp }>([
    { what: 'not what the name says', file: 'a.osm.pbf', content: 'hello', says: /a\.osm\.pbf: The name says OSM PBF/ },
    {
      what: 'cut short',
      file: 'toilet.geojson',
      content: JSON.stringify(good).slice(0, 40),
      says: /toilet\.geojson: The file is cut short/,
    },
    { what: 'empty', file: 'toilet.geojson', content: '', says: /toilet\.geojson: The file is empty/ },
    { what: 'nothing in it', file: 'toilet.geojson', content: collection(), says: /nothing of use/ },
    { what: 'OSM without anything of use', file: 'a.osm', content: '<osm version="0.6"/>', says: /a\.osm: The file holds nothing of use/ },
    {
      what: 'duplicate ids',
      file: 'toilet.geojson',
      content: collection(toilet('a', 117, 36), toilet('b', 1, 2), toilet('a', 117, 36)),
      says: /toilet\.geojson, row 3: Id "a" is already taken by row 1/,
    },
    { what: 'elsewhere', file: 'toilet.geojson', content: collection(toilet('z', 100, 30)), says: /outside the city "city".*new city/ },
    { what: 'no kind', file: 'points.geojson', content: good, says: /--kind/ },
  ])('$what', ({ file, content, says }) => {
    mkdirSync(path('city'));
    write('city/toilet.geojson', collection(toilet('x', 117, 36), toilet('y', 117.1, 36.1)));
    const before = contents('city');
    write(file, content);
    const ran = run('import', file, '--into', 'city', '--lang', 'en');
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(says);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    expect(contents('city')).toEqual(before);
  });

  test('a file that is not there, a broken city, an unknown kind', () => {
    write('toilet.geojson', good);
    expect(run('import', 'nowhere.osm', '--into', 'city', '--lang', 'en')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere.osm'),
    });
    expect(run('import', 'toilet.geojson', '--into', 'city', '--kind', 'ufo')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ufo'),
    });
    mkdirSync(path('city'));
    write('city/park.geojson', '{');
    expect(run('import', 'toilet.geojson', '--into', 'city')).toMatchObject({ code: 1, err: expect.stringContaining('park.geojson') });
    expect(contents('city')).toEqual({ 'park.geojson': '{' });
  });
});

describe('wrong usage: exit 2 and how it is written, in the language of the user', () => {
  test.each([
    [[], '用法'],
    [['fly'], 'fly'],
    [['import', '--into', 'c'], '缺少文件名'],
    [['import', 'a.osm'], '--into'],
    [['import', 'a.osm', '--into', 'c', '--colour', 'red'], '--colour'],
    [['import', 'a.osm', '--into', 'c', '-x'], '-x'],
    [['import', 'a.osm', '--into', 'c', '--format', 'pdf'], 'pdf'],
    [['import', 'a.osm', '--into', 'c', '--lang', 'fr'], 'fr'],
    [['import', 'a.osm', '--into', 'c', '--into', 'd'], '两次'],
    [['import', 'a.osm', '--into', '--dry-run'], '缺少取值'],
    [['import', 'a.osm', '--into', 'c', '--dry-run=yes'], '不带取值'],
    [['export', 'a', '--city', 'c', '--kind', 'park', '--to', 'x'], 'a'],
  ])('%j', (words, says) => {
    const ran = run(...words);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
    expect(ran.err).toContain('用法');
  });

  test('English, and --help', () => {
    expect(run('fly', '--lang', 'en').err).toContain('Usage: npm run -s xiutu -- ');
    expect(run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('coverage --city') });
    expect(run('--lang', 'en', 'import', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--into CITY') });
    expect(run('help').out).toBe(run('--help').out);
    expect(run('help', 'coverage')).toMatchObject({ code: 0, out: expect.stringContaining('--denominator') });
    expect(run('help', 'fly')).toMatchObject({ code: 2, out: '' });
    // Every option of the line is explained.
    for (const command of ['import', 'export', 'reach', 'coverage']) {
      const { out } = run(command, '--help');
      for (const [option] of (out.split('\n')[0] ?? '').matchAll(/--[a-z-]+(?= )/g))
        expect(out).toMatch(new RegExp(`^  ${option} +\\S`, 'm'));
    }
  });
});
