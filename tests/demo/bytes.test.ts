import { expect, test } from 'vitest';
import { makeCity } from '../../tools/make-demo/city.ts';
import { committed } from './demo.ts';

const files = makeCity();

test('a second run gives the same bytes', () => {
  expect([...makeCity()]).toEqual([...files]);
});

test('data/geojson is what make-demo writes, no file more or less', () => {
  expect([...committed.keys()].sort()).toEqual([...files.keys()].sort());
  for (const [name, bytes] of committed) expect(bytes.equals(Buffer.from(files.get(name) ?? '')), name).toBe(true);
});

test('at most 20 MB in all', () => {
  const bytes = [...committed.values()].reduce((total, file) => total + file.length, 0);
  expect(bytes).toBeLessThan(20e6);
  expect(bytes).toBeGreaterThan(5e6);
});
