import { describe, expect, test } from 'vitest';
import { citySchema, currentVersion, type Schema, upgradeSaved } from '../../src/core/schema.ts';

/** A kind of saved thing with a past: version 1 is the oldest that still opens. */
const lamps: Schema = {
  name: 'lamps',
  oldest: 1,
  upgrades: [
    { to: 2, name: 'SayMetres', apply: ({ height, ...rest }) => ({ ...rest, heightM: height }) },
    { to: 3, name: 'CountLamps', apply: (data) => ({ ...data, count: 1 }) },
  ],
};

describe('upgradeSaved', () => {
  test('passes through every step from the version found', () => {
    const oldest = { schemaVersion: 1, height: 8 };
    expect(upgradeSaved(lamps, oldest)).toEqual({ data: { schemaVersion: 3, heightM: 8, count: 1 }, from: 1, issue: null });
    expect(upgradeSaved(lamps, { schemaVersion: 2, heightM: 9 }).data).toEqual({ schemaVersion: 3, heightM: 9, count: 1 });
    expect(oldest).toEqual({ schemaVersion: 1, height: 8 });
  });

  test('leaves today’s version as it is, unknown members too', () => {
    const saved = { schemaVersion: 3, heightM: 9, count: 4, colour: '绿' };
    expect(upgradeSaved(lamps, saved).data).toEqual(saved);
    expect(currentVersion(lamps)).toBe(3);
  });

  test.each([
    ['saved-version-newer', { schemaVersion: 4 }],
    ['saved-version-too-old', {}],
    ['saved-version-unreadable', { schemaVersion: '2' }],
    ['saved-version-unreadable', { schemaVersion: 1.5 }],
    ['saved-version-unreadable', { schemaVersion: -1 }],
    ['saved-not-a-record', [1]],
    ['saved-not-a-record', null],
    ['saved-not-a-record', 'text'],
  ])('%s is refused: %j', (code, saved) => {
    expect(upgradeSaved(lamps, saved).issue?.code).toBe(code);
  });

  test('steps that are not numbered one by one are a mistake of the program', () => {
    const gap: Schema = { name: 'gap', oldest: 1, upgrades: [{ to: 3, name: 'Skip', apply: (data) => data }] };
    expect(() => upgradeSaved(gap, { schemaVersion: 1 })).toThrow('gap');
  });

  test('a city.json written by hand without a version becomes one of today and keeps what it says', () => {
    const { data } = upgradeSaved(citySchema, { name: '青州', sources: [{ name: 'OSM' }] });
    expect(data).toEqual({ schemaVersion: 1, name: '青州', areaCode: '', dataDate: '', sources: [{ name: 'OSM' }] });
  });
});
