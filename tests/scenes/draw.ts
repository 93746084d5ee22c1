import type { Geometry, Position } from 'geojson';
import type { Asset, FieldValue } from '../../src/core/asset.ts';
import type { City, CityInfo } from '../../src/core/city.ts';
import { planeAt } from '../../src/core/geo/plane.ts';

/**
 * Small cities drawn in metres: x east and y north of a corner near 泰安, on the 3° zone of 117° E. The corner is a multiple of 25 m, so that
 * scene coordinates and the 25 m lattice agree; the scale there differs from 1 by less than 1e-6.
 */
const plane = planeAt(117);
const cornerX = 505_000;
const cornerY = 4_005_000;

export type XY = readonly [number, number];

export function lonLat([x, y]: XY): Position {
  const [lon, lat] = plane.inverse(cornerX + x, cornerY + y);
  return [lon, lat];
}

type Values = Readonly<Record<string, FieldValue>>;

function asset(kind: string, id: string, geometry: Geometry | null, values: Values): Asset {
  return { kind, id, geometry, values };
}

export function line(kind: string, id: string, points: readonly XY[], values: Values = {}): Asset {
  return asset(kind, id, { type: 'LineString', coordinates: points.map(lonLat) }, values);
}

export function street(id: string, points: readonly XY[], values: Values = {}): Asset {
  return line('street', id, points, values);
}

export function polygon(kind: string, id: string, points: readonly XY[], values: Values = {}): Asset {
  const ring = points.map(lonLat);
  return asset(kind, id, { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] }, values);
}

/** A rectangle from its lower left corner to its upper right one. */
export function box(kind: string, id: string, [x1, y1]: XY, [x2, y2]: XY, values: Values = {}): Asset {
  const corners: XY[] = [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ];
  return polygon(kind, id, corners, values);
}

export function point(kind: string, id: string, at: XY, values: Values = {}): Asset {
  return asset(kind, id, { type: 'Point', coordinates: lonLat(at) }, values);
}

export function city(assets: readonly Asset[], info: Partial<CityInfo> = {}): City {
  return { info: { schemaVersion: 1, name: '示意城', areaCode: '370900', dataDate: '2026-01-01', sources: [], ...info }, assets };
}

/** The polygon of a drawn box, for `builtUp` and `extent`. */
export function outline(from: XY, to: XY) {
  const { geometry } = box('area', '', from, to);
  if (geometry?.type !== 'Polygon') throw new Error('a box is a polygon');
  return geometry;
}
