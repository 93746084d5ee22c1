import { expect, test } from 'vitest';
import type { Asset, FieldValue } from '../../../src/core/asset.ts';
import { backLinks } from '../../../src/layers/derive/related.ts';
import { of, text } from '../../demo/demo.ts';

const asset = (kind: string, id: string, values: Record<string, FieldValue> = {}): Asset => ({ kind, id, geometry: null, values });

function linksIn(assets: readonly Asset[]) {
  const links = backLinks((kind) => assets.filter((each) => each.kind === kind));
  return (of: Asset) => links(of).map(({ kind, field, assets: found }) => [kind, field.key, found.map(({ id }) => id)]);
}

test('what names an asset is found from it, by field, in the order of the city', () => {
  const park = asset('park', 'p1');
  const links = linksIn([
    park,
    asset('gate', 'g2', { of: 'p1' }),
    asset('gate', 'g1', { of: 'p1' }),
    asset('gate', 'other', { of: 'p2' }),
    asset('gate', 'free'),
    asset('share-zone', 'z', { park: 'p1' }),
  ]);
  expect(links(park)).toEqual([
    ['share-zone', 'park', ['z']],
    ['gate', 'of', ['g2', 'g1']],
  ]);
});

test('lists of references count one by one, and a kind that may not be meant is not', () => {
  const segment = asset('segment', 's1');
  const links = linksIn([segment, asset('road', 'r', { segments: ['s1', 's2'] }), asset('gate', 'g', { of: 's1' })]);
  expect(links(segment)).toEqual([['road', 'segments', ['r']]]);
  expect(links(asset('segment', 's3'))).toEqual([]);
});

test('every gate of the demo city that names a park is found from that park', () => {
  const gates = of('gate').map((gate) => asset('gate', String(gate.id), { of: text(gate, 'of') }));
  const links = backLinks((kind) => (kind === 'gate' ? gates : []));
  for (const park of of('park')) {
    const expected = gates.filter(({ values }) => values.of === String(park.id)).length;
    const found = links(asset('park', String(park.id))).reduce((sum, link) => sum + link.assets.length, 0);
    expect(found).toBe(expected);
  }
});
