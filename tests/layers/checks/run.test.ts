import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { checkAssets } from '../../../src/layers/checks/run.ts';
import { issueSentence } from '../../../src/text/sentence.ts';
import { box, point } from '../../scenes/draw.ts';

function found(assets: readonly Asset[]): string[] {
  return checkAssets(assets).map((issue) => `${issue.kind}/${issue.id} ${issue.code}`);
}

function unplaced(kind: string, id: string): Asset {
  return { kind, id, geometry: null, values: {} };
}

function ringsOf({ geometry }: Asset): Position[][] {
  return geometry?.type === 'Polygon' ? geometry.coordinates : [];
}

/** A park of 100 m by 80 m and a compound east of it. */
const park = box('park', 'p', [0, 0], [100, 80], { name: '示意公园', areaM2: 8000 });
const compound = box('residential', 'r', [200, 0], [350, 100], { name: '示意小区' });

test('a city in order has nothing to say', () => {
  const zone = box('share-zone', 'z', [10, 10], [40, 40], { park: 'p' });
  expect(checkAssets([park, compound, zone, point('gate', 'g', [100, 40], { of: 'p' }), point('gate', 'h', [200, 50])])).toEqual([]);
  expect(checkAssets([])).toEqual([]);
});

describe('gates', () => {
  test('within 10 m of the boundary of the owner, from outside and from inside', () => {
    const gates = [109.9, 110.2, 90.1, 89.8].map((x, at) => point('gate', `g${at}`, [x, 40], { of: 'p' }));
    expect(found([park, ...gates])).toEqual(['gate/g1 gate-far-from-owner', 'gate/g3 gate-far-from-owner']);
  });

  test('without an owner, any park or compound will do', () => {
    expect(found([park, compound, point('gate', 'near', [191, 50]), point('gate', 'far', [150, 50])])).toEqual([
      'gate/far gate-without-owner',
    ]);
  });

  test('a hole in the park is a boundary too', () => {
    const rings = [box('park', 'p', [0, 0], [100, 100]), box('park', 'p', [40, 40], [60, 60])].flatMap(ringsOf);
    const holed = { ...park, geometry: { type: 'Polygon' as const, coordinates: rings }, values: {} };
    expect(found([holed, point('gate', 'g', [50, 45], { of: 'p' })])).toEqual([]);
  });

  test('an owner that is not there is a broken reference, said once', () => {
    expect(found([park, point('gate', 'g', [500, 500], { of: 'gone' })])).toEqual(['gate/g reference-unknown']);
  });

  test('an owner without a drawn boundary cannot be measured', () => {
    expect(found([point('park', 'p', [0, 0], { areaM2: 900 }), point('gate', 'g', [500, 500], { of: 'p' })])).toEqual([]);
  });
});

describe('shared zones', () => {
  test('stand in their park, a metre of drawing error allowed', () => {
    const within = box('share-zone', 'a', [70, 10], [100.8, 40], { park: 'p' });
    const over = box('share-zone', 'b', [70, 10], [105, 40], { park: 'p' });
    const issues = checkAssets([park, within, over]);
    expect(issues).toMatchObject([{ id: 'b', code: 'share-zone-outside-park', params: { park: '示意公园', metres: 5 } }]);
  });

  test('without a named park, in some park', () => {
    const zones = [point('share-zone', 'in', [50, 40]), point('share-zone', 'out', [300, 300]), unplaced('share-zone', 'unplaced')];
    expect(found([park, ...zones])).toEqual(['share-zone/out share-zone-in-no-park', 'share-zone/unplaced share-zone-in-no-park']);
  });
});

describe('parks', () => {
  const sized = (id: string, areaM2: number | null, values: Asset['values'] = {}): Asset =>
    point('park', id, [0, 0], { ...values, areaM2 });

  test('a point without an area has no size; a drawn one has', () => {
    expect(found([sized('a', null), box('park', 'b', [0, 0], [50, 50])])).toEqual(['park/a park-size-unknown']);
  });

  test('recorded and drawn areas differ by more than a tenth', () => {
    const drawn = (id: string, areaM2: number): Asset => box('park', id, [0, 0], [100, 100], { areaM2 });
    const issues = checkAssets([drawn('a', 10_900), drawn('b', 11_200), drawn('c', 8_900)]);
    expect(issues.map((issue) => [issue.id, issue.code, issue.params.percent])).toEqual([
      ['b', 'park-size-differs', 12],
      ['c', 'park-size-differs', 11],
    ]);
  });

  test('class against size, by the 2017 edition only', () => {
    const parks = [
      sized('a', 100_000, { class: 'G11' }),
      sized('b', 100_600, { class: 'G11' }),
      sized('c', 9_000, { class: 'G12' }),
      sized('d', 30_000, { class: 'G14' }),
      sized('e', 30_000, { class: 'G14', classEdition: 'CJJ/T 85-2002' }),
    ];
    expect(found(parks)).toEqual(['park/a park-class-size', 'park/c park-class-size', 'park/d park-class-too-large']);
  });

  test('a class of the other edition', () => {
    const parks = [
      sized('a', 5_000, { class: 'G15' }),
      sized('b', 5_000, { class: 'G15', classEdition: 'CJJ/T 85-2002' }),
      sized('c', 5_000, { class: 'G139', classEdition: 'CJJ/T 85-2002' }),
      sized('d', 5_000, { class: 'G15', classEdition: '本地标准' }),
    ];
    expect(found(parks)).toEqual(['park/a park-class-edition', 'park/c park-class-edition']);
  });

  test('pocket parks have 400 to 10,000 m², both included', () => {
    const parks = [399, 400, 10_000, 10_001].map((areaM2) => sized(String(areaM2), areaM2, { tags: ['口袋公园'] }));
    expect(found(parks)).toEqual(['park/399 pocket-park-size', 'park/10001 pocket-park-size']);
  });
});

test('duplicate ids count within a kind only, and are said once', () => {
  const trees = [box('green', 'x', [0, 0], [9, 9]), box('green', 'x', [20, 0], [29, 9]), box('green', 'x', [40, 0], [49, 9])];
  const issues = checkAssets([...trees, box('water', 'x', [0, 50], [9, 59])]);
  expect(issues).toEqual([{ code: 'duplicate-id', severity: 'error', params: { id: 'x', count: 3 }, kind: 'green', id: 'x' }]);
});

test('a kind of a later version passes unjudged', () => {
  expect(checkAssets([unplaced('drone-port', 'd')])).toEqual([]);
});

test('every issue reads as a sentence without gaps in both languages', () => {
  const bad = [
    point('gate', 'g1', [500, 500]),
    point('gate', 'g2', [500, 500], { of: 'p' }),
    point('gate', 'g3', [0, 0], { of: 'gone', open: 'sometimes' }),
    box('share-zone', 'z1', [90, 10], [125, 40], { park: 'p' }),
    unplaced('share-zone', 'z2'),
    point('park', 'p1', [0, 0]),
    point('park', 'p2', [0, 0], { areaM2: 50, class: 'G11', tags: ['口袋公园'] }),
    point('park', 'p3', [0, 0], { areaM2: 90_000, class: 'G14' }),
    point('park', 'p4', [0, 0], { areaM2: 900, class: 'G15' }),
    box('park', 'p5', [0, 0], [100, 100], { areaM2: 2_000 }),
    box('water', 'x', [0, 0], [9, 9]),
    box('water', 'x', [0, 0], [9, 9]),
  ];
  const issues = checkAssets([park, ...bad]);
  expect(new Set(issues.map((issue) => issue.code)).size).toBe(13);
  for (const issue of issues) {
    for (const lang of ['zh', 'en'] as const) {
      const sentence = issueSentence(issue, lang);
      expect(sentence).not.toMatch(/[{}]|undefined/);
      expect(sentence).toMatch(lang === 'zh' ? /。$/ : /\.$/);
    }
  }
});
