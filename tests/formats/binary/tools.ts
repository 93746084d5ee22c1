import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import type { FieldValue } from '../../../src/core/asset.ts';
import { silentHost } from '../../../src/core/result.ts';
import { groupFiles } from '../../../src/formats/companions.ts';
import type { ExportColumn, ExportLayer, FormatId, NamedBytes, Source, Written } from '../../../src/formats/format.ts';
import { formatById } from '../../../src/formats/registry.ts';

export async function read(format: FormatId, files: readonly NamedBytes[], encoding = 'auto'): Promise<Source> {
  const reader = await formatById(format).reader?.();
  if (reader === undefined) throw new Error(`${format} has no reader`);
  return reader.read(files, files[0]?.name ?? '', { encoding }, silentHost);
}

export async function write(
  format: FormatId,
  layer: ExportLayer,
  file: string,
  more: { crs?: string; encoding?: string } = {},
): Promise<Written> {
  const writer = await formatById(format).writer?.();
  if (writer === undefined) throw new Error(`${format} has no writer`);
  const { crs, encoding = 'utf-8' } = more;
  return writer.write(layer, { file, encoding, crs, meridian: 117, lang: 'zh' });
}

/** Everything that files read, one source for each group of files that belong together. */
export async function readAll(format: FormatId, files: readonly NamedBytes[], encoding = 'auto'): Promise<Source[]> {
  const sources: Source[] = [];
  for (const group of groupFiles(files))
    sources.push(await read(format, [group.main, ...group.files.filter((each) => each !== group.main)], encoding));
  return sources;
}

export function layerOf(
  columns: readonly ExportColumn[],
  rows: readonly { id: string; geometry: Geometry | null; values: Record<string, FieldValue> }[],
): ExportLayer {
  return { name: 'park', columns, features: rows };
}

export function column(key: string, type: ExportColumn['type'], unit?: string): ExportColumn {
  return { key, label: key, type, ...(unit !== undefined && { unit }) };
}

const ordinate = fc.double({ min: -180, max: 180, noNaN: true });

/** Positions with or without a height; all of a geometry alike or mixed. */
const position: fc.Arbitrary<Position> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(ordinate, ordinate).map(([x, y]): Position => [x, y]) },
  {
    weight: 1,
    arbitrary: fc.tuple(ordinate, ordinate, fc.double({ min: -400, max: 9000, noNaN: true })).map(([x, y, z]): Position => [x, y, z]),
  },
);

const line = fc.array(position, { minLength: 2, maxLength: 5 });

/** A square ring, counter-clockwise, so that it survives formats that arrange rings. */
function square(x: number, y: number, side: number, holes: number): Position[][] {
  const ring = (left: number, bottom: number, size: number): Position[] => [
    [left, bottom],
    [left + size, bottom],
    [left + size, bottom + size],
    [left, bottom + size],
    [left, bottom],
  ];
  const inner = Array.from({ length: holes }, (_, index) => ring(x + side * (0.1 + 0.3 * index), y + side * 0.1, side * 0.2).toReversed());
  return [ring(x, y, side), ...inner];
}

const polygon = fc
  .tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -80, max: 80 }), fc.integer({ min: 0, max: 3 }))
  .map(([x, y, holes]) => square(x / 2, y / 2, 0.4, holes));

/** Polygons of a Multi geometry stand apart. */
const polygons = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 }).map((holes) => {
  return holes.map((count, index) => square(index * 2, 10 + index / 3, 1.5, count));
});

/** Geometries of all types but collections; Multi ones of at least two parts, as some formats do not tell one part from none. */
export const simpleGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  position.map((coordinates): Geometry => ({ type: 'Point', coordinates })),
  line.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
  polygon.map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
  fc.array(position, { minLength: 2, maxLength: 4 }).map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates })),
  fc.array(line, { minLength: 2, maxLength: 3 }).map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
  polygons.map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
);

export const anyGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  { weight: 6, arbitrary: simpleGeometry },
  {
    weight: 1,
    arbitrary: fc
      .array(simpleGeometry, { minLength: 1, maxLength: 3 })
      .map((geometries): Geometry => ({ type: 'GeometryCollection', geometries })),
  },
);

/** Words that strain encodings: rare characters beyond the basic plane, accents, quotes, line breaks. */
export const word = fc.oneof(
  fc.constantFrom('泰安市', '岱庙', '㴎徂堽渰', '𠮷野', 'naïve "q"', "a'b;c,d", '第一行\n第二行', '0012', '1e5'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
