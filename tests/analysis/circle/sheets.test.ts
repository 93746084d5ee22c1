import { describe, expect, test } from 'vitest';
import { checkCircleSheet } from '../../../src/analysis/circle/sheet.ts';
import { checkRuleSheet } from '../../../src/analysis/coverage/rules.ts';
import { facility } from '../../../src/layers/kinds/facility.ts';
import { kindById } from '../../../src/layers/registry.ts';
import { circleSheet, circleSheetIds, sheetOf } from '../../scenes/circle.ts';
import { sheet as coverageSheet } from '../../scenes/coverage.ts';

const types = facility.fields.flatMap((field) => (field.key === 'type' && field.type === 'choice' ? field.choices : []));

describe.each(circleSheetIds)('%s', (id) => {
  const sheet = circleSheet(id);

  test('is a sheet of the circle under its own name', () => {
    expect(checkCircleSheet(sheet, `${id}.json`)).toEqual([]);
    expect(sheet.id).toBe(id);
  });

  test('asks only for kinds the city can hold, so that a missing one shows as without data', () => {
    const known = new Set(types.map(({ value }) => value));
    for (const { kinds } of sheet.rows) for (const kind of kinds) expect(known.has(kind) || kindById(kind) !== undefined).toBe(true);
  });

  test('marks as unverified exactly the figures whose source says so', () => {
    for (const { id: row, source, unverified } of sheet.rows) expect([row, source.includes('待核')]).toEqual([row, unverified === true]);
  });
});

test('GB 50180 gives metres only, the others minutes only, and no sheet says when the guide took effect', () => {
  const limits = (id: string) => new Set(circleSheet(id).rows.map(({ limitM }) => (limitM === undefined ? 'minutes' : 'metres')));
  expect([...limits('gb50180-2018')]).toEqual(['metres']);
  for (const id of circleSheetIds.slice(1)) expect([...limits(id)]).toEqual(['minutes']);
  expect(JSON.stringify(circleSheet('tdt1062-2021'))).not.toMatch(/effectiveFrom|20(21-07|22-01)/);
});

test('the radii of the standard are those of the handbook', () => {
  const limits = Object.fromEntries(circleSheet('gb50180-2018').rows.map(({ id, limitM, tier }) => [id, [tier, limitM]]));
  expect(limits).toMatchObject({
    kindergarten: [5, 300],
    'culture-station': [5, 500],
    'primary-school': [10, 500],
    market: [10, 500],
    'bus-stop': [10, 500],
    'middle-school': [15, 1000],
    'health-centre': [15, 1000],
    park: [5, 300],
    'park-10': [10, 500],
    'park-15': [15, 1000],
  });
});

describe('what a sheet must have', () => {
  const codes = (value: unknown) => checkCircleSheet(value, 'own.json').map(({ code, row }) => [code, row]);
  const good = { id: 'market', limitM: 300 };
  const withRow = (row: Record<string, unknown>) => ({ ...sheetOf([good]), rows: [{ ...sheetOf([good]).rows[0], ...row }] });

  test.each([
    ['a list', [], [['rule-not-an-object', undefined]]],
    ['no rows', { ...sheetOf([good]), rows: [] }, [['rule-missing', undefined]]],
    ['no version', { ...sheetOf([good]), version: undefined }, [['rule-missing', undefined]]],
    ['another schema', { ...sheetOf([good]), schemaVersion: 2 }, [['rule-schema', undefined]]],
    ['no schema', { ...sheetOf([good]), schemaVersion: undefined }, [['rule-schema', undefined]]],
    ['an id that is no own key', withRow({ id: '__proto__' }), [['rule-row-id', 1]]],
    ['an id with a dot', withRow({ id: 'a.b' }), [['rule-row-id', 1]]],
    ['a row twice', sheetOf([good, good]), [['rule-row-twice', 2]]],
    ['both limits', withRow({ limitMin: 5 }), [['rule-one-limit', 1]]],
    ['no limit', withRow({ limitM: undefined }), [['rule-one-limit', 1]]],
    ['a limit of nothing', withRow({ limitM: 0 }), [['rule-limit-not-positive', 1]]],
    ['a limit in words', withRow({ limitM: '300' }), [['rule-limit-not-positive', 1]]],
    ['an unknown tier', withRow({ tier: 20 }), [['rule-tier-unknown', 1]]],
    ['no kinds', withRow({ kinds: [] }), [['rule-missing', 1]]],
    ['required in words', withRow({ required: 'yes' }), [['rule-missing', 1]]],
    ['a row that is none', { ...sheetOf([good]), rows: [null] }, expect.arrayContaining([['rule-one-limit', 1]])],
  ])('%s is refused', (_, value, expected) => expect(codes(value)).toEqual(expected));

  test('a sheet of the other question is one sentence each way', () => {
    expect(codes(coverageSheet('park-2022'))).toEqual([['rule-not-of-circle', undefined]]);
    expect(checkRuleSheet(circleSheet('gb50180-2018'), 'x.json').map(({ code }) => code)).toEqual(['rule-not-of-coverage']);
  });
});
