import { describe, expect, test } from 'vitest';
import { geodesicM } from '../../../src/core/geo/ellipsoid.ts';
import { latOf, lonOf, mercatorX, mercatorY, worldPx } from '../../../src/core/geo/mercator.ts';
import { boxOfView, viewOfBox } from '../../../src/map/tools/picture.ts';
import { metresPerPx, scaleBar, scaleOf, zoomOfScale } from '../../../src/map/tools/scale.ts';

const [lon, lat, zoom] = [117.12, 36.19, 15];

describe('the scale of a map', () => {
  test('metres of a pixel lie between those east-west and north-south on the ellipsoid', () => {
    const world = worldPx * 2 ** zoom;
    const eastWest = geodesicM(lon, lat, lonOf(mercatorX(lon) + 100 / world), lat) / 100;
    const northSouth = geodesicM(lon, latOf(mercatorY(lat) + 50 / world), lon, latOf(mercatorY(lat) - 50 / world)) / 100;
    const ours = metresPerPx(lat, zoom);
    expect(ours).toBeGreaterThan(Math.min(eastWest, northSouth));
    expect(ours).toBeLessThan(Math.max(eastWest, northSouth));
    expect(ours).toBeCloseTo(Math.sqrt(eastWest * northSouth), 5);
  });

  test('a fixed scale is the scale that is drawn: 1 : 10,000 puts a kilometre on ten centimetres', () => {
    const drawn = zoomOfScale(lat, 10_000);
    expect(scaleOf(lat, drawn)).toBeCloseTo(10_000, 6);
    const pixels = 1000 / metresPerPx(lat, drawn);
    expect((pixels / 96) * 2.54).toBeCloseTo(10, 9);
  });

  test.each([
    [13, 100],
    [15.3, 200],
    [17.9, 90],
  ])('a bar at zoom %d is a round length no longer than asked and longer than two fifths of it', (at, maxPx) => {
    const { metres, px } = scaleBar(lat, at, maxPx);
    expect(px).toBeLessThanOrEqual(maxPx);
    expect(px).toBeGreaterThan(maxPx * 0.4 - 1e-9);
    expect([1, 2, 5]).toContain(Number(String(metres)[0]));
    expect(px * metresPerPx(lat, at)).toBeCloseTo(metres, 9);
  });

  test('a box fits the map that is made for it, and fills it one way', () => {
    const box = [117.1, 36.17, 117.16, 36.2] as const;
    const [west, south, east, north] = boxOfView(viewOfBox(box, 800, 600), 800, 600);
    expect(west).toBeLessThanOrEqual(box[0] + 1e-9);
    expect(east).toBeGreaterThanOrEqual(box[2] - 1e-9);
    expect(south).toBeLessThanOrEqual(box[1] + 1e-9);
    expect(north).toBeGreaterThanOrEqual(box[3] - 1e-9);
    expect(Math.min(Math.abs(west - box[0]), Math.abs(south - box[1]))).toBeLessThan(1e-9);
  });
});
