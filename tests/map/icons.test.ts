import { expect, test } from 'vitest';
import { distanceImage } from '../../src/map/icons.ts';

test('an icon’s image is highest inside, three quarters at the outline and falls off outside', () => {
  const { width, data, sdf } = distanceImage((x, y) => x >= 8 && x < 22 && y >= 8 && y < 22);
  const at = (x: number, y: number) => (data[(y * width + x) * 4 + 3] ?? 0) / 255;
  expect(sdf).toBe(true);
  expect(at(15, 15)).toBe(1);
  expect(at(8, 15)).toBeGreaterThan(0.75);
  expect(at(7, 15)).toBeLessThan(0.75);
  expect((at(8, 15) + at(7, 15)) / 2).toBeCloseTo(0.75, 2);
  expect(at(0, 15)).toBeLessThan(at(4, 15));
});
