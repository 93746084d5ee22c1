import { describe, expect, test } from 'vitest';
import { boxOf } from '../../src/core/geo/degree-box.ts';
import { cameraBox, homeBox } from '../../src/map/camera.ts';
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
