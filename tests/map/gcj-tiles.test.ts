import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { gcjAddress, piecesOf, readAsked } from '../../src/map/gcj-tiles.ts';

/** Longitude and latitude to pixels of zoom z by the formula of the Web Mercator standard, written out anew. */
function pixels(lon: number, lat: number, z: number): [number, number] {
  const size = 256 * 2 ** z;
  const phi = (lat * Math.PI) / 180;
  return [((lon + 180) / 360) * size, ((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * size];
}

describe('tiles in GCJ-02', () => {
  const z = 16;
  const place: [number, number] = [117.1242, 36.1928];
  const [px, py] = pixels(...place, z);
  const [x, y] = [Math.floor(px / 256), Math.floor(py / 256)];
  const pieces = piecesOf(z, x, y);

  test('bring the place to where it is in WGS 84, to a pixel', () => {
    const [gx, gy] = pixels(...(gcoord.transform(place, gcoord.WGS84, gcoord.GCJ02) as [number, number]), z);
    const piece = pieces.find((one) => one.x === Math.floor(gx / 256) && one.y === Math.floor(gy / 256));
    expect(piece).toBeDefined();
    expect(Math.abs((piece?.left ?? 0) + gx - (piece?.x ?? 0) * 256 - (px - x * 256))).toBeLessThan(1);
    expect(Math.abs((piece?.top ?? 0) + gy - (piece?.y ?? 0) * 256 - (py - y * 256))).toBeLessThan(1);
  });

  test('cover the whole tile', () => {
    const covered = new Uint8Array(256 * 256);
    for (const { left, top } of pieces) {
      for (let row = Math.max(0, top); row < Math.min(256, top + 256); row++) {
        covered.fill(1, row * 256 + Math.max(0, left), row * 256 + Math.min(256, left + 256));
      }
    }
    expect(covered.every((one) => one === 1)).toBe(true);
  });

  test('are asked for with a template that the map does not fill in', () => {
    const template = 'https://tiles.example.cn/{z}/{x}/{y}.png?a=1';
    const asked = gcjAddress(template).replace('{z}', '16').replace('{x}', '54090').replace('{y}', '25640');
    expect(readAsked(asked)).toEqual({ z: 16, x: 54_090, y: 25_640, template });
  });
});
