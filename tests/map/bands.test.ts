import { type SourceSpecification, type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSON, MultiPolygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { AssetKey } from '../../src/core/asset.ts';
import { mapBands } from '../../src/map/bands.ts';
import type { MapFrame } from '../../src/map/frame.ts';
import { classLooks } from '../../src/map/meaning.ts';
import type { SourceContent } from '../../src/map/writer.ts';
import { box, city, line, point, polygon, street } from '../scenes/draw.ts';

const town = city([
  box('area', '370902001', [0, 0], [2000, 2000], { level: 'town', code: '370902001', name: '岱庙街道' }),
  box('residential', 'home', [100, 100], [300, 300], { name: '示意小区01' }),
  box('park', 'park', [500, 500], [700, 700], { name: '东湖公园' }),
  box('building', 'b', [120, 120], [160, 140]),
  polygon('water', 'lake', [
    [800, 800],
    [900, 800],
    [850, 900],
  ]),
  line('rail', 'rail', [
    [0, 50],
    [2000, 50],
  ]),
  point('gate', 'gate', [100, 200], { of: 'home' }),
  street(
    'main',
    [
      [0, 400],
      [2000, 400],
    ],
    { class: 'primary', name: '㴎河东路' },
  ),
]);

const some: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };
const results = { covered: some, uncovered: some, unknown: some, service: some };
const route = {
  walk: {
    metres: 269,
    coordinates: [
      [117, 36],
      [117.01, 36],
    ],
  },
  straight: {
    metres: 147,
    coordinates: [
      [117, 36],
      [117.005, 36.001],
    ],
  },
};
const looks = { light: classLooks.light.uncovered, dark: classLooks.dark.uncovered };
const circle: Pick<MapFrame, 'classed' | 'reach'> = {
  classed: [{ id: 'lack-1', label: { zh: '缺', en: 'lacks' }, looks, shape: some }],
  reach: {
    from: [117, 36],
    streets: [
      [
        [
          [117, 36],
          [117.01, 36],
        ],
      ],
      [],
      [],
    ],
  },
};
const frame: MapFrame = {
  theme: 'light',
  lang: 'zh',
  city: town,
  hiddenKinds: new Set(),
  results,
  edged: true,
  route,
  selection: new Set(['park/park'] as const),
  passing: new Map(),
  looks: {},
  order: [],
  area: null,
  context: new Set(),
  backdrop: null,
  draft: null,
  hovered: 'residential/home',
};

function contentsOf(asked: MapFrame, bands = mapBands({})) {
  return bands.map((band) => band(asked));
}

function specified(content: SourceContent): SourceSpecification {
  if (content.type === 'raster' || content.type === 'vector') return content;
  const data: GeoJSON = content.type === 'set' ? { type: 'FeatureCollection', features: [...content.features.values()] } : content;
  return { type: 'geojson', data };
}

function style(asked: MapFrame): StyleSpecification {
  const contents = contentsOf(asked);
  const sources = Object.fromEntries(
    contents
      .flatMap((content) => Object.entries(content.sources))
      .map(([id, data]): [string, SourceSpecification] => [id, specified(data)]),
  );
  return {
    version: 8,
    'font-faces': { Xiutu: 'https://example.org/a.woff2', 'Xiutu Strong': 'https://example.org/b.woff2' },
    sources,
    layers: contents.flatMap((content) => content.layers),
  };
}

/** Text needs glyphs, which the map takes from `font-faces`; the validator of the specification does not know of that. */
function faults(asked: MapFrame): string[] {
  return validateStyleMin(style(asked)).flatMap(({ message }) => (/glyphs/.test(message) ? [] : [message]));
}

describe('the bands of the map', () => {
  test.each(['light', 'dark'] as const)('make a style that the specification accepts, %s', (theme) => {
    expect(faults({ ...frame, theme })).toEqual([]);
    expect(faults({ ...frame, ...circle, theme })).toEqual([]);
  });

  test('name every layer once and come bottom to top', () => {
    const ids = style(frame).layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const at = (id: string) => ids.indexOf(id);
    const order = ['basemap:ground', 'basemap:street', 'areas:town', 'park:fill', 'results:covered', 'labels:main', 'selection:route-walk'];
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
    expect(Math.min(...order.map(at))).toBe(0);
  });

  test('draw the circle over the land and under the names, the nearest streets on top', () => {
    const ids = style({ ...frame, ...circle }).layers.map(({ id }) => id);
    const order = [
      'park:fill',
      'classed:lack-1',
      'reach:2-case',
      'reach:0-case',
      'reach:2',
      'reach:1',
      'reach:0',
      'reach:from',
      'labels:main',
    ];
    expect(order.map((id) => ids.indexOf(id))).toEqual(order.map((id) => ids.indexOf(id)).toSorted((a, b) => a - b));
    expect(order.every((id) => ids.includes(id))).toBe(true);
  });

  test('draw nothing of a hidden kind, but still find compounds under the pointer', () => {
    const hidden = style({ ...frame, hiddenKinds: new Set(['residential', 'street', 'park']) });
    const kinds = hidden.layers.flatMap((layer) =>
      'source' in layer && typeof layer.source === 'string' ? [`${layer.source} ${layer.id}`] : [],
    );
    expect(kinds.filter((name) => /^kind:(street|park)/.test(name))).toEqual([]);
    expect(kinds.filter((name) => name.startsWith('kind:residential'))).toEqual(['kind:residential assets:compound-hit']);
  });

  test('leave all but the route as it was when the pointer moves', () => {
    const bands = mapBands({});
    const before = contentsOf(frame, bands);
    const after = contentsOf({ ...frame, route: null }, bands);
    expect(after.flatMap((content, index) => (content === before[index] ? [] : [index]))).toEqual([
      after.findIndex(({ sources }) => 'route' in sources),
    ]);
  });

  test('write metres at both lines in the language of the screen', () => {
    const texts = (lang: 'zh' | 'en') => JSON.stringify(contentsOf({ ...frame, lang }).find(({ sources }) => 'route' in sources));
    expect(texts('zh')).toContain('步行 269 米');
    expect(texts('zh')).toContain('直线 147 米');
    expect(texts('en')).toContain('walk 269 m');
  });

  test('draw the edges of the classes only where they mean something', () => {
    const edges = (edged: boolean) =>
      style({ ...frame, edged }).layers.filter(({ id }) => /^results:(un)?(covered|known)-edge$/.test(id)).length;
    expect([edges(true), edges(false)]).toEqual([3, 0]);
  });

  test('show the ground alone while no city is open', () => {
    const empty = { ...frame, city: null, results: null, route: null, selection: new Set<AssetKey>(), hovered: null };
    expect(faults(empty)).toEqual([]);
    expect(contentsOf(empty)[0]?.layers.map(({ id }) => id)).toEqual(['basemap:ground']);
  });
});
