import type { Geometry } from 'geojson';
import type { GeometryFamily } from './kind.ts';

const families: Readonly<Record<Geometry['type'], GeometryFamily | null>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
  GeometryCollection: null,
};

/** Family of a geometry; null for a collection, which no kind takes. */
export function familyOf(geometry: Geometry): GeometryFamily | null {
  return families[geometry.type];
}
