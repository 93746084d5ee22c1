import { describe, expect, test } from 'vitest';
import { boxOf } from '../../src/core/geo/degree-box.ts';
import { cameraBox, homeBox, homeView } from '../../src/map/camera.ts';
import { box, city, lonLat, outline, point } from '../scenes/draw.ts';

describe('the camera', () => {
  const park = point('park', 'p', [500, 500]);
  const prefecture = box('area', '370900', [-50_000, -50_000], [50_000, 50_000], { level: 'city' });

  test('opens on the built-up area, else the extent, else all that is placed', () => {
    const builtUp = outline([0, 0], [100, 100]);
    const extent = outline([0, 0], [200, 200]);
    expect(homeBox(city([park], { builtUp, extent }))).toEqual(boxOf([builtUp]));
    expect(homeBox(city([park], { extent }))).toEqual(boxOf([extent]));
    expect(homeBox(city([park]))).toEqual(boxOf([park.geometry]));
    expect(homeBox(city([]))).toBeNull();
  });

  describe.each([
    [1366, 768],
    [1100, 510],
    [400, 800],
    [3840, 2160],
  ])('on a map of %i × %i', (width, height) => {
    const builtUp = outline([0, 2000], [17_000, 10_000]);
    const extent = outline([-1000, 0], [18_000, 14_000]);
    const view = homeView(city([park], { builtUp, extent }), { width, height });
    /** Ground on screen, in metres of the scene: at this latitude a pixel of zoom z is 40,075,017 m × cos φ / (512 · 2^z). */
    const metresPerPx = (40_075_017 * Math.cos(((view?.lat ?? 0) * Math.PI) / 180)) / (512 * 2 ** (view?.zoom ?? 0));
    const [west = 0, north = 0] = lonLat([0, 10_000]);
    const [east = 0, south = 0] = lonLat([17_000, 2000]);

    test('the northern rim of the city is near the top of the screen, with ground of its own above it', () => {
      const top = (view?.lat ?? 0) + ((height / 2) * metresPerPx) / 111_000;
      expect(top).toBeGreaterThan(north);
      expect((top - north) * 111_000).toBeLessThan(0.25 * 8000 + 20 * metresPerPx);
    });

    test('most of the city is seen and little of the screen is empty', () => {
      const [seenWidth, seenHeight] = [width * metresPerPx, height * metresPerPx];
      expect(Math.min(1, seenWidth / 17_000)).toBeGreaterThan(0.65);
      expect(seenHeight).toBeGreaterThan(8000 * 0.95);
      expect(Math.min(seenWidth / 17_000, seenHeight / 8000)).toBeLessThan(1.35);
      expect(view?.lon).toBeCloseTo((west + east) / 2, 3);
      expect(view?.lat).toBeGreaterThan(south - 0.1);
    });
  });

  test('stops near the prefecture where the data draw it', () => {
    const limit = cameraBox(city([park, prefecture]));
    const [west, south] = lonLat([-50_000, -50_000]);
    expect(limit?.[0]).toBeLessThan(west ?? 0);
    expect(limit?.[1]).toBeLessThan(south ?? 0);
    expect(limit?.[0]).toBeGreaterThan((west ?? 0) - 0.6);
  });

  test('never forces the view in on a city that is long and thin', () => {
    const strip = cameraBox(city([box('street', 's', [0, 0], [10_000, 100])])) ?? [0, 0, 0, 0];
    const height = strip[3] - strip[1];
    const width = (strip[2] - strip[0]) * Math.cos((36.2 * Math.PI) / 180);
    expect(width / height).toBeLessThan(1.6);
  });
});
