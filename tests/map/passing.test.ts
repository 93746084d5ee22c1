import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, test } from 'vitest';
import { dressed } from '../../src/map/dress.ts';
import { onlyPassing, passTest } from '../../src/map/passing.ts';

const fill: LayerSpecification = {
  id: 'park:fill',
  type: 'fill',
  source: 'kind:park',
  paint: { 'fill-color': '#123456', 'fill-opacity': 0.5 },
};

/** Places 0 … n - 1 that a layer's filter lets through, by the specification's own reading of it. */
function through(layer: LayerSpecification, n: number): number[] {
  const filter = 'filter' in layer && layer.filter !== undefined ? layer.filter : true;
  const compiled = featureFilter(filter as never, 'layers[0].filter');
  return Array.from({ length: n }, (_, id) => id).filter((id) =>
    compiled.filter({ zoom: 12 }, { type: 'Polygon', id, properties: {} } as never),
  );
}

describe('a layer limited to what passes', () => {
  test.each([[[1, 0, 0, 0, 1]], [[1, 1, 0, 1, 1]], [[0, 0, 0]], [[1, 1, 1]]])('lets through %j', (vector) => {
    const passing = Uint8Array.from(vector);
    expect(through(onlyPassing(fill, passing), vector.length)).toEqual(vector.flatMap((one, place) => (one === 1 ? [place] : [])));
  });

  test('keeps its own filter', () => {
    const odd = { ...fill, filter: ['==', ['%', ['id'], 2], 1] } as LayerSpecification;
    expect(through(onlyPassing(odd, Uint8Array.from([1, 1, 1, 0])), 4)).toEqual([1]);
  });

  test('names the fewer, and is the same object for the same vector', () => {
    const passing = new Uint8Array(10_000).fill(1);
    passing[7] = 0;
    expect(passTest(passing)).toEqual(['match', ['id'], [7], false, true]);
    expect(passTest(passing)).toBe(passTest(passing));
    expect(passTest(null)).toBeNull();
  });
});

describe('a dressed layer', () => {
  const classes = { of: Uint8Array.from([0, 1]), colours: ['#aa0000', '#00aa00'] };
  const dress = { theme: 'light' as const, passing: new Map(), looks: { park: { opacity: 0.4, classes } } };

  test('is as much fainter as the user wants', () => {
    const faint = { ...dress, looks: { park: { opacity: 0.4, classes: null } } };
    expect((dressed(fill, 'park', faint).paint as Record<string, unknown>)['fill-opacity']).toBeCloseTo(0.2);
  });

  test('is coloured by the class of each feature, grey where it has none', () => {
    const paint = dressed(fill, 'park', dress).paint as Record<string, unknown>;
    expect(paint['fill-color']).toEqual(['match', ['coalesce', ['feature-state', 'class'], -1], 0, '#aa0000', 1, '#00aa00', '#8b9196']);
  });

  test('leaves casings their own colour and other kinds as they are', () => {
    const casing: LayerSpecification = {
      id: 'basemap:street-case',
      type: 'line',
      source: 'kind:street',
      paint: { 'line-color': '#111111' },
    };
    expect((dressed(casing, 'park', dress).paint as Record<string, unknown>)['line-color']).toBe('#111111');
    expect(dressed(fill, 'toilet', dress)).toBe(fill);
  });
});
