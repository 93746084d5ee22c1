import type { Polygon, Position } from 'geojson';
import type { Asset } from '../../../src/core/asset.ts';
import { planeAt } from '../../../src/core/geo/plane.ts';

/** A drawing board in metres: (0, 0) lies at 117° E (the central meridian, where plane and ground metres agree), 36.19° N. */
const plane = planeAt(117);
const origin = plane.forward(117, 36.19);

export function at(x: number, y: number): Position {
  return [...plane.inverse(origin[0] + x, origin[1] + y)];
}

/** A rectangle from (x, y) with the given sides, m. */
export function box(x: number, y: number, width: number, height: number): Polygon {
  const corners: readonly Position[] = [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)];
  return { type: 'Polygon', coordinates: [[...corners]] };
}

export function asset(kind: string, id: string, geometry: Asset['geometry'], values: Asset['values'] = {}): Asset {
  return { kind, id, geometry, values };
}

export function point(kind: string, id: string, x: number, y: number, values: Asset['values'] = {}): Asset {
  return asset(kind, id, { type: 'Point', coordinates: at(x, y) }, values);
}
