import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { type AssetMap, applyEdit, changeOf, type Edit, mergeEdits } from '../../src/core/edit.ts';
import { assetMap, orderedAssets } from '../../src/store/replay.ts';
import { editFor, type Wish, wish } from './arbitrary.ts';

const label = { code: 'test', params: {} };

function park(values: Asset['values'], id = '1'): Asset {
  return { kind: 'park', id, geometry: { type: 'Point', coordinates: [117.1, 36.19] }, values };
}

function edit(...changes: Edit['changes']): Edit {
  return { schemaVersion: 1, id: 'e', label, changes };
}

function bytes(assets: AssetMap): string {
  return JSON.stringify(orderedAssets(assets));
}

function codes(issues: readonly { readonly code: string }[]): string[] {
  return issues.map((issue) => issue.code);
}

describe('applyEdit', () => {
  const small = park({ name: '示意口袋公园01', areaM2: 399 });
  const large = park({ name: '示意口袋公园01', areaM2: 400 });

  test('adds, replaces and removes, and takes each back', () => {
    const assets: AssetMap = assetMap([]);
    const steps = [edit(changeOf(null, small)), edit(changeOf(small, large)), edit(changeOf(large, null))];
    const states = [[], [small], [large], []];
    for (const [index, step] of steps.entries()) {
      expect(applyEdit(assets, step, 'forward')).toEqual([]);
      expect([...assets.values()]).toEqual(states[index + 1]);
    }
    for (const [index, step] of [...steps.entries()].reverse()) {
      expect(applyEdit(assets, step, 'back')).toEqual([]);
      expect([...assets.values()]).toEqual(states[index]);
    }
  });

  test.each([
    ['edit-asset-already-there', [small], changeOf(null, large)],
    ['edit-asset-gone', [], changeOf(small, large)],
    ['edit-asset-changed', [large], changeOf(small, null)],
    ['edit-change-of-another-asset', [small], { kind: 'park', id: '1', before: small, after: park({}, '2') }],
  ] as const)('%s: nothing is applied, not even the changes that fit', (code, present, change) => {
    const assets = assetMap(present);
    const issues = applyEdit(assets, edit(changeOf(null, park({}, '9')), change), 'forward');
    expect(codes(issues)).toEqual([code]);
    expect([...assets.values()]).toEqual(present);
  });

  test('an asset named twice is refused', () => {
    const assets = assetMap([small]);
    expect(codes(applyEdit(assets, edit(changeOf(small, large), changeOf(small, null)), 'forward'))).toEqual(['edit-names-asset-twice']);
  });

  test('what is there may be an equal copy with its members in another order, as it comes from a file', () => {
    const copy = { values: { areaM2: 399, name: '示意口袋公园01' }, geometry: small.geometry, id: '1', kind: 'park' };
    expect(applyEdit(assetMap([copy]), edit(changeOf(small, large)), 'forward')).toEqual([]);
  });

  test('a list is not the same list when one value differs in type', () => {
    const assets = assetMap([park({ nodes: [1, 2, 3] })]);
    expect(codes(applyEdit(assets, edit(changeOf(park({ nodes: [1, 2, '3'] }), null)), 'forward'))).toEqual(['edit-asset-changed']);
  });
});

describe('mergeEdits', () => {
  /** A city and the edits of a history, each made against the state the one before left. */
  function history(wishes: readonly Wish[]): { readonly start: string; readonly end: string; readonly edits: readonly Edit[] } {
    const assets = assetMap([park({ name: '东湖公园' }), park({ name: '南湖公园' }, '2')]);
    const start = bytes(assets);
    const edits = wishes.map((wished, index) => {
      const made = editFor(assets, wished, `e${index}`);
      applyEdit(assets, made, 'forward');
      return made;
    });
    return { start, end: bytes(assets), edits };
  }

  const wishes = fc.array(wish, { minLength: 1, maxLength: 8 });

  test('one merged edit does what its parts do in turn, and undoes them all', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const { start, end, edits } = history(wished);
        const assets: AssetMap = assetMap(JSON.parse(start));
        const merged = mergeEdits(edits, 'm', label);
        expect(applyEdit(assets, merged, 'forward')).toEqual([]);
        // A no-op left out keeps the older, equal copy; compare what is said, not the order of members.
        expect(JSON.parse(bytes(assets))).toEqual(JSON.parse(end));
        expect(applyEdit(assets, merged, 'back')).toEqual([]);
        expect(bytes(assets)).toBe(start);
      }),
      { numRuns: 500 },
    );
  });

  test('merging is associative', () => {
    fc.assert(
      fc.property(wishes, fc.nat(), (wished, at) => {
        const { edits } = history(wished);
        const cut = at % edits.length;
        const left = mergeEdits(edits.slice(0, cut), 'm', label);
        const right = mergeEdits(edits.slice(cut), 'm', label);
        const byKey = (a: { kind: string; id: string }, b: { kind: string; id: string }) => (a.kind + a.id < b.kind + b.id ? -1 : 1);
        const whole = [...mergeEdits(edits, 'm', label).changes].sort(byKey);
        expect([...mergeEdits([left, right], 'm', label).changes].sort(byKey)).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test('what ends as it began is left out', () => {
    const before = park({ areaM2: 1 });
    const after = park({ areaM2: 2 });
    expect(mergeEdits([edit(changeOf(before, after)), edit(changeOf(after, park({ areaM2: 1 })))], 'm', label).changes).toEqual([]);
    expect(mergeEdits([edit(changeOf(null, after)), edit(changeOf(after, null))], 'm', label).changes).toEqual([]);
  });

  test('edits that do not follow each other are a mistake of the program', () => {
    const first = edit(changeOf(park({ areaM2: 1 }), park({ areaM2: 2 })));
    expect(() => mergeEdits([first, first], 'm', label)).toThrow('park/1');
  });
});
