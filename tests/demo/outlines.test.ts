import { createRequire } from 'node:module';
import gcoord from 'gcoord';
import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { districtOutlines } from '../../tools/make-demo/outlines.ts';
import { distanceM, lines, of, text } from './demo.ts';

/** The same districts as a web map's tiles carry them; the file does not say in which system. */
interface FinerOutlines {
  readonly features: readonly { readonly properties: { readonly adcode: number }; readonly geometry: MultiPolygon }[];
}
const finer = createRequire(import.meta.url)('@datapool/taian.geojson') as FinerOutlines;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Median distance from the corners of our outline to the finer one, after `change` of the latter. */
function misfitM(code: string, change: (p: Position) => Position): number {
  const found = finer.features.find((f) => String(f.properties.adcode) === code);
  const moved = {
    type: 'MultiPolygon',
    coordinates: found?.geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(change))) ?? [],
  } as MultiPolygon;
  const own = districtOutlines().find((outline) => outline.code === code);
  return median(
    lines(own?.geometry ?? null)
      .flat()
      .map((p) => distanceM(p, moved)),
  );
}

const toWgs84 = (p: Position): Position => gcoord.transform([p[0] ?? 0, p[1] ?? 0], gcoord.GCJ02, gcoord.WGS84);
const toGcj02 = (p: Position): Position => gcoord.transform([p[0] ?? 0, p[1] ?? 0], gcoord.WGS84, gcoord.GCJ02);

describe('the coordinate system of the district outlines', () => {
  test('GCJ-02 lies 0.006075° east and 0.000240° north of WGS 84 at the city’s centre', () => {
    const [lon = 0, lat = 0] = toGcj02([117.088, 36.2]);
    expect(lon - 117.088).toBeCloseTo(0.006075, 4);
    expect(lat - 36.2).toBeCloseTo(0.00024, 4);
  });

  test.each(['370902', '370911'])('%s: the finer outline fits ours once taken from GCJ-02 to WGS 84, and not as it is', (code) => {
    const asGcj02 = misfitM(code, toWgs84);
    const asWgs84 = misfitM(code, (p) => p);
    expect(asGcj02).toBeLessThan(60);
    expect(asWgs84).toBeGreaterThan(4 * asGcj02);
  });

  test('the committed districts are those outlines, the city is all six', () => {
    const areas = new Map(of('area').map((a) => [text(a, 'code'), a]));
    for (const { code, name, geometry } of districtOutlines()) {
      expect(areas.get(code)?.geometry).toEqual(geometry);
      expect(areas.get(code)?.properties.name).toBe(name);
    }
    const city = new Set(
      lines(areas.get('370900')?.geometry ?? null)
        .flat()
        .map(String),
    );
    const parts = new Set(districtOutlines().flatMap(({ geometry }) => lines(geometry).flat().map(String)));
    expect([...city].filter((p) => !parts.has(p)).length / city.size).toBeLessThan(0.1);
  });
});
