import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCircleLive } from '../../../src/analysis/circle/live.ts';
import type { CircleParams, CircleResult, CircleSheet } from '../../../src/analysis/circle/spec.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { assetKey } from '../../../src/core/asset.ts';
import { cityWith } from '../../../src/core/changes.ts';
import type { City } from '../../../src/core/city.ts';
import type { Change } from '../../../src/core/edit.ts';
import { circle, circleBase, columnsOf, plainParams, sheetOf } from '../../scenes/circle.ts';
import { box, city, outline, point, street, type XY } from '../../scenes/draw.ts';

const steps = [0, 200, 400, 600, 800];
/** A town of 800 by 800 m: streets every 200 m (one of them a main road), walled and open homes, facilities in and out of walls. */
const town: City = city(
  [
    ...steps.map((y) =>
      street(
        `h${y}`,
        steps.map((x): XY => [x, y]),
        { class: y === 400 ? 'primary' : 'residential' },
      ),
    ),
    ...steps.map((x) =>
      street(
        `v${x}`,
        steps.map((y): XY => [x, y]),
        { class: x === 600 ? 'steps' : 'residential' },
      ),
    ),
    box('residential', 'walled', [20, 20], [180, 180], { people: 300, walled: true }),
    point('gate', 'g1', [20, 100], { of: 'walled' }),
    point('gate', 'g2', [100, 180], { of: 'walled' }),
    box('residential', 'shut', [420, 420], [580, 580], { people: 200, walled: true }),
    box('residential', 'open', [620, 20], [680, 80], { people: 40, walled: false }),
    box('residential', 'unsure', [230, 630], [330, 690], { people: 70 }),
    box('park', 'green', [220, 220], [380, 380], { areaM2: 25_600 }),
    point('facility', 'm1', [210, 10], { type: 'market' }),
    point('facility', 'm2', [790, 790], { type: 'market' }),
    point('facility', 's1', [90, 90], { type: 'pharmacy' }),
    point('toilet', 't1', [500, 500]),
    box('area', 'west', [-50, -50], [400, 850], { level: 'district', code: 'W', name: '西' }),
  ],
  { extent: outline([-100, -100], [1000, 760]) },
);
const sheet = sheetOf([
  { id: 'market', limitM: 500 },
  { id: 'pharmacy', limitMin: 5 },
  { id: 'toilet', limitM: 400 },
  { id: 'park', limitM: 300, minAreaM2: 4000 },
  { id: 'food', kinds: ['market', 'convenience'], limitM: 300, required: false },
]);

const place = fc.tuple(fc.integer({ min: -150, max: 950 }), fc.integer({ min: -150, max: 850 }));
const edit = fc.record({
  what: fc.constantFrom('add', 'move', 'move', 'move', 'remove', 'retype', 'unplace'),
  which: fc.nat({ max: 9 }),
  at: place,
  type: fc.constantFrom('market', 'pharmacy', 'convenience', 'gym'),
  kind: fc.constantFrom('facility', 'facility', 'toilet'),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** A what-if as the screen keeps it: by asset, what it was in the city and what it is now. */
class WhatIf {
  private readonly changes = new Map<string, Change>();
  private count = 0;

  list(): Change[] {
    return [...this.changes.values()];
  }

  apply({ what, which, at, type, kind }: Edit): void {
    const services = cityWith(town, this.list()).assets.filter((asset) => ['facility', 'toilet'].includes(asset.kind));
    const own = services[which % Math.max(services.length, 1)];
    if (what === 'add' || !own) this.put(point(kind, `new${this.count++}`, at, kind === 'facility' ? { type } : {}));
    else if (what === 'remove') this.put(null, own);
    else if (what === 'retype') this.put({ ...own, values: { ...own.values, type } });
    else if (what === 'unplace') this.put({ ...own, geometry: null });
    else this.put({ ...own, geometry: point('x', 'x', at).geometry });
  }

  put(after: Asset | null, asset: Asset | null = after): void {
    if (!asset) return;
    const key = assetKey(asset);
    const before = town.assets.find((each) => assetKey(each) === key) ?? null;
    this.changes.delete(key);
    if (before || after) this.changes.set(key, { kind: asset.kind, id: asset.id, before, after });
  }
}

async function liveOf(params: CircleParams, own: CircleSheet = sheet) {
  const { prepared } = await columnsOf(town, params.profile);
  return createCircleLive(town, prepared, own, params);
}

function rowsById({ rows }: Pick<CircleResult, 'rows'>) {
  return new Map(rows.map((row) => [row.id, row]));
}

describe('a what-if of the circle', () => {
  test.each<CircleParams>([plainParams, { ...plainParams, profile: 'elderly', crossingWaitS: 30 }])(
    'equals a run on the changed city after every edit, and tells all that changed (%o)',
    async (params) => {
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
          const live = await liveOf(params);
          const whatIf = new WhatIf();
          const shown = rowsById(await circle(town, sheet, params));
          for (const [revision, each] of edits.entries()) {
            whatIf.apply(each);
            const figures = await live.apply(whatIf.list(), revision);
            for (const row of figures.changed) shown.set(row.id, row);
            const fresh = await circle(cityWith(town, whatIf.list()), sheet, params);
            expect(live.result(circleBase)).toEqual(fresh);
            expect([...shown.values()]).toEqual(fresh.rows);
            expect([figures.revision, figures.areas, figures.noData]).toEqual([revision, fresh.areas, fresh.noData]);
          }
        }),
        { numRuns: 10 },
      );
    },
  );

  test('going back to no changes is going back to the city, compound by compound', async () => {
    const live = await liveOf(plainParams);
    const start = live.result(circleBase);
    const whatIf = new WhatIf();
    for (const which of [0, 1, 2]) whatIf.apply({ what: 'move', which, at: [400, 390], type: 'market', kind: 'facility' });
    const there = await live.apply(whatIf.list(), 1);
    const back = await live.apply([], 2);
    expect(back.changed.map(({ id }) => id)).toEqual(there.changed.map(({ id }) => id));
    expect(live.result(circleBase)).toEqual(start);
  });

  test('tells nothing of compounds that a change does not touch', async () => {
    const live = await liveOf(plainParams, sheetOf([{ id: 'market', limitM: 500 }]));
    const whatIf = new WhatIf();
    whatIf.apply({ what: 'add', which: 0, at: [650, 10], type: 'market', kind: 'facility' });
    expect((await live.apply(whatIf.list(), 1)).changed.map(({ id }) => id)).toEqual(['open']);
  });

  test('a thing that comes back takes its old place among equals, also when the list was made anew without it', async () => {
    const live = await liveOf(plainParams);
    const of = (id: string) => town.assets.find((asset) => asset.id === id) as Asset;
    const gate: Change = {
      kind: 'gate',
      id: 'g1',
      before: of('g1'),
      after: { ...of('g1'), geometry: point('x', 'x', [180, 60]).geometry },
    };
    // A gate moves, so that all is made anew, just while the first market is gone; then that comes back where the second one stands.
    await live.apply([gate, { kind: 'facility', id: 'm1', before: of('m1'), after: null }], 1);
    const back: Change[] = [gate, { kind: 'facility', id: 'm1', before: of('m1'), after: { ...of('m1'), geometry: of('m2').geometry } }];
    await live.apply(back, 2);
    const fresh = await circle(cityWith(town, back), sheet);
    expect(fresh.rows.some(({ kinds }) => kinds.market?.toId === 'm1')).toBe(true);
    expect(live.result(circleBase)).toEqual(fresh);
  });

  test('a gate or a park that changes is taken over as well', async () => {
    const live = await liveOf(plainParams);
    const gate = town.assets.find(({ id }) => id === 'g1') as Asset;
    const moved = { ...gate, geometry: point('x', 'x', [180, 60]).geometry };
    const changes: Change[] = [
      { kind: 'gate', id: 'g1', before: gate, after: moved },
      { kind: 'facility', id: 'm3', before: null, after: point('facility', 'm3', [210, 60], { type: 'market' }) },
    ];
    await live.apply(changes, 1);
    expect(live.result(circleBase)).toEqual(await circle(cityWith(town, changes), sheet));
    await live.apply([], 2);
    expect(live.result(circleBase)).toEqual(await circle(town, sheet));
  });
});

/** One street, one walled home with its gate on it; `add` and `remove` are the only changes. */
describe('a change that no street tells of', () => {
  const home = box('residential', 'a', [0, 10], [100, 110], { people: 10, walled: true });
  const gate = point('gate', 'g', [50, 10], { of: 'a' });
  const market = (id: string, at: XY) => point('facility', id, at, { type: 'market' });
  const stepOf = async (assets: readonly Asset[], change: Change, limitM: number) => {
    const own = sheetOf([{ id: 'market', limitM }]);
    const before = city(assets);
    const live = createCircleLive(before, (await columnsOf(before)).prepared, own, plainParams);
    const { changed } = await live.apply([change], 1);
    expect(changed).toEqual((await circle(cityWith(before, [change]), own)).rows);
    return changed[0]?.kinds.market;
  };
  const added = (asset: Asset): Change => ({ kind: asset.kind, id: asset.id, before: null, after: asset });

  test('the straight distance follows where the nearest as the crow flies goes, though nobody walked to it', async () => {
    const bent = street('s', [
      [0, 0],
      [400, 0],
      [400, -30],
      [50, -30],
    ]);
    const near = market('near', [50, -35]);
    const cell = await stepOf(
      [bent, home, gate, near, market('walked', [250, 5])],
      { kind: 'facility', id: 'near', before: near, after: null },
      500,
    );
    expect(cell).toMatchObject({ toId: 'walked', status: 'reached' });
    expect(cell?.straightM).toBeCloseTo(Math.hypot(200, 5), 2);
  });

  test('one without a way in, within the limit, makes a verdict unknown', async () => {
    const around = street('s', [
      [50, 0],
      [900, 0],
      [900, -90],
      [50, -90],
    ]);
    // Straight 105 m, on foot 1.8 km; the new one stands 300 m off, out of reach of any street.
    const cell = await stepOf([around, home, gate, market('far', [50, -95])], added(market('shut', [-250, 10])), 400);
    expect(cell).toMatchObject({ status: 'unknown', metres: null });
  });

  test('behind a gate that leads nowhere, what stands inside is walked to', async () => {
    const fence = {
      ...street('w', [
        [10, 40],
        [90, 40],
      ]),
      kind: 'wall',
    };
    const away = street('s', [
      [0, -500],
      [100, -500],
    ]);
    // From the middle (50, 60) to (80, 90); the first one stands behind the fence.
    const cell = await stepOf([away, home, gate, fence, market('fenced', [50, 20])], added(market('free', [80, 90])), 50);
    expect(cell).toMatchObject({ toId: 'free', status: 'reached' });
    expect(cell?.metres).toBeCloseTo(Math.hypot(30, 30), 2);
  });
});
