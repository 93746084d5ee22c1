import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Budget, budgets, bundleSizes } from '../../tools/bundle-sizes.mjs';

/** Text that no compressor makes smaller than its bytes: three quarters of the length given. */
function noise(kb: number): string {
  return `export const x="${randomBytes(kb * 750).toString('base64')}";`;
}

const dist = mkdtempSync(join(tmpdir(), 'xiutu-sizes-'));

beforeAll(() => {
  mkdirSync(join(dist, 'assets'));
  const file = (name: string, text: string) => writeFileSync(join(dist, 'assets', name), text);
  writeFileSync(join(dist, 'index.html'), '<script type="module" src="/assets/index-a.js"></script>');
  file('index-a.js', `import{r}from"./react-b.js";import("./shell-c.js");${noise(10)}`);
  file('react-b.js', noise(20));
  file('shell-c.js', `import{r}from"./react-b.js";import{u}from"./ui-d.js";import("./lazy-e.js");${noise(40)}`);
  file('ui-d.js', noise(80));
  file('lazy-e.js', noise(160));
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

const parts = (startKb: number, screenKb: number): readonly Budget[] => [
  { name: 'start', chunk: /^index-/, after: [], mostKb: startKb },
  { name: 'screen', chunk: /^shell-/, after: ['start'], mostKb: screenKb },
];

describe('sizes of the build', () => {
  test('a part weighs what it imports at once, without what is there already or comes later', () => {
    const [start, screen] = bundleSizes(dist, parts(1000, 1000)).sizes;
    // 10 + 20 and 40 + 80 thousand base64 signs; six bits of each are chance, so that 3/4 of a byte remains of each.
    expect(start?.kb).toBeGreaterThan(22);
    expect(start?.kb).toBeLessThan(24);
    expect(screen?.kb).toBeGreaterThan(89);
    expect(screen?.kb).toBeLessThan(93);
  });

  test('a part above its budget and one that is gone are each said in a sentence', () => {
    expect(bundleSizes(dist, parts(25, 95)).faults).toEqual([]);
    const { faults } = bundleSizes(dist, [...parts(25, 50), { name: 'map', chunk: /^map-/, after: [], mostKb: 1 }]);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^screen: \d+ kB compressed, \d+ % above its budget of 50 kB/);
    expect(faults[1]).toMatch(/^map: no file/);
  });

  test('every part has a budget', () => {
    for (const { mostKb } of budgets) expect(mostKb).toBeGreaterThan(0);
  });
});
