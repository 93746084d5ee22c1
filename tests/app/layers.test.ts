import { describe, expect, test } from 'vitest';
import { kindLegend } from '../../src/app/features/layers/kind-legend.ts';
import { readLayersView } from '../../src/app/features/layers/layers-view.ts';
import { bandKinds, bandOf, fromTop, isMovable, reordered, stepped } from '../../src/app/features/layers/order.ts';
import { readyLooks } from '../../src/app/features/layers/ready-looks.ts';
import { classChip, hiddenOnMap, kindLooks } from '../../src/app/state/layer-looks.ts';
import { firstSession, workspaces } from '../../src/app/state/session.ts';
import type { Asset } from '../../src/core/asset.ts';
import { assetLayers } from '../../src/layers/derive/style.ts';
import type { Kind } from '../../src/layers/kind.ts';
import { kindById, kinds } from '../../src/layers/registry.ts';
import { noClass } from '../../src/map/frame.ts';
import { palettes } from '../../src/map/palette.ts';
import { cityIndex } from '../../src/store/query/city-index.ts';
import { missingClass } from '../../src/store/query/classes.ts';
import { contrast } from '../layers/colours.ts';

function kindOf(id: string): Kind {
  const kind = kindById(id);
  if (!kind) throw new Error(`no kind ${id}`);
  return kind;
}

const areas = [500, 900, 40_000, null, 52_000];
const parks = areas.map((areaM2, at): Asset => ({ kind: 'park', id: String(at), geometry: null, values: { areaM2 } }));
const lamps = ['street', 'landscape', 'torch'].map(
  (type, at): Asset => ({ kind: 'lighting', id: String(at), geometry: null, values: { type } }),
);
const index = cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets: [...parks, ...lamps] });
const bySize = { field: 'areaM2', method: 'natural', classes: 2 } as const;

describe('the order of layers', () => {
  const points = bandKinds('point', []).map(({ id }) => id);

  test('as declared: higher order above, ground in no band', () => {
    expect(points).toEqual(
      kinds
        .filter((kind) => isMovable(kind) && bandOf(kind) === 'point')
        .toSorted((a, b) => b.order - a.order)
        .map(({ id }) => id),
    );
    expect(kinds.filter((kind) => !isMovable(kind)).map(({ id }) => id)).toEqual(expect.arrayContaining(['street', 'water', 'area']));
  });

  test('a step moves one kind past its neighbour and nothing else', () => {
    const last = points.at(-1) ?? '';
    const moved = stepped([], points, last, -1);
    expect(bandKinds('point', moved).map(({ id }) => id)).toEqual([...points.slice(0, -2), last, points.at(-2)]);
    for (const band of ['line', 'polygon'] as const) expect(bandKinds(band, moved)).toEqual(bandKinds(band, []));
    expect(
      bandKinds(
        'point',
        stepped(
          moved,
          bandKinds('point', moved).map(({ id }) => id),
          last,
          1,
        ),
      ).map(({ id }) => id),
    ).toEqual(points);
  });

  test('ends are ends', () => {
    const first = points[0] ?? '';
    expect(stepped([], points, first, -1)).toEqual([]);
    expect(stepped([], points, 'no-such', 1)).toEqual([]);
    const down = stepped([], points, first, 999);
    expect(bandKinds('point', down).at(-1)?.id).toBe(first);
  });

  test('is the order in which the map paints', () => {
    const order = reordered([], ['park', 'share-zone', 'residential'].toReversed());
    const fills = assetLayers(kinds, 'light', order)
      .filter(({ type }) => type === 'fill')
      .map(({ kind }) => kind);
    const wanted = fromTop(kinds, order)
      .map(({ id }) => id)
      .toReversed()
      .filter((id) => fills.includes(id) && isMovable(kindOf(id)) && bandOf(kindOf(id)) === 'polygon');
    expect(fills.filter((id) => wanted.includes(id))).toEqual(wanted);
    expect(wanted.indexOf('residential')).toBeGreaterThan(wanted.indexOf('park'));
  });
});

describe('what is hidden', () => {
  test('a group that is off takes its kinds along and leaves their own eyes', () => {
    const hiddenKinds = new Set(['road']);
    expect(hiddenOnMap({ hiddenKinds, hiddenGroups: new Set() })).toBe(hiddenKinds);
    const groups = new Set(['green'] as const);
    const hidden = hiddenOnMap({ hiddenKinds, hiddenGroups: groups });
    expect([...hidden].toSorted()).toEqual(['road', ...kinds.filter(({ group }) => group === 'green').map(({ id }) => id)].toSorted());
    expect(hiddenOnMap({ hiddenKinds, hiddenGroups: groups })).toBe(hidden);
    expect(hiddenOnMap({ hiddenKinds, hiddenGroups: new Set(['home'] as const) }).has('park')).toBe(false);
  });
});

describe('colours by field', () => {
  test('map, legend and cell say the same of each asset', () => {
    for (const theme of ['light', 'dark'] as const) {
      const park = kindOf('park');
      const classes = kindLooks(index, { opacity: {}, colourBy: { park: bySize } }, theme).park?.classes;
      const legend = kindLegend(index, park, bySize, theme);
      const chip = classChip(index, park, bySize, theme);
      expect(legend.classes.map(({ label }) => label.zh)).toEqual(['< 40,000', '≥ 40,000', '缺失']);
      parks.forEach((_, row) => {
        const at = classes?.of[row] ?? noClass;
        expect(chip?.(row)?.colour ?? null).toBe(classes?.colours[at] ?? null);
        if (at !== noClass) expect(legend.classes[at]?.swatch.colour).toBe(classes?.colours[at]);
      });
      expect([...(classes?.of ?? [])]).toEqual([0, 0, 1, noClass, 1]);
      expect(legend.classes.map(({ hatched }) => hatched)).toEqual([false, false, true]);
    }
    expect(missingClass).toBe(noClass);
  });

  test('a kind without that field is drawn as declared', () => {
    const looks = kindLooks(index, { opacity: { park: 0.5 }, colourBy: { park: { ...bySize, field: 'gone' }, tram: bySize } }, 'light');
    expect(looks).toEqual({ park: { opacity: 0.5, classes: null } });
    expect(kindLegend(index, kindOf('park'), { ...bySize, field: 'gone' }, 'light').classes).toEqual([]);
  });

  test('declared classes are counted by the value they stand for, 其他 only where there are some', () => {
    const legend = kindLegend(index, kindOf('lighting'), undefined, 'light');
    expect([...(legend.of ?? [])]).toEqual([0, 1, 2]);
    expect(legend.classes.map(({ label }) => label.zh)).toEqual(['路灯', '景观亮化', '其他']);
    const whole = cityIndex({ ...index.city, assets: lamps.slice(0, 2) });
    expect(kindLegend(whole, kindOf('lighting'), undefined, 'light').classes.length).toBe(2);
  });
});

test('ground swatches stand off the panel by their edge in both themes', () => {
  const panels = { light: '#ffffff', dark: '#171b1e' };
  for (const theme of ['light', 'dark'] as const) {
    for (const id of ['green', 'water', 'building', 'street', 'residential']) {
      const { swatch } = kindLegend(index, kindOf(id), undefined, theme);
      expect(contrast(swatch.edge ?? '#000000', panels[theme])).toBeGreaterThan(3);
    }
    expect(kindLegend(index, kindOf('water'), undefined, theme).swatch.colour).toBe(palettes[theme].water);
  }
});

test('ready looks suit the workspace first, and each leaves the ground', () => {
  for (const workspace of workspaces) {
    const looks = readyLooks(workspace);
    expect(looks[0]?.first).toContain(workspace);
    expect(looks.length).toBe(readyLooks('inventory').length);
    for (const { apply } of looks) expect(apply.hiddenKinds?.has('street')).toBe(false);
  }
  const usual = readyLooks('inventory')[0]?.apply;
  expect(usual?.hiddenKinds).toEqual(firstSession.hiddenKinds);
});

test('a panel kept badly opens as on the first day', () => {
  expect(readLayersView('{"folded":["green",3],"list":"tree","counts":"view","legendOpen":false}')).toEqual({
    folded: ['green'],
    list: 'groups',
    counts: 'view',
    legendOpen: false,
  });
  expect(readLayersView('nonsense')).toEqual(readLayersView(null));
});
