import { describe, expect, test } from 'vitest';
import { number, of, sum, type Thing, text } from './demo.ts';

/** What the article counts: kind, how many, the words it was published in, scope. */
const counted = [
  { kind: 'road', n: 11, cited: '11条', scope: 'taicheng', which: (t: Thing) => t.properties.cited !== undefined },
  { kind: 'intersection', n: 58, cited: '58个', scope: 'taicheng', which: (t: Thing) => t.properties.rebuilt === true },
  { kind: 'park', n: 23, cited: '23处', scope: 'taicheng', which: (t: Thing) => text(t, 'name').startsWith('示意口袋公园') },
  { kind: 'share-zone', n: 21, cited: '21处', scope: 'taicheng', which: () => true },
  { kind: 'vendor-site', n: 8, cited: '700余', scope: 'taicheng', which: () => true },
  {
    kind: 'lighting',
    n: 105,
    cited: '105处',
    scope: 'taicheng',
    which: (t: Thing) => t.properties.type === 'landscape' && t.properties.lit === true,
  },
  { kind: 'landscape-node', n: 54, cited: '54处', scope: 'taicheng', which: () => true },
  { kind: 'community-station', n: 14, cited: '14处', scope: 'urban', which: () => true },
  { kind: 'service-station', n: 23, cited: '23处', scope: 'taicheng', which: () => true },
  { kind: 'showcase', n: 26, cited: '26条', scope: 'citywide', which: (t: Thing) => t.properties.type === 'main-road' },
  { kind: 'showcase', n: 24, cited: '24条', scope: 'citywide', which: (t: Thing) => t.properties.type === 'back-lane' },
  { kind: 'showcase', n: 21, cited: '21个', scope: 'citywide', which: (t: Thing) => t.properties.type === 'compound' },
];

describe('the article’s counts', () => {
  test.each(counted)('$n × $kind, each with scope, period and the published words', ({ kind, n, cited, scope, which }) => {
    const things = of(kind).filter(which);
    expect(things).toHaveLength(n);
    for (const thing of things) {
      expect(text(thing, 'scope')).toBe(scope);
      expect(text(thing, 'period')).toMatch(/20\d\d/);
      expect(text(thing, 'cited')).toContain(cited);
    }
  });

  test('no other pocket park, junction or road stands beside the counted ones', () => {
    expect(of('park').filter((p) => text(p, 'cited') !== '')).toHaveLength(23);
    expect(of('intersection')).toHaveLength(58);
    expect(of('road')).toHaveLength(11);
  });

  test('rounded figures stay rounded: stalls and spaces sum to the round number beside the published words', () => {
    expect(sum(of('vendor-site'), 'stalls')).toBe(700);
    const added = of('parking').filter((p) => p.properties.newInYear !== undefined);
    expect(sum(added, 'newInYear')).toBe(1400);
    for (const p of added)
      expect([text(p, 'cited'), text(p, 'scope'), text(p, 'period')]).toEqual(['新增停车泊位1400余个', 'taicheng', '2024']);
  });
});

describe('roads', () => {
  const sourced = of('road').filter((r) => r.properties.sourced === true);

  test('ten sourced project-years, five in 2022, three in 2023, two in 2024, and one to be found without a place', () => {
    expect([2022, 2023, 2024].map((year) => sourced.filter((r) => number(r, 'projectYear') === year).length)).toEqual([5, 3, 2]);
    const missing = of('road').filter((r) => r.properties.projectStatus === 'to-be-found');
    expect(missing).toHaveLength(1);
    expect(missing[0]?.geometry).toBeNull();
  });

  test('their twelve segments hang on them', () => {
    const ids = new Set(sourced.map((r) => r.id));
    const segments = of('segment').filter((s) => s.properties.synthetic !== true);
    expect(segments).toHaveLength(12);
    for (const s of segments) expect(ids.has(text(s, 'roadId'))).toBe(true);
    expect(segments.map((s) => text(s, 'name'))).toContain('东岳大街（㴎河东路—青年路）');
  });

  test('东岳大街×科山路 opened on 2024-09-28 with its measures', () => {
    const [known, ...more] = of('intersection').filter((i) => i.properties.sourced === true);
    expect(more).toEqual([]);
    expect(known?.properties).toMatchObject({ name: '东岳大街×科山路', openDay: '2024-09-28' });
    expect(known?.properties.measures).toEqual(
      expect.arrayContaining(['right-turn-lane', 'slow-lane', 'poles-underground', 'tree-protection']),
    );
  });
});

describe('people and parks', () => {
  test('420,000 示意人口, and houses hold the dwellings and people of their compounds', () => {
    expect(sum(of('residential'), 'people')).toBe(420_000);
    expect(sum(of('building'), 'people')).toBeGreaterThan(420_000 * 0.98);
    expect(sum(of('building'), 'people')).toBeLessThanOrEqual(420_000);
  });

  test('pocket parks measure 400 to 10,000 m²', () => {
    for (const p of of('park').filter((t) => text(t, 'cited') !== '')) {
      expect(number(p, 'areaM2')).toBeGreaterThanOrEqual(400);
      expect(number(p, 'areaM2')).toBeLessThanOrEqual(10_000);
    }
  });

  test('named parks carry the sizes sources give, and no other', () => {
    const named = of('park').filter((p) => p.properties.synthetic !== true);
    const areas = Object.fromEntries(named.map((p) => [text(p, 'name'), p.properties.areaM2]));
    expect(areas).toMatchObject({ 湖山公园: 98_000, 天平湖公园: 300_000, 东湖公园: undefined, 南湖公园: undefined });
    expect(named.find((p) => p.properties.name === '岱庙')?.properties.fee).toBe(true);
  });

  test('one drawn park is closed; some parks have gates, some only paths, some nothing', () => {
    expect(
      of('park')
        .filter((p) => p.properties.open === false)
        .map((p) => p.properties.synthetic),
    ).toEqual([true]);
    const withGates = new Set(of('gate').map((g) => text(g, 'of')));
    const gated = of('park').filter((p) => withGates.has(String(p.id))).length;
    expect(gated / of('park').length).toBeGreaterThan(0.5);
    expect(gated).toBeLessThan(of('park').length - 10);
  });

  test('stations stand in all eight 镇街 of 泰山区, one of them in 东湖社区', () => {
    expect(new Set(of('community-station').map((s) => text(s, 'town'))).size).toBe(8);
    expect(
      of('community-station')
        .filter((s) => text(s, 'areaCode') === '370902001001')
        .map((s) => s.properties.sourced),
    ).toContain(true);
  });
});
