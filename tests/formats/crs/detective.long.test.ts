import { expect, test } from 'vitest';
import { ratesOf } from './judge-detective.ts';

test('10,000 random files: never sure and wrong', () => {
  const { counts, wrong, alarms } = ratesOf(1, 10_000);
  expect(wrong).toEqual([]);
  expect(alarms.length).toBeLessThan(10);
  expect(counts.right).toBeGreaterThan(3000);
  expect(counts.right + counts['asked-among-three']).toBeGreaterThan(8000);
}, 900_000);
