import { geodesicM, polygonAreaM2 } from '../../../core/geo/ellipsoid.ts';
import type { LonLat } from '../../../map/tools/draft.ts';

/** A measured line or surface: ground metres on the WGS 84 ellipsoid. */
export interface Measured {
  /** Length of each leg; of a surface the closing one as well. */
  readonly legsM: readonly number[];
  readonly totalM: number;
  /** Of a surface of three vertices or more, else null. */
  readonly areaM2: number | null;
}

/** Measures vertices as a line, or as a surface that closes by itself. */
export function measure(vertices: readonly LonLat[], closed: boolean): Measured {
  const [first] = vertices;
  const ring = closed && first && vertices.length > 2 ? [...vertices, first] : vertices;
  const legsM = ring.slice(1).map(([lon, lat], index) => {
    const [fromLon, fromLat] = ring[index] ?? [lon, lat];
    return geodesicM(fromLon, fromLat, lon, lat);
  });
  const areaM2 = closed && vertices.length > 2 ? polygonAreaM2([ring]) : null;
  return { legsM, totalM: legsM.reduce((sum, leg) => sum + leg, 0), areaM2 };
}

/** 1 亩 = 2000/3 m². */
const muM2 = 2000 / 3;

export function areaUnits(areaM2: number): { readonly m2: number; readonly hectares: number; readonly mu: number } {
  return { m2: areaM2, hectares: areaM2 / 10_000, mu: areaM2 / muM2 };
}

/** Where two edges of a ring cross an area means nothing. */
export function crossesItself(vertices: readonly LonLat[]): boolean {
  const n = vertices.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (properlyCross(vertices[i], vertices[(i + 1) % n], vertices[j], vertices[(j + 1) % n])) return true;
    }
  }
  return false;
}

function side(a: LonLat, b: LonLat, p: LonLat): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}

function properlyCross(a: LonLat | undefined, b: LonLat | undefined, c: LonLat | undefined, d: LonLat | undefined): boolean {
  if (!a || !b || !c || !d) return false;
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
