import { expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { changeOf } from '../../src/core/edit.ts';
import { changesInUse, cityInUse, isInUse } from '../../src/core/lifecycle.ts';
import { kinds } from '../../src/layers/registry.ts';
import { city, point } from '../scenes/draw.ts';

const at = (lifecycle?: string): Asset => point('toilet', `t-${lifecycle}`, [0, 0], lifecycle === undefined ? {} : { lifecycle });

test('in use is what says so or says nothing; the word of an unknown state keeps a thing in the count', () => {
  expect([undefined, 'in-use', '大修', 'planned', 'retired'].map((word) => isInUse(at(word)))).toEqual([true, true, true, false, false]);
});

test('a city of which everything is in use stays the same object', () => {
  const all = city([at(), at('in-use')]);
  expect(cityInUse(all)).toBe(all);
  expect(cityInUse(city([at(), at('retired'), at('planned')])).assets.map(({ id }) => id)).toEqual(['t-undefined']);
});

test('to who sees only what is in use, retiring takes away, taking into use adds, and a change among the unused is none', () => {
  const toilet = (lifecycle: string, name: string) => point('toilet', 't', [0, 0], { lifecycle, name });
  const seen = (before: Asset, after: Asset) => changesInUse([changeOf(before, after)]).map((change) => [change.before, change.after]);
  const [used, retired, planned] = [toilet('in-use', 'a'), toilet('retired', 'a'), toilet('planned', 'b')];
  expect(seen(used, retired)).toEqual([[used, null]]);
  expect(seen(planned, used)).toEqual([[null, used]]);
  expect(seen(planned, retired)).toEqual([]);
  const plain = [changeOf(used, toilet('in-use', 'b'))];
  expect(changesInUse(plain)).toBe(plain);
});

test('every kind has the field, with the three states of the declaration', () => {
  for (const kind of kinds) {
    const field = kind.fields.find(({ key }) => key === 'lifecycle');
    expect(field?.type === 'choice' && field.choices.map(({ value }) => value), kind.id).toEqual(['planned', 'in-use', 'retired']);
    expect(
      kind.fields.some(({ key, type }) => key === 'retiredOn' && type === 'date'),
      kind.id,
    ).toBe(true);
  }
});
