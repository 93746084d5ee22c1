import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../../src/core/asset.ts';
import type { FormatId } from '../../../src/formats/format.ts';
import { anyGeometry, column, layerOf, read, readAll, simpleGeometry, word, write } from './tools.ts';

const columns = [
  column('name', 'text'),
  column('面积与其他很长的字段名', 'number', 'm²'),
  column('count', 'integer'),
  column('open', 'boolean'),
  column('builtOn', 'date'),
  column('tags', 'list'),
  column('一个超过十个字节的字段', 'text'),
];

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const maybe = <T extends FieldValue>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const values = fc.record({
  name: maybe(word),
  面积与其他很长的字段名: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  count: maybe(fc.maxSafeInteger()),
  open: maybe(fc.boolean()),
  builtOn: maybe(days),
  tags: maybe(fc.array(word, { minLength: 1, maxLength: 3 })),
  一个超过十个字节的字段: maybe(word),
});

function rows(geometry: typeof anyGeometry) {
  return fc
    .array(fc.record({ geometry: fc.option(geometry, { nil: null }), values }), { minLength: 1, maxLength: 6 })
    .map((list) => list.map((row, index) => ({ ...row, id: `park-${index + 1}` })));
}

const cases: readonly (readonly [FormatId, string])[] = [
  ['geopackage', 'park.gpkg'],
  ['flatgeobuf', 'park.fgb'],
  ['geoparquet', 'park.parquet'],
];

describe('formats that keep everything', () => {
  it.each(cases)('%s reads what it wrote', async (format, file) => {
    await fc.assert(
      fc.asyncProperty(rows(anyGeometry), async (features) => {
        const written = await write(format, layerOf(columns, features), file);
        const [layer] = (await read(format, written.files)).layers;
        expect(layer?.faults).toEqual([]);
        expect(layer?.name).toBe('park');
        expect(layer?.rows.map(({ geometry, values: own }) => ({ geometry, values: own }))).toEqual(
          features.map(({ id, geometry, values: own }) => ({ geometry, values: { id, ...own } })),
        );
      }),
      { numRuns: 25 },
    );
  });

  it.each(cases)('%s is written empty, too', async (format, file) => {
    const written = await write(format, layerOf(columns, []), file);
    const [layer] = (await read(format, written.files)).layers;
    expect(layer?.rows).toEqual([]);
    expect(layer?.columns.map(({ name }) => name)).toEqual(['id', ...columns.map(({ key }) => key)]);
  });
});

describe('Shapefile', () => {
  /** What the format cannot tell apart or hold: empty and padded texts, lists, zero with a sign. */
  function asKept(own: Record<string, FieldValue>): Record<string, FieldValue> {
    return Object.fromEntries(
      Object.entries(own).map(([key, value]) => {
        const text = Array.isArray(value) ? value.join('、') : value;
        const kept = typeof text === 'string' ? (text.split('\0')[0] as string).replace(/ +$/, '') : text;
        return [key, kept === '' ? null : Object.is(kept, -0) ? 0 : kept];
      }),
    );
  }

  it('reads what it wrote, each family of shapes from its own file, long names by the legend', async () => {
    await fc.assert(
      fc.asyncProperty(rows(simpleGeometry), async (features) => {
        const written = await write('shapefile', layerOf(columns, features), 'park.shp');
        const sources = await readAll('shapefile', written.files);
        const found = sources.flatMap(({ layers }) => layers.flatMap((layer) => layer.rows));
        const byId = new Map(found.map((row) => [row.values.id, row]));
        expect(found).toHaveLength(features.length);
        for (const { id, geometry, values: own } of features) {
          expect(byId.get(id)?.geometry).toEqual(geometry);
          expect(asKept(byId.get(id)?.values ?? {})).toEqual(asKept({ id, ...own }));
        }
      }),
      { numRuns: 40 },
    );
  });
});
