import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCityFiles } from '../../../src/formats/city-folder.ts';
import { textRanks } from '../../../src/store/query/collate.ts';
import { committed } from '../../demo/demo.ts';

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Texts by their ranks. */
function sortedTexts(texts: readonly string[]): readonly string[] {
  const ranks = textRanks(texts);
  return Array.from(texts.keys())
    .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
    .map((at) => texts[at] ?? '');
}

/** The same texts sorted by the collator itself; texts it holds for equal may stand either way. */
function expectCollated(texts: readonly string[]): void {
  const distinct = [...new Set(texts)];
  const own = sortedTexts(distinct);
  const asked = [...distinct].sort(collator.compare);
  expect(own.length).toBe(asked.length);
  expect(own.filter((text, at) => collator.compare(text, asked[at] ?? '') !== 0)).toEqual([]);
}

describe('order of texts', () => {
  test('is that of the collator for every text of the demo city', () => {
    const { city } = readCityFiles(new Map(committed), '');
    const texts = city.assets.flatMap(({ id, values }) => [id, ...Object.values(values).filter((value) => typeof value === 'string')]);
    expect(texts.length).toBeGreaterThan(20_000);
    expectCollated(texts);
  });

  test('is that of the collator for mixtures of characters, digits, case and marks', () => {
    // Full-width digits are left out: the collator contradicts itself on them (９ before １０, １０ before １m, １m before ９).
    const sign = fc.constantFrom(...'aAbBzZ0129 -_()（）·路泰山岱㴎éⅠ…m²𠀀ａＡ');
    const text = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => expectCollated(texts)),
      { numRuns: 300, seed: 7 },
    );
  });

  test('puts pinyin before strokes and numbers by their value', () => {
    expect(sortedTexts(['泰山路10号', '岱庙', '泰山路9号', '安居', '泰山路009号a'])).toEqual([
      '安居',
      '岱庙',
      '泰山路9号',
      '泰山路009号a',
      '泰山路10号',
    ]);
  });
});
