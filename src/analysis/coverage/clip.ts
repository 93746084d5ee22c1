import { Clipper, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import { type Region, type Ring, regionOf } from '../../core/geo/rings.ts';
import { withoutSpikes } from './spikes.ts';

/** Polygon clipping in whole millimetres from an origin near the city; every vertex that is made lies within 0.5 mm of its true place. */
export interface Clip {
  toPaths(region: Region): Paths64;
  toRegion(paths: Paths64): Region;
  /** m² inside paths whose holes run clockwise. */
  area(paths: Paths64): number;
  point(x: number, y: number): { x: number; y: number };
}

const unitsPerM = 1000;

export function clipAround(originX: number, originY: number): Clip {
  const point = (x: number, y: number) => ({ x: Math.round((x - originX) * unitsPerM), y: Math.round((y - originY) * unitsPerM) });
  const toPath = (ring: Ring): Path64 => {
    const path: Path64 = [];
    for (let i = 0; i < ring.length; i += 2) path.push(point(ring[i] as number, ring[i + 1] as number));
    return path;
  };
  const toRing = (path: Path64): Ring => {
    const ring = new Float64Array(2 * path.length);
    path.forEach(({ x, y }, i) => {
      ring[2 * i] = originX + x / unitsPerM;
      ring[2 * i + 1] = originY + y / unitsPerM;
    });
    return ring;
  };
  return {
    point,
    toPaths: (region) => region.rings.map(toPath),
    toRegion: (paths) => regionOf(paths.filter((path) => path.length >= 3).map(toRing)),
    area: (paths) => Clipper.areaPaths(paths) / (unitsPerM * unitsPerM),
  };
}

export function union(paths: Paths64): Paths64 {
  return Clipper.union(withoutSpikes(paths), FillRule.NonZero);
}
/** Keeps what is wound positively: cleans raw offsets, whose inverted loops are wound negatively. */
export function positive(paths: Paths64): Paths64 {
  return Clipper.union(withoutSpikes(paths), FillRule.Positive);
}
export function intersection(a: Paths64, b: Paths64): Paths64 {
  return Clipper.intersect(withoutSpikes(a), withoutSpikes(b), FillRule.NonZero);
}
export function difference(a: Paths64, b: Paths64): Paths64 {
  return Clipper.difference(withoutSpikes(a), withoutSpikes(b), FillRule.NonZero);
}
