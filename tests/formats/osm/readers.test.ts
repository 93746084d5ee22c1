import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { BadInput } from '../../../src/core/issue.ts';
import { Cancelled, silentHost } from '../../../src/core/result.ts';
import { readNetworkFile } from '../../../src/formats/network-file.ts';
import type { OsmData } from '../../../src/formats/osm/data.ts';
import { mapOsm } from '../../../src/formats/osm/map.ts';
import { scenePbf, usualStyle } from './pbf-writer.ts';
import { bytesOf, degrees, readScene, type Scene, sceneNodes, sceneXml, xmlElements } from './scene.ts';

/** A street, a toilet, a park with a pond-shaped hole, a relation: every element type, tags with awkward characters. */
const town: Scene = {
  nodes: {
    1: [0, 0],
    2: [1, 0],
    3: [1, 1],
    4: [0, 1],
    11: [0.25, 0.25],
    12: [0.75, 0.25],
    13: [0.75, 0.75],
    14: [0.25, 0.75],
    20: [-3, 2, { amenity: 'toilets', name: '第三卫生间 & "A" <B>' }],
    21: [2, 2],
  },
  ways: [
    { id: 5, refs: [4, 21, 20], tags: { highway: 'footway', name: '环山路' } },
    { id: 6, refs: [1, 2, 3], tags: {} },
    { id: 7, refs: [3, 4, 1], tags: {} },
    { id: 8, refs: [11, 12, 13, 14, 11], tags: { natural: 'water' } },
  ],
  relations: [
    {
      id: 9,
      members: [
        ['way', 6, 'outer'],
        ['way', 7, 'outer'],
        ['way', 8, 'inner'],
      ],
      tags: { type: 'multipolygon', leisure: 'park' },
    },
  ],
  bounds: [-10, -10, 10, 10],
};

async function osm(bytes: Uint8Array, file: string): Promise<OsmData> {
  const source = await readNetworkFile(bytes, file, silentHost);
  if (!('osm' in source)) throw new Error('not read as OSM');
  return source.osm;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: BadInput) => error.issues[0]?.code ?? error.message,
  );
}

function overpass(scene: Scene): { elements: Record<string, unknown>[] } {
  const nodes = sceneNodes(scene).map((node) => ({ type: 'node', ...node }));
  const ways = (scene.ways ?? []).map(({ id, refs, tags }) => ({ type: 'way', id, nodes: refs, tags }));
  const relations = (scene.relations ?? []).map(({ id, members, tags }) => {
    return { type: 'relation', id, members: members.map(([type, ref, role]) => ({ type, ref, role })), tags };
  });
  return { elements: [...nodes, ...ways, ...relations] };
}

describe('one scene in every dialect gives the same assets', () => {
  const expected = readScene(town).then((data) => mapOsm(data, 'x').assets);

  test('the scene itself is what was drawn', async () => {
    const assets = await expected;
    expect(assets.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['street way/5', 'park relation/9', 'water way/8', 'toilet node/20']);
    expect(assets.find(({ kind }) => kind === 'toilet')?.values).toEqual({ name: '第三卫生间 & "A" <B>' });
    expect(assets[0]?.geometry).toEqual({ type: 'LineString', coordinates: [degrees(0, 1), degrees(2, 2), degrees(-3, 2)] });
    expect(assets[0]?.values).toEqual({ name: '环山路', class: 'footway', nodes: [4, 21, 20] });
  });

  test.each([
    ['dense, packed', usualStyle],
    ['plain nodes, unpacked', { ...usualStyle, dense: false, packed: false }],
    ['coarse grid with an offset', { ...usualStyle, granularity: 10_000, latOffset: 5_000_000_000 }],
    ['relations, then ways, then nodes', { ...usualStyle, order: ['relations', 'ways', 'nodes'] as const }],
  ])('PBF: %s', async (_, style) => {
    const data = await osm(scenePbf(town, style), 'town.osm.pbf');
    expect(mapOsm(data, 'x').assets).toEqual(await expected);
    expect(data.timestamp).toBe('2020-09-13T12:26:40.000Z');
    expect(data.box).toEqual([6.99, 42.99, 7.01, 43.01]);
  });

  test('PBF with positions on the ways and no nodes but the tagged', async () => {
    const data = await osm(scenePbf(town, { ...usualStyle, order: ['ways', 'relations'], onWays: true }), 'town.osm.pbf');
    expect(mapOsm(data, 'x').assets).toEqual((await expected).filter(({ kind }) => kind !== 'toilet'));
  });

  test('XML with elements in any order, and with a byte order mark', async () => {
    const shuffled = xmlElements(town).reverse();
    const data = await osm(bytesOf(`\ufeff${sceneXml(town, shuffled)}`), 'town.osm');
    expect(mapOsm(data, 'x').assets).toEqual(await expected);
    expect(data.box).toEqual([6.99, 42.99, 7.01, 43.01]);
  });

  test('gzipped XML, also in two gzip members', async () => {
    const bytes = bytesOf(sceneXml(town));
    expect(mapOsm(await osm(gzipSync(bytes), 'town.osm.gz'), 'x').assets).toEqual(await expected);
    const [a, b] = [gzipSync(bytes.subarray(0, 300)), gzipSync(bytes.subarray(300))];
    expect(mapOsm(await osm(Uint8Array.from([...a, ...b]), 'town.osm.gz'), 'x').assets).toEqual(await expected);
  });

  test('Overpass JSON with nodes apart, whatever the file is called', async () => {
    const bytes = bytesOf(JSON.stringify(overpass(town)));
    expect(mapOsm(await osm(bytes, 'answer.json'), 'x').assets).toEqual(await expected);
    expect(mapOsm(await osm(bytes, 'answer'), 'x').assets).toEqual(await expected);
  });

  test('Overpass "out geom": positions inside ways and members, no nodes apart', async () => {
    const point = new Map(sceneNodes(town).map(({ id, lon, lat }) => [id, { lon, lat }]));
    const refs = new Map((town.ways ?? []).map((way) => [way.id, way.refs]));
    const geometry = (way: number) => refs.get(way)?.map((ref) => point.get(ref));
    const elements = [
      { type: 'node', id: 20, ...point.get(20), tags: town.nodes[20]?.[2] },
      { type: 'way', id: 5, nodes: refs.get(5), geometry: geometry(5), tags: { highway: 'footway', name: '环山路' } },
      { type: 'way', id: 8, geometry: geometry(8), tags: { natural: 'water' } },
      {
        type: 'relation',
        id: 9,
        members: [6, 7, 8].map((ref) => ({ type: 'way', ref, role: ref === 8 ? 'inner' : 'outer', geometry: geometry(ref) })),
        tags: { type: 'multipolygon', leisure: 'park' },
      },
    ];
    const data = await osm(bytesOf(JSON.stringify({ elements })), 'geom.json');
    expect(mapOsm(data, 'x').assets).toEqual(await expected);
  });
});

test('Overpass ways without node ids become streets without node ids, to join by position', async () => {
  const geometry = [
    { lon: 7, lat: 43 },
    { lon: 7.001, lat: 43 },
  ];
  const data = await osm(bytesOf(JSON.stringify({ elements: [{ type: 'way', id: 1, geometry, tags: { highway: 'path' } }] })), 'a.json');
  expect(mapOsm(data, 'x').assets).toEqual([
    {
      kind: 'street',
      id: 'way/1',
      geometry: {
        type: 'LineString',
        coordinates: [
          [7, 43],
          [7.001, 43],
        ],
      },
      values: { class: 'path' },
    },
  ]);
});

test('Overpass XML with positions inside ways; its time; a remark that it stopped', async () => {
  const way =
    '<way id="1"><bounds minlat="1" minlon="1" maxlat="2" maxlon="2"/><nd ref="8" lat="43" lon="7"/><nd ref="9" lat="43.5" lon="7.5"/><tag k="highway" v="path"/></way>';
  const head = '<osm version="0.6"><note>data from OSM</note><meta osm_base="2024-05-06T07:08:09Z"/>';
  const data = await osm(bytesOf(`${head}${way}</osm>`), 'a.osm');
  expect(data.box).toBeUndefined();
  expect(data.timestamp).toBe('2024-05-06T07:08:09Z');
  expect(mapOsm(data, 'x').assets[0]).toMatchObject({
    geometry: {
      coordinates: [
        [7, 43],
        [7.5, 43.5],
      ],
    },
    values: { nodes: [8, 9] },
  });
  const stopped = `${head}${way}<remark> runtime error: Query timed out in "query" </remark></osm>`;
  expect(await codeOf(readNetworkFile(bytesOf(stopped), 'a.osm', silentHost))).toBe('overpass-stopped');
});

test('Overpass "out center" gives points', async () => {
  const element = { type: 'way', id: 1, center: { lon: 7.5, lat: 43.5 }, tags: { leisure: 'park' } };
  const data = await osm(bytesOf(JSON.stringify({ elements: [element] })), 'a.json');
  expect(mapOsm(data, 'x').assets).toEqual([
    { kind: 'park', id: 'way/1', geometry: { type: 'Point', coordinates: [7.5, 43.5] }, values: {} },
  ]);
});

test('JOSM: negative ids are kept, deleted elements are not, bounds are united, surplus digits are rounded', async () => {
  const xml = `<osm version='0.6' generator='JOSM'>
    <bounds minlat='43' minlon='7' maxlat='43.1' maxlon='7.1' origin='a'/>
    <bounds minlat='43.1' minlon='7.1' maxlat='43.3' maxlon='7.2' origin='b'/>
    <node id='-1' action='modify' visible='true' lat='43.00000004999' lon='7.12345678912'/>
    <node id='-2' action='modify' visible='true' lat='43.1' lon='7.1'/>
    <node id='3' action='delete' visible='true' lat='43.2' lon='7.2'><tag k='amenity' v='toilets'/></node>
    <node id='4' visible='false' lat='43.2' lon='7.2'><tag k='amenity' v='toilets'/></node>
    <way id='-5' action='modify'><nd ref='-1'/><nd ref='-2'/><tag k='highway' v='path'/></way>
    <way id='-6' action='delete'><nd ref='-1'/><nd ref='-2'/><tag k='highway' v='path'/></way>
  </osm>`;
  const data = await osm(bytesOf(xml), 'j.osm');
  expect(data.box).toEqual([7, 43, 7.2, 43.3]);
  expect(mapOsm(data, 'x').assets).toEqual([
    {
      kind: 'street',
      id: 'way/-5',
      geometry: {
        type: 'LineString',
        coordinates: [
          [7.1234568, 43],
          [7.1, 43.1],
        ],
      },
      values: { class: 'path', nodes: [-1, -2] },
    },
  ]);
});

describe('what cannot be read is one clear code', () => {
  const xml = sceneXml(town);
  test.each([
    { file: 'a.osm.pbf', bytes: bytesOf(xml), code: 'not-what-name-says' },
    { file: 'a.osm', bytes: scenePbf(town), code: 'not-what-name-says' },
    { file: 'a.osm.gz', bytes: bytesOf(xml), code: 'not-what-name-says' },
    { file: 'a.osm.gz', bytes: gzipSync(scenePbf(town)), code: 'not-what-name-says' },
    { file: 'a.geojson', bytes: bytesOf(JSON.stringify(overpass(town))), code: 'not-what-name-says' },
    { file: 'a.osm.pbf', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47), code: 'not-what-name-says' },
    { file: 'a.osm', bytes: new Uint8Array(0), code: 'empty-file' },
    { file: 'a.zip', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 0), code: 'network-format' },
    { file: 'a.txt', bytes: bytesOf('hello'), code: 'not-what-name-says' },
    { file: 'a.osm', bytes: bytesOf('<kml><Document/></kml>'), code: 'not-what-name-says' },
    { file: 'a.osm', bytes: bytesOf('<osm><node id="1" lat="x" lon="2"/></osm>'), code: 'osm-number' },
    { file: 'a.osm', bytes: bytesOf('<osm><node id="1" lat="91" lon="2"/></osm>'), code: 'osm-number' },
    { file: 'a.osm', bytes: bytesOf('<osm><node id="1.5" lat="1" lon="2"/></osm>'), code: 'osm-number' },
    { file: 'a.osm', bytes: bytesOf('<osm><way id="1"></node></osm>'), code: 'xml-broken' },
    { file: 'a.json', bytes: bytesOf('{"elements": [}'), code: 'cut-short' },
    { file: 'a.json', bytes: bytesOf('{"elements": [nope]}'), code: 'json-broken' },
    { file: 'a.json', bytes: bytesOf('{"elements": [{"type":"node"}]}'), code: 'overpass-element' },
    { file: 'a.json', bytes: bytesOf('{"elements": [], "remark": "runtime error: Query timed out"}'), code: 'overpass-stopped' },
    { file: 'a.osm.pbf', bytes: scenePbf({ nodes: { 1: [0, 48_000] } }), code: 'osm-block-broken' },
    { file: 'a.osm.pbf', bytes: scenePbf(town, { ...usualStyle, requires: ['HistoricalInformation'] }), code: 'osm-feature' },
  ])('$file: $code ($#)', async ({ file, bytes, code }) => {
    expect(await codeOf(readNetworkFile(bytes, file, silentHost))).toBe(code);
  });

  test('a changed byte inside a packed block is found by its checksum', async () => {
    const bytes = scenePbf(town);
    let refused = 0;
    for (let at = bytes.length - 40; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 0x10;
      if ((await codeOf(readNetworkFile(damaged, 'a.osm.pbf', silentHost))) === 'osm-block-broken') refused++;
    }
    expect(refused).toBe(40);
  });
});

test('a host that says stop is heard', async () => {
  const host = { progress: () => {}, cancelled: () => true };
  await expect(readNetworkFile(scenePbf(town), 'a.osm.pbf', host)).rejects.toThrow(Cancelled);
  await expect(readNetworkFile(bytesOf(sceneXml(town)), 'a.osm', host)).rejects.toThrow(Cancelled);
});

describe('cut short at any byte: bad input, or as much as was whole, never a crash', () => {
  test.each([
    { file: 'a.osm.pbf', bytes: scenePbf(town) },
    { file: 'a.osm', bytes: bytesOf(sceneXml(town)) },
    { file: 'a.osm.gz', bytes: gzipSync(bytesOf(sceneXml(town))) },
    { file: 'a.json', bytes: bytesOf(JSON.stringify(overpass(town))) },
  ])('$file', async ({ file, bytes }) => {
    const codes = new Map<string, number>();
    for (let length = 0; length < bytes.length; length++) {
      const code = await codeOf(readNetworkFile(bytes.subarray(0, length), file, silentHost));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    const understood = ['cut-short', 'empty-file', 'not-what-name-says', 'no error'];
    expect([...codes.keys()].filter((code) => !understood.includes(code))).toEqual([]);
    expect(codes.get('cut-short') ?? 0).toBeGreaterThan(bytes.length * 0.8);
    // Only a cut between blocks (PBF), in the trailing line break (XML) or in gzip's own checksum can go unseen.
    expect(codes.get('no error') ?? 0).toBeLessThanOrEqual(8);
  });
});
