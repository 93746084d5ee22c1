import { describe, expect, test } from 'vitest';
import { matrixSheet } from '../../../src/app/features/circle/export-matrix.ts';
import { withheldStep } from '../../../src/app/features/circle/headline.tsx';
import { type Matrix, matrixOf, orderedLines } from '../../../src/app/features/circle/matrix.ts';
import { mapClassOf } from '../../../src/app/features/circle/on-map.ts';
import {
  compoundsInScope,
  countedOf,
  decidingRows,
  rowClass,
  tallyOf,
  wholeClass,
  wholeOf,
} from '../../../src/app/features/circle/tally.ts';
import { unitsOf } from '../../../src/app/features/circle/units.ts';
import { textLines } from '../../../src/report/sheet/table.ts';
import { answerOf, compound, scopeOf, units } from './answers.ts';

/** School, shop, extra. */
const all = answerOf([
  compound('whole', 't1', 100, '++-'),
  compound('lacks', 't1', 200, '-++'),
  compound('lacks-and-unclear', 't2', 30, '-??'),
  compound('unclear', 't2', 40, '+?+'),
  compound('nobody-knows', 't2', null, '+++'),
  compound('outside', null, 7, '--+'),
]);

const names = { outside: '以外', city: '全城', total: '合计' };

describe('the figures of the circle', () => {
  test('are decided by required rows of the asked circle that the city has anything of', () => {
    expect(decidingRows(all).map(({ id }) => id)).toEqual(['school', 'shop']);
    const classOf = wholeClass(decidingRows(all));
    expect(all.rows.map(classOf)).toEqual(['covered', 'uncovered', 'uncovered', 'unknown', 'covered', 'uncovered']);
  });

  test('count unknown apart and people of whom nobody knows the number in nothing', () => {
    const tally = tallyOf(all.rows, wholeClass(decidingRows(all)), 'people');
    expect(tally.amounts).toEqual({ covered: 100, uncovered: 237, unknown: 40, share: 100 / 337 });
    expect(tally.uncounted).toBe(1);
    expect(tally.keys.covered).toEqual(['residential/whole', 'residential/nobody-knows']);
  });

  test('count compounds where the city records no people', () => {
    const bare = answerOf([compound('a', 't1', null, '++'), compound('b', 't1', null, '-+')]);
    expect(countedOf(bare.rows)).toBe('compounds');
    expect(tallyOf(bare.rows, rowClass('school'), 'compounds').amounts).toEqual({ covered: 1, uncovered: 1, unknown: 0, share: 0.5 });
  });

  test('say nothing where all is unknown', () => {
    const blank = answerOf([compound('a', 't1', 50, '??')]);
    expect(tallyOf(blank.rows, rowClass('school'), 'people').amounts).toEqual({ covered: 0, uncovered: 0, unknown: 50, share: null });
  });

  test('keep to the unit in use, in the basis in use', () => {
    const ids = (area: string, basis: 'legal' | 'managing') => compoundsInScope(all, scopeOf(area, basis)).map(({ id }) => id);
    expect(ids('d', 'legal')).toEqual(['whole', 'lacks', 'lacks-and-unclear', 'unclear', 'nobody-knows']);
    expect(ids('d', 'managing')).toEqual(['whole', 'lacks']);
    expect(ids('z', 'managing')).toEqual(['lacks-and-unclear', 'unclear', 'nobody-knows']);
  });

  test('colour a compound by how much it lacks, and never by the unknown beside it', () => {
    expect(all.rows.map(mapClassOf(all, 'missing'))).toEqual(['lack-0', 'lack-1', 'lack-1', 'unknown', 'lack-0', 'lack-2']);
    expect(all.rows.map(mapClassOf(all, { row: 'shop' }))).toEqual(['covered', 'covered', 'unknown', 'unknown', 'covered', 'uncovered']);
  });
});

describe('the units of the matrix', () => {
  test('hold every compound once; those in none stand apart, units without any are counted and not shown', () => {
    const { units: lines, empty } = unitsOf(all.rows, 'town', scopeOf(null), names);
    expect(lines.map(({ name, compounds }) => [name, compounds.length])).toEqual([
      ['一镇', 2],
      ['二镇', 3],
      ['以外', 1],
    ]);
    expect(empty).toBe(1);
  });

  test('follow who runs them where that is the basis', () => {
    const { units: lines } = unitsOf(all.rows, 'district', scopeOf(null, 'managing'), names);
    expect(lines.map(({ name, compounds }) => [name, compounds.length])).toEqual([
      ['甲区', 2],
      ['功能区', 3],
      ['以外', 1],
    ]);
  });

  test('are the unit in use itself where it holds none of the level, and the whole city where there are no units', () => {
    const inTown = compoundsInScope(all, scopeOf('t1'));
    expect(unitsOf(inTown, 'district', scopeOf('t1'), names).units.map(({ name }) => name)).toEqual(['一镇']);
    const bare = unitsOf(all.rows, 'town', { index: null, question: { area: null, basis: 'legal' } }, names);
    expect(bare.units.map(({ name, compounds }) => [name, compounds.length])).toEqual([['全城', 6]]);
  });
});

describe('the matrix', () => {
  const matrix = matrixOf(all, 'town', scopeOf(null), names);
  const namesOf = (lines: Matrix['lines']): readonly string[] => lines.map(({ unit }) => unit.name);

  test('has everything together first, kinds without data last, and lines that sum to the total', () => {
    expect(matrix.columns.map(({ id }) => id)).toEqual(['all', 'school', 'shop', 'extra', 'bare']);
    const [total, ...lines] = matrix.lines;
    for (const [at, cell] of (total?.cells ?? []).entries()) {
      const sum = lines.reduce((whole, line) => whole + wholeOf(line.cells[at] ?? cell), 0);
      expect(sum).toBe(wholeOf(cell));
      expect(wholeOf(cell)).toBe(377);
    }
  });

  test('has one line where there is one unit', () => {
    const single = matrixOf(all, 'district', scopeOf('t1'), names);
    expect(single.lines.map(({ unit, isTotal }) => [unit.name, isTotal])).toEqual([['一镇', true]]);
  });

  test('is ordered by a kind with the total first and compounds outside all units last, whichever way', () => {
    // School: one town 100 of 300, the other 40 of 70.
    expect(namesOf(orderedLines(matrix, { column: 'school', descending: false }))).toEqual(['合计', '一镇', '二镇', '以外']);
    expect(namesOf(orderedLines(matrix, { column: 'school', descending: true }))).toEqual(['合计', '二镇', '一镇', '以外']);
    // Shop: nothing is known of the second town but of the people nobody counted, so it has no share and stands behind.
    expect(namesOf(orderedLines(matrix, { column: 'shop', descending: true }))).toEqual(['合计', '一镇', '二镇', '以外']);
    expect(namesOf(orderedLines(matrix, { column: 'shop', descending: false }))).toEqual(['合计', '一镇', '二镇', '以外']);
  });
});

describe('what leaves the screen', () => {
  test('withholds a group under ten people, its share, and what would give it back', () => {
    const small = answerOf([compound('a', 't1', 400, '++'), compound('b', 't1', 5, '-+'), compound('c', 't1', 60, '?+')]);
    const matrix = matrixOf(small, 'town', scopeOf('t1'), names);
    const lines = [...textLines(matrixSheet({ matrix, city: units, lang: 'zh' }))];
    const [head = [], total = []] = lines;
    const school = head.findIndex((text) => text.startsWith('school'));
    expect(total.slice(school, school + 4)).toEqual(['—', '400', '< 10', '—']);
  });

  test('marks every cell of a drawn city', () => {
    const drawn = { ...units, info: { ...units.info, synthetic: true } };
    const lines = [...textLines(matrixSheet({ matrix: matrixOf(all, 'town', scopeOf(null), names), city: drawn, lang: 'zh' }))];
    for (const line of lines.slice(1)) for (const text of line) expect(text === '' || text.includes('示意')).toBe(true);
  });

  test('withholds the smallest step beside a single small one, and none beside two', () => {
    expect(withheldStep([5, 300, 40])).toBe(2);
    expect(withheldStep([5, 6, 40])).toBeNull();
    expect(withheldStep([50, 60])).toBeNull();
    expect(withheldStep([5])).toBeNull();
  });
});
