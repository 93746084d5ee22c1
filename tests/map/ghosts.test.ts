import type { FeatureCollection } from 'geojson';
import { expect, test } from 'vitest';
import { candidateLooks, type GhostSet, ghostsBand, planLooks } from '../../src/map/ghosts.ts';

const shapes: FeatureCollection = {
  type: 'FeatureCollection',
  features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [117, 36] }, properties: {} }],
};

function set(id: string, more: Partial<GhostSet> = {}): GhostSet {
  const look = candidateLooks.light[0];
  if (!look) throw new Error('there are looks');
  return { id, look, shapes, label: null, strong: false, ...more };
}

test('no import, nothing on the map', () => {
  expect(ghostsBand(null, 'light')).toEqual({ sources: {}, layers: [] });
  expect(ghostsBand([], 'dark')).toEqual({ sources: {}, layers: [] });
});

test('shapes are handed on as they are, so that the writer sends them once; names stand above everything', () => {
  const label = { text: 'GCJ-02', at: [117, 36] as const };
  const { sources, layers } = ghostsBand([set('a', { label }), set('b', { label: { text: 'WGS 84', at: [117.1, 36] } })], 'light');
  expect(sources['ghost:a']).toBe(shapes);
  expect(ghostsBand([set('a', { label })], 'light').sources['ghost-name:a']).toBe(sources['ghost-name:a']);
  const ids = layers.map(({ id }) => id);
  expect(ids.slice(-2)).toEqual(['ghost:a:name', 'ghost:b:name']);
  expect(new Set(ids).size).toBe(ids.length);
});

test('candidates differ by colour and by dashes, in both themes alike; what goes is hatched', () => {
  for (const theme of ['light', 'dark'] as const) {
    const looks = candidateLooks[theme];
    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(looks.length);
    expect(new Set(looks.map(({ dash }) => JSON.stringify(dash))).size).toBe(looks.length);
    const missing = ghostsBand([set('m', { look: planLooks[theme].missing })], theme);
    const fill = missing.layers.find(({ id }) => id === 'ghost:m:fill');
    expect(fill).toMatchObject({ paint: { 'fill-pattern': `ghost-hatch-${theme}` } });
    expect(Object.keys(missing.images ?? {})).toEqual([`ghost-hatch-${theme}`]);
  }
});
