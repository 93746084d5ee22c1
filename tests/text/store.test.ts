import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeSentences } from '../../src/text/store.ts';

const src = join(import.meta.dirname, '../../src');

/** Codes as they stand in the sources of core and store. */
function codesUsed(): Set<string> {
  const codes = new Set<string>();
  for (const folder of ['core', 'store', 'store/storage']) {
    for (const name of readdirSync(join(src, folder)).filter((file) => file.endsWith('.ts'))) {
      const text = readFileSync(join(src, folder, name), 'utf8');
      for (const [, code] of text.matchAll(/'((?:edit|area|saved|kept-city|snapshot)-[a-z-]+)'/g)) if (code) codes.add(code);
    }
  }
  return codes;
}

test('every code of core and store has a sentence, and no sentence is left over', () => {
  const codes = codesUsed();
  expect(codes.size).toBeGreaterThan(10);
  expect(Object.keys(storeSentences).sort()).toEqual([...codes].sort());
});

test('both languages name the same parameters and end as sentences', () => {
  for (const [code, { zh, en }] of Object.entries(storeSentences)) {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(en), code).toEqual(names(zh));
    expect(zh, code).toMatch(/。$/);
    expect(en, code).toMatch(/\.$/);
  }
});
