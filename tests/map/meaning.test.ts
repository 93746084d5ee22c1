import { describe, expect, test } from 'vitest';
import { classLooks, coverageClasses, lackLooks } from '../../src/map/meaning.ts';
import { patternImage } from '../../src/map/pattern.ts';

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('covered, uncovered and unknown on the %s map', (theme) => {
  const looks = classLooks[theme];

  test('each have their own pattern', () => {
    expect(new Set(coverageClasses.map((name) => looks[name].pattern)).size).toBe(3);
  });

  test('differ in lightness, so that a grey print still tells them apart', () => {
    expect(contrast(looks.covered.ground, looks.uncovered.ground)).toBeGreaterThan(1.6);
    expect(contrast(looks.unknown.ground, looks.unknown.mark)).toBeGreaterThan(3);
  });

  test('are drawn as tiles that repeat without a seam', () => {
    for (const name of coverageClasses) {
      const { width, height, data } = patternImage(looks[name], 0.7);
      const at = (x: number, y: number) => data.slice((y * width + x) * 4, (y * width + x) * 4 + 4).join();
      for (let i = 0; i < width * height; i++) {
        const [x, y] = [i % width, Math.floor(i / width)];
        expect(at(x, y)).toBe(at((x + 8) % width, y));
      }
    }
  });

  test('carry their marks: a plain tile has one colour, the others more', () => {
    const colours = (name: (typeof coverageClasses)[number]) => {
      const { data } = patternImage(looks[name], 0.7);
      return new Set(Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 4).join())).size;
    };
    expect(colours('covered')).toBe(1);
    expect(colours('uncovered')).toBeGreaterThan(2);
    expect(colours('unknown')).toBeGreaterThan(2);
  });
});

describe.each(['light', 'dark'] as const)('compounds by what they lack on the %s map', (theme) => {
  const [none, ...lacking] = lackLooks[theme];

  test('grow steadily away from the ground, so that a grey print keeps their order', () => {
    const light = lacking.map(({ ground }) => luminance(ground));
    expect(light).toEqual(light.toSorted((a, b) => (theme === 'light' ? b - a : a - b)));
    for (const [at, look] of lacking.entries()) {
      const next = lacking[at + 1];
      if (next) expect(contrast(look.ground, next.ground)).toBeGreaterThan(1.3);
    }
  });

  test('are dotted from the first missing kind on; none missing is plain', () => {
    expect(none?.pattern).toBe('plain');
    expect(lacking.every(({ pattern }) => pattern === 'dots')).toBe(true);
    for (const { ground, mark } of lacking) expect(contrast(ground, mark)).toBeGreaterThan(2);
  });
});
