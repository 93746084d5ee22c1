import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/layers/derive/card.ts';
import { columnsOf } from '../../src/layers/derive/columns.ts';
import { formOf } from '../../src/layers/derive/form.ts';
import { matchHeaders } from '../../src/layers/derive/headers.ts';
import { legendOf } from '../../src/layers/derive/legend.ts';
import { featureSchema } from '../../src/layers/derive/schema.ts';
import { searchText } from '../../src/layers/derive/search.ts';
import { assetLayers } from '../../src/layers/derive/style.ts';
import { validateAsset } from '../../src/layers/derive/validate.ts';
import { kinds } from '../../src/layers/registry.ts';
import { benchKind, fullAsset } from './samples.ts';

const langs = ['zh', 'en'] as const;

test('every file of kinds/ is one registered kind of that name', () => {
  const files = readdirSync(new URL('../../src/layers/kinds/', import.meta.url));
  expect(files.toSorted()).toEqual(kinds.map((kind) => `${kind.id}.ts`).toSorted());
});

/** What must hold for any kind, also one that nothing but its own declaration knows. */
describe.each([...kinds, benchKind].map((kind) => [kind.id, kind] as const))('%s: everything follows from the declaration', (_id, kind) => {
  const asset = fullAsset(kind);
  const keys = kind.fields.map((field) => field.key);

  test('a full asset is valid and an empty one lacks exactly the required fields', () => {
    expect(validateAsset(asset, kind)).toEqual([]);
    const required = kind.fields.filter((field) => field.required === true).map((field) => field.key);
    const missing = validateAsset({ ...asset, values: {} }, kind);
    expect(missing.map((issue) => [issue.code, issue.params.field])).toEqual(required.map((key) => ['field-missing', key]));
  });

  test('columns hold every field once, name first, id last, and print each value', () => {
    const columns = columnsOf(kind);
    expect(columns.map((column) => column.id).toSorted()).toEqual([...keys, '#id'].toSorted());
    expect(columns[0]?.id).toBe(kind.nameField);
    expect(columns.at(-1)?.id).toBe('#id');
    for (const lang of langs) {
      expect(columns.filter((column) => column.cell(asset, lang).text === '').map((column) => column.id)).toEqual([]);
    }
  });

  test('the form has one control per field', () => {
    const items = formOf(kind).flatMap((section) => section.items);
    expect(items.map((item) => item.key).toSorted()).toEqual(keys.toSorted());
  });

  test('the card shows every value, the name as its title and 示意 as its mark', () => {
    for (const lang of langs) {
      const card = cardOf({ ...asset, values: { ...asset.values, synthetic: true, unheardOf: 'kept' } }, kind, lang, () => undefined);
      const shown = card.sections.flatMap((section) => section.rows.map((row) => row.key));
      const expected = keys.filter((key) => key !== kind.nameField && key !== 'synthetic');
      expect(shown.toSorted()).toEqual([...expected, 'unheardOf'].toSorted());
      expect(card.title).toBe('甲甲甲');
      expect(card.illustrative).toBe(true);
    }
  });

  test('its own labels and keys are headers of a file', () => {
    for (const headers of [keys, kind.fields.map((field) => field.label.zh), kind.fields.map((field) => field.label.en)]) {
      expect(matchHeaders(headers, kind).map((match) => match.field?.key)).toEqual(keys);
    }
  });

  test('it is found by name, id and label', () => {
    const text = searchText(asset, kind).split('\n');
    expect(text).toContain('甲甲甲');
    expect(text.some((part) => part.includes(kind.label.zh.toLowerCase()))).toBe(true);
  });

  test('it is drawn, and its legend has a row', () => {
    for (const theme of ['light', 'dark'] as const) {
      expect(assetLayers([kind], theme).length).toBeGreaterThan(0);
      expect(legendOf(kind, theme).length).toBe((kind.style.classes?.of.length ?? 0) + 1);
    }
  });

  test('its schema names every field and what is required', () => {
    const properties = featureSchema(kind).properties?.properties;
    expect(Object.keys(properties?.properties ?? {})).toEqual(keys);
    expect(properties?.required).toEqual(kind.fields.filter((field) => field.required === true).map((field) => field.key));
  });
});
