import { describe, expect, test } from 'vitest';
import {
  keepPresets,
  keptPresets,
  type LookPreset,
  presetOf,
  presetSchema,
  readPreset,
  readPresetFile,
  sessionOfPreset,
} from '../../src/app/state/presets.ts';
import { firstSession, type Session } from '../../src/app/state/session.ts';
import { BadInput } from '../../src/core/issue.ts';
import { currentVersion } from '../../src/core/schema.ts';

const session: Session = {
  ...firstSession,
  hiddenKinds: new Set(['road', 'gate']),
  hiddenGroups: new Set(['light'] as const),
  opacity: { park: 0.4 },
  colourBy: { park: { field: 'areaM2', method: 'natural', classes: 5, ramp: 'heat' } },
  order: ['toilet', 'park'],
  area: '370902',
  basis: 'managing',
  filters: { park: [{ field: 'open', op: 'in', values: ['true'] }] },
};

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'read';
  } catch (error) {
    if (error instanceof BadInput) return error.issues.map(({ code }) => code).join();
    throw error;
  }
}

/** What a file holds after a way through JSON. */
function written(preset: LookPreset): Record<string, unknown> {
  return JSON.parse(JSON.stringify(preset));
}

/** A store of texts as a browser has one. */
function memory(start: Record<string, string> = {}) {
  const texts = new Map(Object.entries(start));
  return { getItem: (key: string) => texts.get(key) ?? null, setItem: (key: string, text: string) => void texts.set(key, text), texts };
}

describe('a saved look', () => {
  test('brings back all that it is about, and area and filters only where asked', () => {
    const { hiddenKinds, hiddenGroups, opacity, colourBy, order, area, basis, filters } = session;
    const looks = { hiddenKinds, hiddenGroups, opacity, colourBy, order };
    const full = readPreset(written(presetOf(' 夏 ', session, true)));
    expect(full.preset.name).toBe('夏');
    expect(sessionOfPreset(full.preset)).toEqual({ ...looks, area, basis, filters });
    expect(sessionOfPreset(readPreset(written(presetOf('夏', session, false))).preset)).toEqual(looks);
    expect(full.skipped).toEqual([]);
  });

  test('of the first version, and one written by hand, is brought up to today', () => {
    const first = { schemaVersion: 1, name: '旧', hiddenKinds: ['road'], opacity: {}, colourBy: {}, order: [] };
    expect(readPreset(first).preset).toMatchObject({ schemaVersion: currentVersion(presetSchema), hiddenGroups: [], scope: null });
    expect(readPreset({ name: '手写', hiddenKinds: ['road'] }).preset).toMatchObject({ hiddenKinds: ['road'], opacity: {}, order: [] });
  });

  test('names what this version does not have, and leaves it out', () => {
    const other = { ...written(presetOf('远', session, true)), hiddenKinds: ['road', 'tram'], opacity: { tram: 0.5, park: 0.4 } };
    const colourBy = { park: { field: 'noise', method: 'natural', classes: 5 }, toilet: { field: 'grade', method: 'each', classes: 5 } };
    const scope = { area: null, basis: 'legal', filters: ['["tram","name","text","a"]', '["park","open","in","true"]'] };
    const { preset, skipped } = readPreset({ ...other, colourBy, scope });
    expect(skipped.toSorted()).toEqual(['["tram","name","text","a"]', 'park.noise', 'tram']);
    expect(sessionOfPreset(preset).filters).toEqual({ park: [{ field: 'open', op: 'in', values: ['true'] }] });
    expect(preset).toMatchObject({ hiddenKinds: ['road'], opacity: { park: 0.4 }, colourBy: { toilet: { field: 'grade' } } });
    expect(Object.keys(preset.colourBy)).toEqual(['toilet']);
  });

  const good = written(presetOf('好', session, true));
  test.each([
    ['of a newer program', { ...good, schemaVersion: 99 }, 'saved-version-newer'],
    ['that is no record', [1], 'saved-not-a-record'],
    ['without a name', { ...good, name: ' ' }, 'preset-damaged'],
    ['with a share above one', { ...good, opacity: { park: 2 } }, 'preset-damaged'],
    ['with too many classes', { ...good, colourBy: { park: { field: 'areaM2', method: 'natural', classes: 40 } } }, 'preset-damaged'],
    ['with a method nobody knows', { ...good, colourBy: { park: { field: 'areaM2', method: 'magic', classes: 4 } } }, 'preset-damaged'],
    ['with kinds that are no list', { ...good, hiddenKinds: 'road' }, 'preset-damaged'],
    ['with filters that are none', { ...good, scope: { area: null, basis: 'legal', filters: [7] } }, 'preset-damaged'],
  ])('%s is refused', (_, saved, code) => {
    expect(codeOf(() => readPreset(saved))).toBe(code);
  });
});

describe('a file of looks', () => {
  test('holds one or many, and is taken whole or not at all', () => {
    const one = presetOf('一', session, false);
    expect(readPresetFile(JSON.stringify(one)).map(({ preset }) => preset.name)).toEqual(['一']);
    expect(readPresetFile(JSON.stringify([one, { ...one, name: '二' }])).length).toBe(2);
    expect(codeOf(() => readPresetFile(JSON.stringify([one, { ...one, name: '' }])))).toBe('preset-damaged');
    expect(codeOf(() => readPresetFile('[]'))).toBe('preset-damaged');
    expect(codeOf(() => readPresetFile('{'))).toBe('preset-damaged');
  });
});

describe('looks in the browser', () => {
  test('come back, and what a newer program kept stays there', () => {
    const store = memory();
    const one = presetOf('一', session, true);
    const newer = { ...written(one), name: '新', schemaVersion: 99 };
    store.setItem('xiutu-looks', JSON.stringify([newer]));
    const kept = keptPresets(store);
    expect(kept.presets).toEqual([]);
    expect(kept.issues.map(({ code }) => code)).toEqual(['saved-version-newer']);
    expect(keepPresets(store, { ...kept, presets: [one] })).toBe(true);
    expect(keptPresets(store)).toMatchObject({ presets: [one], unread: [newer] });
  });

  test('that are no JSON are told; a browser that stores nothing says so', () => {
    expect(keptPresets(memory({ 'xiutu-looks': '{{' })).issues.map(({ code }) => code)).toEqual(['saved-not-a-record']);
    // What is no list goes back as it was beside the next look that is kept.
    const broken = memory({ 'xiutu-looks': '{"looks":[1]}' });
    const one = presetOf('一', session, true);
    keepPresets(broken, { presets: [one], unread: keptPresets(broken).unread });
    expect(keptPresets(broken)).toMatchObject({ presets: [one], unread: ['{"looks":[1]}'] });
    const full = {
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(keepPresets(full, { presets: [], unread: [] })).toBe(false);
    expect(keepPresets(null, { presets: [], unread: [] })).toBe(false);
    expect(keptPresets(null).presets).toEqual([]);
  });
});
