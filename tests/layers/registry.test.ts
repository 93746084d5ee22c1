import { describe, expect, test } from 'vitest';
import type { Field } from '../../src/core/field.ts';
import { kindById, kinds } from '../../src/layers/registry.ts';

/** Design §5: a city folder holds `<kind>.geojson`, so these names are called from outside. */
const kindIds = [
  ...['area', 'built-up', 'historic-district', 'residential', 'residential-land', 'building', 'street', 'segment', 'road', 'intersection'],
  ...['park', 'share-zone', 'gate', 'wall', 'water', 'rail', 'crossing', 'green', 'vacant-land', 'toilet', 'parking', 'lighting'],
  ...['vendor-site', 'community-station', 'service-station', 'landscape-node', 'showcase', 'facility', 'population'],
];

/** Design §5, "Properties read". */
const propertiesRead: Record<string, readonly string[]> = {
  area: ['level', 'code', 'parentCode', 'managedBy', 'name'],
  park: ['areaM2', 'open', 'fee', 'class', 'tags'],
  gate: ['of'],
  residential: ['people', 'dwellings', 'walled'],
  street: ['class', 'bridge', 'tunnel', 'layer', 'nodes'],
  facility: ['type'],
  segment: ['class', 'roadId', 'pci', 'rqi', 'iri', 'speedKmh', 'crashes', 'complaints', 'lastOverhaul', 'cost', 'utilityYear'],
  intersection: ['class', 'roadId', 'pci', 'rqi', 'iri', 'speedKmh', 'crashes', 'complaints', 'lastOverhaul', 'cost', 'utilityYear'],
};

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Everything by which a file may call a field, as the matching sees it. */
function names(field: Field): string[] {
  const all = [field.key, field.label.zh, field.label.en, ...(field.aliases ?? [])];
  return [
    ...new Set(
      all.map((name) =>
        name
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[\s_-]+/g, ''),
      ),
    ),
  ];
}

test('the registry holds the kinds of design §5 and no others', () => {
  expect(kinds.map((kind) => kind.id).toSorted()).toEqual(kindIds.toSorted());
  expect(kindById('park')?.label.zh).toBe('公园绿地');
  expect(kindById('no-such-kind')).toBeUndefined();
});

test('draw orders do not tie', () => {
  expect(repeated(kinds.map((kind) => String(kind.order)))).toEqual([]);
});

test('engines find the properties they read', () => {
  for (const [id, keys] of Object.entries(propertiesRead)) {
    const declared = kindById(id)?.fields.map((field) => field.key) ?? [];
    expect(
      keys.filter((key) => !declared.includes(key)),
      id,
    ).toEqual([]);
  }
  for (const id of ['segment', 'intersection']) {
    expect(kindById(id)?.fields.find((field) => field.key === 'class')?.required, id).toBe(true);
  }
});

describe.each(kinds.map((kind) => [kind.id, kind] as const))('%s', (_id, kind) => {
  test('has words in both languages', () => {
    const words = [
      kind.label,
      ...kind.fields.map((field) => field.label),
      ...kind.fields.flatMap((field) => (field.help ? [field.help] : [])),
    ];
    for (const { zh, en } of words) {
      expect(zh.trim()).not.toBe('');
      expect(en).toMatch(/[A-Za-z]/);
    }
    expect(repeated(kind.fields.map((field) => field.label.zh))).toEqual([]);
    expect(repeated(kind.fields.map((field) => field.label.en))).toEqual([]);
  });

  test('has unique keys and the fields of every record', () => {
    const keys = kind.fields.map((field) => field.key);
    expect(repeated(keys)).toEqual([]);
    expect(keys).toEqual(expect.arrayContaining([kind.nameField, 'source', 'synthetic', 'note', 'surveyDate', 'accuracyClass']));
  });

  test('no header is claimed by two fields', () => {
    expect(repeated(kind.fields.flatMap(names))).toEqual([]);
  });

  test('choices are unique, labelled and numbers have an order', () => {
    for (const field of kind.fields) {
      if (field.type === 'choice' || field.type === 'choices') {
        expect(repeated(field.choices.map((choice) => choice.value)), field.key).toEqual([]);
        expect(repeated(field.choices.map((choice) => choice.label.zh)), field.key).toEqual([]);
        expect(field.choices.length > 0 || field.open === true, field.key).toBe(true);
      }
      if ((field.type === 'number' || field.type === 'integer') && field.min !== undefined && field.max !== undefined) {
        expect(field.min).toBeLessThan(field.max);
      }
      if (field.type === 'reference' || field.type === 'references') {
        expect(field.kinds.filter((id) => kindById(id) === undefined)).toEqual([]);
      }
    }
  });

  test('measures say their unit in the key', () => {
    const suffix: Record<string, RegExp> = { 'm²': /M2$/, 'km²': /Km2$/, m: /M$/, cm: /Cm$/, 'km/h': /Kmh$/, kW: /Kw$/ };
    for (const field of kind.fields) {
      const wanted = field.type === 'number' ? suffix[field.unit?.en ?? ''] : undefined;
      if (wanted) expect(field.key).toMatch(wanted);
    }
  });

  test('has a symbol where it may be a point', () => {
    expect(kind.icon !== undefined).toBe(kind.geometry.includes('point'));
  });
});
