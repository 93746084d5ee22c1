import type { Feature, Geometry } from 'geojson';
import * as shapefile from 'shapefile';
import { expect, it } from 'vitest';
import type { NamedBytes } from '../../src/formats/format.ts';
import { column, layerOf, write } from '../formats/binary/tools.ts';

/** What another reader, npm `shapefile`, makes of a file of ours. */
async function theirs(files: readonly NamedBytes[], encoding: string): Promise<Feature[]> {
  const part = (ending: string) => files.find(({ name }) => name.endsWith(ending))?.bytes.slice().buffer as ArrayBuffer;
  return (await shapefile.read(part('.shp'), part('.dbf'), { encoding })).features;
}

const square = (x: number, side: number) => [
  [x, 0],
  [x + side, 0],
  [x + side, side],
  [x, side],
  [x, 0],
];
const hole = [
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 1],
  [1, 1],
];

const shapes: readonly Geometry[] = [
  { type: 'Point', coordinates: [117.1, 36.2] },
  {
    type: 'MultiPoint',
    coordinates: [
      [117.1, 36.2],
      [117.2, 36.3],
    ],
  },
  { type: 'LineString', coordinates: square(0, 3).slice(0, 3) },
  { type: 'MultiLineString', coordinates: [square(0, 1).slice(0, 3), square(5, 1).slice(0, 2)] },
  { type: 'Polygon', coordinates: [square(0, 4), hole] },
  { type: 'MultiPolygon', coordinates: [[square(0, 4), hole], [square(6, 2)]] },
];

it.each(['utf-8', 'gbk'])('npm shapefile reads what we write in %s: shapes and values', async (encoding) => {
  for (const geometry of shapes) {
    const values = { name: '岱庙公园', area: 1234.5, trees: 12, open: true };
    const columns = [column('name', 'text'), column('area', 'number'), column('trees', 'integer'), column('open', 'boolean')];
    const layer = layerOf(columns, [
      { id: 'p1', geometry, values },
      { id: 'p2', geometry, values: { name: null, area: null, trees: null, open: null } },
    ]);
    const [first, second] = await theirs((await write('shapefile', layer, 'park.shp', { encoding })).files, encoding);
    expect(first?.properties).toMatchObject({ id: 'p1', ...values });
    expect(second?.properties).toMatchObject({ id: 'p2', area: null, trees: null, open: null });
    for (const feature of [first, second]) expect(rewound(feature?.geometry)).toEqual(rewound(geometry));
  }
});

/** Rings wind the other way round in a Shapefile: they are compared as sets of positions, ring by ring. */
function rewound(geometry: Geometry | undefined): unknown {
  if (geometry?.type === 'Polygon') return geometry.coordinates.map((ring) => ring.map(String).sort());
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates.map((part) => part.map((ring) => ring.map(String).sort()));
  return geometry;
}
