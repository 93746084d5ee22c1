import type { Geometry } from 'geojson';
import type { Asset, FieldValue } from '../../src/core/asset.ts';
import type { Field } from '../../src/core/field.ts';
import type { GeometryFamily, Kind } from '../../src/layers/kind.ts';

/** A place in 泰城 for things that need a position. */
const geometries: Readonly<Record<GeometryFamily, Geometry>> = {
  point: { type: 'Point', coordinates: [117.12, 36.19] },
  line: {
    type: 'LineString',
    coordinates: [
      [117.12, 36.19],
      [117.125, 36.19],
    ],
  },
  polygon: {
    type: 'Polygon',
    coordinates: [
      [
        [117.12, 36.19],
        [117.121, 36.19],
        [117.121, 36.191],
        [117.12, 36.191],
        [117.12, 36.19],
      ],
    ],
  },
};

/** A good value for a field. */
function goodValue(field: Field): FieldValue {
  switch (field.type) {
    case 'text':
      return '甲'.repeat(Math.min(3, field.maxLength ?? 3));
    case 'number':
      return field.min ?? 0.5;
    case 'integer':
      return field.max ?? 1234;
    case 'boolean':
      return false;
    case 'date':
      return '2024-09-28';
    case 'choice':
      return field.choices[0]?.value ?? '甲';
    case 'choices':
      return field.choices.length > 0 ? field.choices.map((choice) => choice.value) : [101, 102];
    case 'reference':
      return 'some-id';
    case 'references':
      return ['some-id', 'other-id'];
  }
}

/** An asset of a kind in which every field has a value; `values` overrides. */
export function fullAsset(kind: Kind, values: Asset['values'] = {}): Asset {
  const all = Object.fromEntries(kind.fields.map((field) => [field.key, goodValue(field)]));
  return { kind: kind.id, id: `${kind.id}-1`, geometry: geometries[kind.geometry[0] ?? 'point'], values: { ...all, ...values } };
}

/** A kind of another city, known to nothing else in the project. */
export const benchKind: Kind = {
  id: 'street-bench',
  label: { zh: '街头座椅', en: 'Street bench' },
  group: 'service',
  geometry: ['point'],
  nameField: 'name',
  icon: 'park',
  fields: [
    { type: 'text', key: 'name', label: { zh: '名称', en: 'Name' } },
    { type: 'integer', key: 'seats', label: { zh: '座位数', en: 'Seats' }, unit: { zh: '个', en: '' }, min: 1, max: 20, required: true },
    {
      type: 'choice',
      key: 'material',
      label: { zh: '材质', en: 'Material' },
      choices: [{ value: 'wood', label: { zh: '木', en: 'Wood' } }],
    },
  ],
  style: { colour: { light: '#7a4d00', dark: '#ffcc80' } },
  sensitivity: 'public',
  order: 99,
};
