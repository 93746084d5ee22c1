import { expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import type { City } from '../../src/core/city.ts';
import { drawnKinds } from '../../src/map/features.ts';

const info: City['info'] = { schemaVersion: 1, name: '泰安', areaCode: '370900', dataDate: '2026-11-23', sources: [] };
const point = (kind: string, id: string, lon = 117.1): Asset => ({
  kind,
  id,
  geometry: { type: 'Point', coordinates: [lon, 36.2] },
  values: {},
});

test('a kind that is the same in a fuller or an edited city keeps its features, and only that', () => {
  const parks = [point('park', '1'), point('park', '2')];
  const first: City = { info, assets: parks };
  const before = drawnKinds(first).get('park');
  const fuller: City = { info, assets: [point('gate', 'g'), ...parks] };
  expect(drawnKinds(fuller).get('park')).toBe(before);
  const one = parks[0] as Asset;
  for (const assets of [[one], [one, point('park', '2', 117.2)], [...parks, point('park', '3')], [point('park', '1'), parks[1] as Asset]]) {
    const drawn = drawnKinds({ info, assets }).get('park');
    expect(drawn).not.toBe(before);
    expect(drawn.features.map(({ geometry }) => geometry)).toEqual(assets.map(({ geometry }) => geometry));
  }
});
