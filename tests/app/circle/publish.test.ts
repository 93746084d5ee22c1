import { describe, expect, test } from 'vitest';
import { circleJob } from '../../../src/app/features/circle/publish.ts';
import { breaksOf, trendOf } from '../../../src/app/features/trend/trend.ts';
import type { CircleAnswer } from '../../../src/app/state/circle.ts';
import { type PublishedRun, readPublished } from '../../../src/store/published.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { answerOf, compound, units } from './answers.ts';

/** School, shop, extra. */
const answer = answerOf([
  compound('a', 't1', 100, '++-'),
  compound('b', 't1', 300, '-++'),
  compound('c', 't2', 30, '-+?'),
  compound('d', 't2', 40, '++?'),
  compound('e', 't2', null, '+++'),
  compound('f', null, 50, '-++'),
]);

function runOf(of: CircleAnswer, id = 'r1'): PublishedRun {
  return circleJob(of).record(units, cityIndex(units), { id, name: id, time: `2026-0${id.slice(-1)}-01T00:00:00Z` });
}

function rowsOf(run: PublishedRun, series: string) {
  const own = run.series.find(({ id }) => id === series);
  return own?.rows.map(({ areaCode, basis, share, amounts }) => [areaCode, basis, share, amounts?.covered, amounts?.uncovered]);
}

describe('a run of the circle, published', () => {
  test('holds all that is required together and every row that was asked, with the stamp', () => {
    const run = runOf(answer);
    expect(run.series.map(({ id }) => id)).toEqual([
      'circle:all',
      'circle:row:school',
      'circle:row:shop',
      'circle:row:bare',
      'circle:row:extra',
    ]);
    expect(run.series.every(({ stamp }) => stamp === answer.stamp)).toBe(true);
    expect(run.city.synthetic).toBe(units.info.synthetic === true);
    expect(readPublished(JSON.parse(JSON.stringify(run)))).toEqual(JSON.parse(JSON.stringify(run)));
  });

  test('counts people of every unit, in both trees where they differ; who is in no unit is a row of its own', () => {
    const run = runOf(answer);
    // School: a and d of 100 + 300 + 30 + 40 + 50 people; nobody knows how many live in e.
    expect(run.series[1]?.total).toEqual({ share: 140 / 520, amounts: { covered: 140, uncovered: 380, unknown: 0 } });
    // By law the district holds both towns; a zone runs the second.
    expect(rowsOf(run, 'circle:row:school')).toEqual([
      ['d', 'legal', 140 / 470, 140, 330],
      ['d', 'managing', 100 / 400, 100, 300],
      ['z', 'managing', 40 / 70, 40, 30],
      ['t1', undefined, 100 / 400, 100, 300],
      ['t2', undefined, 40 / 70, 40, 30],
      [null, undefined, 0, 0, 50],
    ]);
    // Nothing missing of school and shop: the same here, as every shop is near.
    expect(rowsOf(run, 'circle:all')).toEqual(rowsOf(run, 'circle:row:school'));
  });

  test('of a kind without data keeps no share, and nobody as lacking it', () => {
    expect(runOf(answer).series[3]?.total).toEqual({ share: null, amounts: { covered: 0, uncovered: 0, unknown: 520 } });
  });

  test('a group under ten is kept neither as amount nor as share', () => {
    const run = runOf(answerOf([compound('a', 't1', 100, '++-'), compound('b', 't1', 9, '-++'), compound('c', 't2', 60, '++?')]));
    const [whole, school, shop] = run.series;
    expect([whole?.total, school?.total]).toEqual([
      { share: null, amounts: null },
      { share: null, amounts: null },
    ]);
    expect(shop?.total.share).toBe(1);
    expect(school?.rows.find(({ areaCode }) => areaCode === 't1')).toMatchObject({ share: null, amounts: null });
    expect(school?.rows.find(({ areaCode }) => areaCode === 't2')).toMatchObject({ share: 1 });
    expect(JSON.stringify(run)).not.toMatch(/"(covered|uncovered|unknown)":9\b/);
  });

  test('is compared only with runs that count the same kinds of the same circle, and of people as of people', () => {
    const bare = { ...answer, noData: [] };
    const walk = { ...answer, stamp: { ...answer.stamp, params: { profile: 'elderly' } } };
    const homes = answerOf([compound('a', 't1', null, '++-')]);
    const runs = [answer, bare, walk, homes].map((of, i) => runOf(of, `r${i + 1}`));
    const why = (series: string) =>
      breaksOf(trendOf(runs, { series, area: null, basis: 'legal' })).map(({ from, to, differs }) => [from.id, to.id, ...differs]);
    // Data of one kind more decide what is missing, but not who has a school.
    expect(why('circle:all')).toEqual([
      ['r1', 'r2', 'rows'],
      ['r2', 'r3', 'rows', 'walk'],
      ['r3', 'r4', 'measure', 'walk'],
    ]);
    expect(why('circle:row:school')).toEqual([
      ['r2', 'r3', 'walk'],
      ['r3', 'r4', 'measure', 'walk'],
    ]);
  });
});
