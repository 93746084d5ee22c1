import { expect, test } from 'vitest';
import type { AreaRow } from '../../src/app/features/coverage/area-rows.ts';
import { figuresSheet } from '../../src/app/features/coverage/export-figures.ts';
import { toldOf } from '../../src/app/features/coverage/told.ts';
import type { Coverage } from '../../src/app/state/coverage.ts';
import { textLines } from '../../src/report/sheet/table.ts';
import { city } from '../scenes/draw.ts';

const amounts = (covered: number, uncovered: number, unknown: number) => ({
  covered,
  uncovered,
  unknown,
  share: covered + uncovered > 0 ? covered / (covered + uncovered) : null,
});

test('a group under ten people cannot be reckoned back from its share, the other amounts or their sum', () => {
  expect(toldOf(amounts(400, 5, 60), 'people')).toEqual({ small: ['uncovered'], beside: 'unknown', share: false });
  expect(toldOf(amounts(400, 5, 0), 'people')).toEqual({ small: ['uncovered'], beside: 'covered', share: false });
  expect(toldOf(amounts(400, 5, 3), 'people')).toEqual({ small: ['uncovered', 'unknown'], beside: null, share: false });
  expect(toldOf(amounts(400, 50, 0), 'people')).toEqual({ small: [], beside: null, share: true });
  expect(toldOf(amounts(400, 5, 60), 'land').share).toBe(true);
});

test('the file of figures leaves share and the next amount open beside a small group', () => {
  const row: AreaRow = { key: 'a', code: 'a', name: '甲', straight: amounts(400, 5, 60), walk: amounts(300, 100, 65) };
  const answer = { asked: { denominator: 'people' } } as NonNullable<Coverage['answer']>;
  const lines = [...textLines(figuresSheet([row], answer, city([]), 'zh'))];
  expect(lines[1]?.slice(2)).toEqual(['—', '400', '< 10', '—', '75.0000', '300', '100', '65']);
});
