import { describe, expect, test } from 'vitest';
import { differentColours, missingColour, rampColours, rampNames } from '../../src/layers/derive/ramps.ts';
import { contrast, difference, type Sight } from './colours.ts';

const grounds = { light: '#f6f5f1', dark: '#14181b' };
const sights: readonly Sight[] = ['usual', 'protan', 'deutan'];

function seen(a: string, b: string): number {
  return Math.min(...sights.map((sight) => difference(a, b, sight)));
}

describe.each(['light', 'dark'] as const)('%s colours', (theme) => {
  test.each(rampNames)('%s runs one way in lightness, each step plain to colour-blind eyes, off the ground', (name) => {
    for (let count = 2; count <= 9; count++) {
      const row = rampColours(name, count, theme);
      const off = row.map((colour) => contrast(colour, grounds[theme]));
      expect(new Set(row).size).toBe(count);
      expect(off).toEqual(off.toSorted((a, b) => a - b));
      expect(Math.min(...off)).toBeGreaterThan(1.6);
      const steps = row.slice(1).map((colour, at) => seen(colour, row[at] ?? ''));
      expect(Math.min(...steps)).toBeGreaterThan(count <= 5 ? 14 : 7);
    }
  });
  test('twelve different values are told apart from each other and from the neutral ones', () => {
    const roles = [...Array.from({ length: 12 }, () => 'value'), 'other', 'several'];
    const colours = [...differentColours(roles, theme), missingColour[theme]];
    expect(new Set(colours).size).toBe(15);
    const close = colours.flatMap((a, at) => colours.slice(at + 1).filter((b) => seen(a, b) < 10));
    expect(close).toEqual([]);
    for (const colour of colours) expect(contrast(colour, grounds[theme])).toBeGreaterThanOrEqual(2.9);
  });
});
