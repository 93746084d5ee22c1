import geodesic from 'geographiclib-geodesic';
import { beforeEach, describe, expect, test } from 'vitest';
import { dropLastVertex, endMeasure, placeVertex, stepBack, toggleTool } from '../../../src/app/features/tools/commands.ts';
import { areaUnits, crossesItself, measure } from '../../../src/app/features/tools/measure.ts';
import { idle, toolStore } from '../../../src/app/features/tools/tools-store.ts';
import type { LonLat } from '../../../src/map/tools/draft.ts';

const corners: readonly LonLat[] = [
  [117.1, 36.2],
  [117.11, 36.2],
  [117.11, 36.21],
  [117.1, 36.21],
];

describe('measuring', () => {
  test('a line has the geodesic length of each leg and their sum', () => {
    const { legsM, totalM, areaM2 } = measure(corners, false);
    const inverse = geodesic.Geodesic.WGS84.Inverse(36.2, 117.1, 36.2, 117.11).s12 as number;
    expect(legsM.length).toBe(3);
    expect(legsM[0]).toBeCloseTo(inverse, 3);
    expect(totalM).toBeCloseTo(
      legsM.reduce((sum, leg) => sum + leg, 0),
      9,
    );
    expect(areaM2).toBeNull();
  });

  test('a surface closes itself and has the area between its meridians and parallels', () => {
    const { legsM, areaM2 } = measure(corners, true);
    expect(legsM.length).toBe(4);
    // Area of a graticule cell on the ellipsoid by its closed formula (Snyder 1987, 3-12): b² Δλ/2 · [q(φ)].
    const e = Math.sqrt(0.0066943799901413165);
    const q = (degrees: number) => {
      const sin = Math.sin((degrees * Math.PI) / 180);
      return (1 - e * e) * (sin / (1 - (e * sin) ** 2) - (1 / (2 * e)) * Math.log((1 - e * sin) / (1 + e * sin)));
    };
    const cell = 6_378_137 ** 2 * ((0.01 * Math.PI) / 180 / 2) * (q(36.21) - q(36.2));
    // The geodesics bulge a little beyond the parallels: a millionth at this size.
    expect(Math.abs((areaM2 ?? 0) / cell - 1)).toBeLessThan(1e-5);
  });

  test('two points have no area, one no length', () => {
    expect(measure(corners.slice(0, 2), true).areaM2).toBeNull();
    expect(measure(corners.slice(0, 1), false)).toEqual({ legsM: [], totalM: 0, areaM2: null });
  });

  test('units: 15 mu are a hectare', () => {
    expect(areaUnits(10_000)).toEqual({ m2: 10_000, hectares: 1, mu: 15 });
  });

  test('an outline that crosses itself is known', () => {
    const [a, b, c, d] = corners as [LonLat, LonLat, LonLat, LonLat];
    expect(crossesItself([a, b, c, d])).toBe(false);
    expect(crossesItself([a, c, b, d])).toBe(true);
  });
});

describe('the hand that measures', () => {
  beforeEach(() => toolStore.setState(idle, true));
  const [a, b, c] = corners as [LonLat, LonLat, LonLat, LonLat];

  test('places, drops and ends; a point after the end begins anew', () => {
    toggleTool('distance');
    placeVertex(a);
    placeVertex(a);
    placeVertex(b);
    placeVertex(c);
    dropLastVertex();
    expect(toolStore.getState().vertices).toEqual([a, b]);
    endMeasure();
    expect(toolStore.getState().ended).toBe(true);
    placeVertex(c);
    expect(toolStore.getState()).toMatchObject({ vertices: [c], ended: false });
  });

  test('a surface does not end before its third point', () => {
    toggleTool('area');
    placeVertex(a);
    placeVertex(b);
    endMeasure();
    expect(toolStore.getState().ended).toBe(false);
  });

  test('Escape takes one point at a time, then the tool, then nothing', () => {
    toggleTool('distance');
    placeVertex(a);
    placeVertex(b);
    expect([stepBack(), stepBack(), stepBack(), stepBack()]).toEqual([true, true, true, false]);
    expect(toolStore.getState()).toMatchObject({ tool: 'select', vertices: [] });
  });

  test('nothing is measured while another tool is in hand', () => {
    placeVertex(a);
    expect(toolStore.getState().vertices).toEqual([]);
  });
});
