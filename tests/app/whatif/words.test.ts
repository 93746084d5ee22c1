import { describe, expect, test } from 'vitest';
import type { Amounts } from '../../../src/analysis/coverage/spec.ts';
import { isSame } from '../../../src/app/features/whatif/figures.ts';
import { directionOf, gainsIn, pointsBy, stepGain, unknownWords } from '../../../src/app/features/whatif/words.ts';
import type { Speech } from '../../../src/app/ui/use-app.ts';
import { say } from '../../../src/text/app.ts';
import type { Lang } from '../../../src/text/sentence.ts';

function speech(lang: Lang): Speech {
  return { lang, say: (key, params) => say(key, lang, params), sayIssue: ({ code }) => code };
}
const zh = speech('zh');

function amounts(covered: number, uncovered: number, unknown: number): Amounts {
  return { covered, uncovered, unknown, share: covered / (covered + uncovered) };
}

/** 2 ha lose their park and 30 more leave the count: 40 of 100 before, 38 of 68 after. */
const before = amounts(400_000, 600_000, 0);
const shut = amounts(380_000, 300_000, 320_000);

describe('the figures of a what-if, each by its own sign', () => {
  test('land that is lost is a loss although the share rises, and what is unknown is told beside it', () => {
    expect(directionOf(pointsBy(before, shut, 'land'))).toBe('up');
    expect(gainsIn(before, shut, 'land', zh)).toEqual([
      { text: '−2.0 公顷', direction: 'down' },
      { text: '不明 +32.0 公顷', direction: 'same' },
    ]);
  });

  test('people: too few are not written out', () => {
    expect(gainsIn(amounts(100, 100, 0), amounts(96, 64, 40), 'people', zh).map(({ text }) => text)).toEqual(['−< 10 人', '不明 +40 人']);
    expect(pointsBy(amounts(100, 100, 0), amounts(96, 64, 4), 'people')).toBeNull();
  });

  test('the sentence says how much became unknown, how much known, and nothing where neither did', () => {
    expect(unknownWords(before, shut, zh)).toContain('32.0 公顷改记不明，不在分母内');
    expect(unknownWords(before, shut, speech('en'))).toContain('32.0 ha around is now unknown');
    expect(unknownWords(shut, before, zh)).toContain('32.0 公顷由不明转为已知');
    expect(unknownWords(before, amounts(1, 999_999, 0.4), zh)).toBeNull();
  });

  test('a step gives its points where no hectare more is covered', () => {
    const left = amounts(400_000, 400_000, 200_000);
    expect(stepGain(before, left, 'land', zh)).toBe('不明 +20.0 公顷，+10.0 个百分点');
    expect(stepGain(before, before, 'land', zh)).toBe('无变化');
    expect(stepGain(before, amounts(450_000, 550_000, 0), 'land', speech('en'))).toBe('+5.0 ha, +5.0 points');
  });

  test('a row of the table is another one where only what is unknown changed', () => {
    const left = amounts(400_000, 400_000, 200_000);
    expect(isSame({ straight: before, walk: before }, { straight: before, walk: left })).toBe(false);
    expect(isSame({ straight: before, walk: before }, { straight: before, walk: before })).toBe(true);
  });
});
