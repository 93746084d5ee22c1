import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codePointsOf } from './woff2.ts';

const root = join(import.meta.dirname, '../..');
const resolve = createRequire(import.meta.url).resolve;

function fonts(weight: 400 | 600): ReadonlySet<number> {
  const main = readFileSync(resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`));
  const rare = readFileSync(join(root, `src/map/fonts/xiutu-rare-${weight}.woff2`));
  return new Set([...codePointsOf(main), ...codePointsOf(rare)]);
}

/** Readings by which a rare character is found (nài for 㴎), traditional letters of headers: typed and compared, never shown. */
const neverShown = ['readings.ts', 'traditional.ts'];

/** Characters of the data, the rule sheets, and the words in the sources that carry Chinese. */
function charactersUsed(): Set<string> {
  const files = ['data/geojson', 'data/rules', 'src/text', 'src/layers', 'src/core'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !neverShown.includes(entry.name) && /\.(geojson|json|ts)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return new Set(files.flatMap((file) => [...new Set(readFileSync(file, 'utf8'))]).filter((character) => character > '\u007f'));
}

describe.each([400, 600] as const)('the carried fonts at weight %d', (weight) => {
  const known = fonts(weight);
  const missing = (characters: Iterable<string>) => [...characters].filter((character) => !known.has(character.codePointAt(0) ?? 0));

  test('have the rare characters of 泰安’s names', () => {
    expect(missing('㴎徂堽渰垤岈栲蓆贠轳迓鄣')).toEqual([]);
  });

  test('have every character of data, rule sheets, code lists and words', () => {
    const used = charactersUsed();
    expect(used.size).toBeGreaterThan(800);
    expect(missing(used)).toEqual([]);
  });

  test('do not have what nobody put in, so that the test can fail', () => {
    expect(missing('𠮷')).toEqual(['𠮷']);
  });
});

test('the main font alone lacks 㴎, which is why a second one is carried', () => {
  const main = readFileSync(resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2'));
  expect(codePointsOf(main).has('㴎'.codePointAt(0) ?? 0)).toBe(false);
  expect(codePointsOf(main).has('泰'.codePointAt(0) ?? 0)).toBe(true);
});
