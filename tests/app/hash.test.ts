import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circleTiers, speedProfiles } from '../../src/analysis/circle/spec.ts';
import { hashOfSession, linkedAtMost, longestWaitS, readLink } from '../../src/app/state/hash.ts';
import { firstSession, type Session, workspaces } from '../../src/app/state/session.ts';
import type { AssetKey } from '../../src/core/asset.ts';
import { kinds } from '../../src/layers/registry.ts';
import { colourFields } from '../../src/store/query/classes.ts';

/** What a session is after its link has been opened elsewhere. */
function opened(session: Session): Session {
  return { ...firstSession, ...readLink(hashOfSession(session)).session };
}

const kindId = fc.constantFrom(...kinds.map(({ id }) => id));
const group = fc.constantFrom(...kinds.map((kind) => kind.group));
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const bound = fc.option(finite);

const filter = fc.oneof(
  fc.record({ field: text, op: fc.constant('text' as const), text: text.filter((words) => words.trim() !== '') }),
  fc.record({
    field: text,
    op: fc.constant('in' as const),
    values: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
  }),
  fc
    .record({ field: text, op: fc.constant('range' as const), min: bound, max: bound })
    .filter(({ min, max }) => min !== null || max !== null),
  fc
    .record({ field: text, op: fc.constant('dates' as const), from: fc.option(text), to: fc.option(text) })
    .filter(({ from, to }) => from !== null || to !== null),
  fc.record({ field: text, op: fc.constant('missing' as const), missing: fc.boolean() }),
);

const colourBy = fc.constantFrom(...kinds.filter((kind) => colourFields(kind).length > 0)).chain((kind) => {
  const { id } = kind;
  const fields = colourFields(kind).map(({ key }) => key);
  const asked = fc.record(
    {
      field: fc.constantFrom(...fields),
      method: fc.constantFrom('equal' as const, 'quantile' as const, 'natural' as const, 'each' as const),
      classes: fc.integer({ min: 2, max: 9 }),
      ramp: fc.constantFrom('greens', 'blues'),
    },
    { requiredKeys: ['field', 'method', 'classes'] },
  );
  return asked.map((look) => ({ [id]: look }));
});

const degrees = (limit: number) => fc.integer({ min: -limit * 100_000, max: limit * 100_000 }).map((value) => value / 100_000 + 0);
const key = fc.tuple(kindId, fc.string({ unit: 'grapheme', minLength: 1 })).map(([kind, id]): AssetKey => `${kind}/${id}`);

const session: fc.Arbitrary<Session> = fc.record({
  lang: fc.constantFrom('zh' as const, 'en' as const),
  theme: fc.constantFrom('light' as const, 'dark' as const),
  cityId: text,
  workspace: fc.constantFrom(...workspaces),
  view: fc.option(fc.record({ lon: degrees(180), lat: degrees(90), zoom: fc.integer({ min: 0, max: 2400 }).map((value) => value / 100) })),
  area: fc.option(text),
  basis: fc.constantFrom('legal' as const, 'managing' as const),
  hiddenKinds: fc.uniqueArray(kindId).map((ids) => new Set(ids)),
  hiddenGroups: fc.uniqueArray(group).map((ids) => new Set(ids)),
  opacity: fc.dictionary(
    kindId,
    fc.integer({ min: 0, max: 99 }).map((value) => value / 100),
  ),
  colourBy: fc.option(colourBy, { nil: {} }),
  order: fc.uniqueArray(kindId),
  shown: fc.constantFrom('straight' as const, 'walk' as const, 'none' as const),
  asked: fc.option(
    fc.record({
      sheetId: fc.constantFrom('park-2022', 'who-300'),
      by: fc.constantFrom('city' as const, 'town' as const),
      denominator: fc.constantFrom('land' as const, 'people' as const, 'dwellings' as const),
    }),
  ),
  askedCircle: fc.option(
    fc.record({
      sheetId: fc.constantFrom('gb50180-2018', 'mofcom-2021'),
      params: fc.record({
        minutes: fc.constantFrom(...circleTiers),
        profile: fc.constantFrom(...speedProfiles),
        crossingWaitS: fc.integer({ min: 0, max: longestWaitS }),
      }),
      level: fc.constantFrom('district' as const, 'community' as const),
    }),
  ),
  shownCircle: fc.oneof(
    fc.constantFrom('missing' as const, 'none' as const),
    fc.constantFrom('kindergarten', 'park-10').map((row) => ({ row })),
  ),
  walkFrom: fc.option(fc.record({ lon: degrees(180), lat: degrees(90) })),
  selection: fc.uniqueArray(key, { maxLength: linkedAtMost }).map((keys) => new Set(keys)),
  tableKind: kindId,
  filters: fc.dictionary(kindId, fc.array(filter, { minLength: 1, maxLength: 3 })),
  only: fc.uniqueArray(fc.constantFrom('selected' as const, 'view' as const)).map((chips) => new Set(chips)),
  retired: fc.boolean(),
});

describe('the link', () => {
  test('opens the same thing for someone else, whatever is on screen', () => {
    fc.assert(
      fc.property(session, (asked) => {
        expect(opened(asked)).toEqual(asked);
        expect(readLink(hashOfSession(asked)).ignored).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('never throws and never names what it used, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('view', 'hide', 'f', 'colour', 'opacity', 'select', 'ws', 'only', 'x'), fc.string())),
        (parts) => {
          const { ignored } = readLink(`#${parts.map(([name, value]) => `${name}=${value}`).join('&')}`);
          expect(ignored.every((word) => typeof word === 'string')).toBe(true);
        },
      ),
    );
  });

  test('keeps that nothing is hidden apart from not saying', () => {
    expect(opened({ ...firstSession, hiddenKinds: new Set() }).hiddenKinds).toEqual(new Set());
    expect(readLink('#lang=en').session.hiddenKinds).toBeUndefined();
  });

  test.each([
    ['#view=117,36', 'view=117,36'],
    ['#view=181,36,12', 'view=181,36,12'],
    ['#lang=fr', 'lang=fr'],
    ['#ws=kitchen', 'ws=kitchen'],
    ['#select=nothing', 'select=nothing'],
    ['#hide=park.unicorn', 'hide=unicorn'],
    ['#opacity=park:2', 'opacity=park:2'],
    ['#colour=park:nofield:each:5', 'colour=park:nofield:each:5'],
    ['#colour=park:name:each:5', 'colour=park:name:each:5'],
    ['#opacity=park:%20', 'opacity=park: '],
    ['#f=["park","areaM2","range",null,null]', 'f=["park","areaM2","range",null,null]'],
    ['#f=["park","surveyDate","dates",null,null]', 'f=["park","surveyDate","dates",null,null]'],
    ['#f=["park","name","in"]', 'f=["park","name","in"]'],
    ['#f=["park","name","text"," "]', 'f=["park","name","text"," "]'],
    ['#f=[1]', 'f=[1]'],
    ['#run=park-2022.street.land', 'run=park-2022.street.land'],
    ['#wall=on', 'wall'],
    ['#constructor=1', 'constructor'],
    ['#__proto__=2', '__proto__'],
  ])('names what means nothing in %s', (hash, named) => {
    expect(readLink(hash).ignored).toEqual([named]);
  });

  test('takes the good of a list and names only the bad', () => {
    expect(readLink('#hide=park.unicorn').session.hiddenKinds).toEqual(new Set(['park']));
  });

  test.each(['', '#'])('has nothing to say to an empty hash %j', (hash) => {
    expect(readLink(hash)).toEqual({ session: {}, ignored: [] });
  });

  test('carries ids with blanks and signs of codes', () => {
    const selection = new Set<AssetKey>(['park/A 1', 'park/100%', 'park/a%20b', 'park/way/12']);
    expect([...opened({ ...firstSession, selection }).selection]).toEqual([...selection]);
  });

  test('carries the first of a selection of thousands', () => {
    const keys = Array.from({ length: 3000 }, (_, at): AssetKey => `park/${at}`);
    expect([...opened({ ...firstSession, selection: new Set(keys) }).selection]).toEqual(keys.slice(0, linkedAtMost));
  });
});
