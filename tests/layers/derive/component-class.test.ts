import { expect, test } from 'vitest';
import { componentClassOf } from '../../../src/layers/derive/component-class.ts';
import { kindById, kinds } from '../../../src/layers/registry.ts';
import { fullAsset } from '../samples.ts';

/** The mapping of the catalogue for kinds of this project. */
test.each([
  ['lighting', 'street', '0137'],
  ['lighting', 'landscape', '0139'],
  ['lighting', 'torch', null],
  ['toilet', 'detached', '0301'],
  ['parking', 'surface', '0201'],
  ['facility', 'bus-stop', '0204'],
  ['facility', 'fitness', '0146'],
  ['facility', 'pharmacy', null],
  ['crossing', 'footbridge', '0206'],
  ['crossing', 'zebra', null],
])('%s %s is %s', (id, type, digits) => {
  const kind = kindById(id);
  if (!kind) throw new Error(`no kind ${id}`);
  const found = componentClassOf(fullAsset(kind, { type }), kind);
  expect(found ? found.big + found.small : null).toBe(digits);
});

test('codes are two and two digits, by values that are choices, and say that they are to be checked', () => {
  for (const { code, fields } of kinds) {
    if (!code) continue;
    const { own, byValue } = code;
    const field = fields.find((one) => one.key === byValue?.field);
    const values = field && 'choices' in field ? field.choices.map((choice) => choice.value) : [];
    for (const one of [...(own ? [own] : []), ...Object.values(byValue?.classes ?? {})]) expect(one.big + one.small).toMatch(/^\d{4}$/);
    expect(Object.keys(byValue?.classes ?? {}).filter((value) => !values.includes(value))).toEqual([]);
    expect(code.source).toContain('待核');
    expect(fields.some((one) => one.key === 'componentCode')).toBe(true);
  }
});
