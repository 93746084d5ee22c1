import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import type { Asset, FieldValue } from '../../src/core/asset.ts';
import type { Field } from '../../src/core/field.ts';
import type { GeometryFamily, Kind } from '../../src/layers/kind.ts';

/** Places of Tai'an to seven decimals: 1 cm, what every format keeps. */
const lon = fc.integer({ min: 1_170_000_000, max: 1_172_000_000 }).map((units) => units / 1e7);
const lat = fc.integer({ min: 361_000_000, max: 362_500_000 }).map((units) => units / 1e7);
const position = fc.tuple(lon, lat).map(([x, y]): Position => [x, y]);

const line = fc.uniqueArray(position, { minLength: 2, maxLength: 6, selector: String });

function box([x, y]: Position, side: number, turn: 1 | -1): Position[] {
  const at = (dx: number, dy: number): Position => [Math.round((x as number) * 1e7 + dx) / 1e7, Math.round((y as number) * 1e7 + dy) / 1e7];
  const corners = [at(0, 0), at(side, 0), at(side, side), at(0, side)];
  const ring = turn === 1 ? corners : corners.reverse();
  return [...ring, ring[0] as Position];
}

const side = fc.integer({ min: 2000, max: 90_000 });

/** A square, with a hole half the time; the hole keeps clear of its shell. */
const polygon = fc.tuple(position, side, fc.boolean()).map(([at, size, hole]) => {
  const [x, y] = at as [number, number];
  const inner: Position = [x + Math.round(size / 4) / 1e7, y + Math.round(size / 4) / 1e7];
  return hole ? [box(at, size, 1), box(inner, Math.round(size / 3), -1)] : [box(at, size, 1)];
});

/** Parts side by side: overlapping ones would be no surface. */
const polygons = fc
  .array(polygon, { minLength: 2, maxLength: 3 })
  .map((parts) =>
    parts.map((rings, i) => rings.map((ring) => ring.map(([x = 0, y = 0]): Position => [Math.round((x + i) * 1e7) / 1e7, y]))),
  );

const shapes: Readonly<Record<GeometryFamily, fc.Arbitrary<Geometry>>> = {
  point: position.map((coordinates) => ({ type: 'Point', coordinates })),
  line: fc.oneof(
    line.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
    fc.array(line, { minLength: 2, maxLength: 3 }).map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
  ),
  polygon: fc.oneof(
    polygon.map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
    polygons.map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
  ),
};

/** What bureaus write and programs trip over: leading zeros, long numbers, formulas, quotes, dividers, lines, rare letters. */
const words = fc.oneof(
  fc.constantFrom(
    '红门路',
    '㴎徂堽渰',
    '00123',
    '3709020000123456',
    '=SUM(A1:A9)',
    '+86',
    '-5',
    '@公园',
    '"引号"',
    "it's",
    'a,b;c',
    '甲\t乙',
    '第一行\n第二行',
  ),
  fc.constantFrom('😀🌳', '<b>&amp;</b>', ']]>', 'null', 'TRUE', '1e5', '1/2', '2024-09-28', '亩', '%', '\\N', 'é ö', '٣'),
  fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .map((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim())
    .filter((text) => text !== ''),
);

function arbitraryOf(field: Field): fc.Arbitrary<FieldValue> {
  switch (field.type) {
    case 'text':
      return words.map((text) => text.slice(0, field.maxLength ?? 200).trim()).filter((text) => text !== '');
    case 'number':
      return fc.integer({ min: 0, max: 1_000_000 }).map((units) => Math.min(units / 100, field.max ?? Infinity) + (field.min ?? 0));
    case 'integer':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 3000 });
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    case 'choice':
      return fc.constantFrom(...field.choices.map(({ value }) => value));
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...(field.choices.length > 0 ? field.choices.map(({ value }) => value) : ['123456', '007'])), {
        minLength: 1,
        maxLength: 3,
      });
    case 'reference':
      return fc.constantFrom('p-1', '007', 'a b');
    case 'references':
      return fc.uniqueArray(fc.constantFrom('p-1', '007', 'r2'), { minLength: 1, maxLength: 3 });
  }
}

/** Things of a kind, some of their fields filled, some null, most absent. */
export function assetsOf(kind: Kind, families: readonly GeometryFamily[], mayLackPlace: boolean): fc.Arbitrary<Asset[]> {
  const fields = kind.fields.filter(({ key }) => key !== 'lifecycle');
  const values = fc
    .tuple(...fields.map((field) => fc.option(arbitraryOf(field), { nil: undefined, freq: field.required ? 1e6 : 1 })))
    .map((filled) => Object.fromEntries(fields.flatMap(({ key }, i) => (filled[i] === undefined ? [] : [[key, filled[i] as FieldValue]]))));
  const geometry = fc.oneof(...families.map((family) => shapes[family]));
  const placed: fc.Arbitrary<Geometry | null> = mayLackPlace ? fc.option(geometry, { nil: null, freq: 6 }) : geometry;
  const asset = fc.tuple(placed, values);
  return fc.array(asset, { minLength: 1, maxLength: 6 }).map((all) =>
    all.map(
      ([shape, own], i): Asset => ({
        kind: kind.id,
        id: ['001', 'b 2', '三', 'd/4', '5', 'f'][i] as string,
        geometry: shape,
        values: own,
      }),
    ),
  );
}

/** The farthest that two geometries of the same form are apart, in degrees; Infinity where their forms differ. */
export function apart(a: Geometry | null, b: Geometry | null): number {
  if (a === null || b === null) return a === b ? 0 : Infinity;
  if (a.type === 'GeometryCollection' || b.type === 'GeometryCollection' || a.type !== b.type) return Infinity;
  const [one, other] = [JSON.stringify(a.coordinates, shape), JSON.stringify(b.coordinates, shape)];
  if (one !== other) return Infinity;
  const [p, q] = [numbers(a.coordinates), numbers(b.coordinates)];
  return p.reduce((most, value, i) => Math.max(most, Math.abs(value - (q[i] as number))), 0);
}

function shape(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? 0 : value;
}

function numbers(coordinates: unknown): number[] {
  return typeof coordinates === 'number' ? [coordinates] : (coordinates as unknown[]).flatMap(numbers);
}
