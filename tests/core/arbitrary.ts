import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { type Asset, type AssetKey, assetKey, type FieldValue } from '../../src/core/asset.ts';
import { changeOf, type Edit } from '../../src/core/edit.ts';

/** What a person might do in one step: to each named asset, its new state or null to take it away. */
export type Wish = readonly { readonly kind: string; readonly id: string; readonly after: Asset | null }[];

const coordinate = fc.integer({ min: 1_169_900_000, max: 1_172_000_000 }).map((tenMillionths) => tenMillionths / 1e7);
const position = fc.tuple(coordinate, coordinate);

const geometry: fc.Arbitrary<Geometry | null> = fc.oneof(
  fc.constant(null),
  position.map((at): Geometry => ({ type: 'Point', coordinates: at })),
  fc.array(position, { minLength: 2, maxLength: 4 }).map((line): Geometry => ({ type: 'LineString', coordinates: line })),
);

const fieldValue: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('东湖公园', '㴎河东路', '"', '\\', '\u2028'),
  // JSON has no minus zero: what is saved as -0 comes back as 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 3 })), { maxLength: 3 }),
);

const values = fc.dictionary(fc.constantFrom('name', 'areaM2', 'open', 'tags', 'note'), fieldValue, { maxKeys: 4 });

const change = fc
  .record({
    kind: fc.constantFrom('park', 'gate', 'residential'),
    id: fc.constantFrom('1', '2', '10', 'way/7', '示意01'),
    geometry,
    values,
    removed: fc.boolean(),
  })
  .map(({ kind, id, removed, ...rest }) => ({ kind, id, after: removed ? null : { kind, id, ...rest } }));

/** A step that touches up to four assets, each once. */
export const wish: fc.Arbitrary<Wish> = fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: (one) => `${one.kind}/${one.id}` });

/** The edit that fulfils a wish in a city as it stands; removing what is not there is left out, as an action would. */
export function editFor(assets: ReadonlyMap<AssetKey, Asset>, wished: Wish, id: string): Edit {
  const changes = wished.flatMap((one) => {
    const before = assets.get(assetKey(one)) ?? null;
    return before === null && one.after === null ? [] : [changeOf(before, one.after)];
  });
  return { schemaVersion: 1, id, label: { code: 'test', params: {} }, changes };
}
