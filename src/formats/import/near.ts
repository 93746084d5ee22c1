import Flatbush from 'flatbush';
import type { Geometry } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import { boxOf } from '../../core/geo/degree-box.ts';

export interface Near {
  readonly id: string;
  readonly metres: number;
}

const metresPerDegree = 111_320;

/** A position of a geometry to measure from: that of a point, else the middle of its box. Degrees. */
function anchor(geometry: Geometry | null): readonly [number, number] | null {
  if (geometry?.type === 'Point') return [geometry.coordinates[0] as number, geometry.coordinates[1] as number];
  const box = boxOf([geometry]);
  return box === null ? null : [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/**
 * For each of `things` the nearest of `others`, and of the things before it, within `withinM`; null where there is none. One kind at a time.
 * Metres on the ground to 0.1 % at the size of a city: enough to ask whether two are the same.
 */
export function nearest(things: readonly Asset[], others: readonly Asset[], withinM: number): readonly (Near | null)[] {
  const anchors = [...others, ...things].map((asset) => anchor(asset.geometry));
  const first = anchors.find((place) => place !== null);
  if (withinM <= 0 || first === undefined || first === null || things.length === 0) return things.map(() => null);
  const perLon = metresPerDegree * Math.cos((first[1] * Math.PI) / 180);
  const all = [...others, ...things];
  const placed = anchors.flatMap((place, at) => (place === null ? [] : [{ at, x: place[0] * perLon, y: place[1] * metresPerDegree }]));
  const index = new Flatbush(placed.length);
  for (const { x, y } of placed) index.add(x, y);
  index.finish();
  const found: (Near | null)[] = things.map(() => null);
  for (const { at, x, y } of placed) {
    if (at < others.length) continue;
    // Only what comes before: of two new things that stand together the later one asks.
    const [hit] = index.neighbors(x, y, 1, withinM, (other) => (placed[other]?.at ?? Infinity) < at);
    const near = hit === undefined ? undefined : placed[hit];
    if (near !== undefined) {
      const metres = Math.round(Math.hypot(near.x - x, near.y - y) * 10) / 10;
      found[at - others.length] = { id: (all[near.at] as Asset).id, metres };
    }
  }
  return found;
}
