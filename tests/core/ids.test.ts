import { expect, test } from 'vitest';
import { newId } from '../../src/core/ids.ts';

test('an id is 16 unmistakable characters, and a thousand of them are a thousand', () => {
  const ids = new Set(Array.from({ length: 1000 }, () => newId((bytes) => crypto.getRandomValues(bytes))));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
});

test('the same bytes give the same id, and every value of a byte counts equally', () => {
  const counts = new Map<string, number>();
  for (let value = 0; value < 256; value++) {
    const first = newId((bytes) => bytes.fill(value)).charAt(0);
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
});
