import type { Geometry } from 'geojson';
import type { Words } from '../core/field.ts';
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

export const familyWords: Readonly<Record<GeometryFamily, Words>> = {
  point: { zh: '点', en: 'point' },
  line: { zh: '线', en: 'line' },
  polygon: { zh: '面', en: 'polygon' },
};
