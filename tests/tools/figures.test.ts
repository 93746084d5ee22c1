import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { figures } from '../../tools/make-figures/figures.ts';
import { sheet } from '../scenes/coverage.ts';

const root = new URL('../../', import.meta.url);
const folder = new URL('docs/images/method/', root);

describe('the figures of the method page', () => {
  test.each(Object.keys(figures))('%s is what the engine draws today (else: npm run make-figures)', async (name) => {
    const drawn = await figures[name]?.(sheet('park-2022'));
    expect(readFileSync(new URL(`${name}.svg`, folder), 'utf8')).toBe(drawn);
  });

  test('the page shows every figure, and no other', () => {
    const page = readFileSync(new URL('docs/method.md', root), 'utf8');
    const shown = [...page.matchAll(/images\/method\/([a-z-]+)\.svg/g)].map(([, name]) => name);
    expect(new Set(shown)).toEqual(new Set(Object.keys(figures)));
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(figures)
        .map((name) => `${name}.svg`)
        .sort(),
    );
  });
});
