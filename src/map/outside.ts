import { difference, feature, featureCollection } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import type { City } from '../core/city.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import type { Box } from '../core/geo/rings.ts';
import { cityIndex } from '../store/query/city-index.ts';

/** What of the drawn units lies outside the data. */
export interface Outside {
  /** The prefecture without the extent of the data; null where either is not drawn. */
  readonly unmapped: MultiPolygon | null;
  /** Places, in the list of area units, of those that lie wholly outside (未纳入). */
  readonly units: readonly number[];
}

function apart(a: Box, b: Box): boolean {
  return a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3];
}

function isSurface(geometry: unknown): geometry is Polygon | MultiPolygon {
  const type = (geometry as { type?: string } | null)?.type;
  return type === 'Polygon' || type === 'MultiPolygon';
}

function outsideOf(city: City): Outside {
  const { extent } = city.info;
  const reach = boxOf([extent]);
  if (!reach || !isSurface(extent)) return { unmapped: null, units: [] };
  const units = cityIndex(city).kind('area');
  const far = units.flatMap((unit, place) => {
    const box = boxOf([unit.geometry]);
    return box && apart(box, reach) ? [place] : [];
  });
  const whole = units.find(({ values, geometry }) => values.level === 'city' && isSurface(geometry))?.geometry;
  if (!isSurface(whole)) return { unmapped: null, units: far };
  const left = difference(featureCollection([feature(whole), feature(extent)]))?.geometry;
  if (!left) return { unmapped: null, units: far };
  return { unmapped: left.type === 'MultiPolygon' ? left : { type: 'MultiPolygon', coordinates: [left.coordinates] }, units: far };
}

const known = new WeakMap<City, Outside>();

/** What of the drawn units lies outside the data of a city; made once per city. */
export function outside(city: City): Outside {
  const before = known.get(city);
  if (before) return before;
  const made = outsideOf(city);
  known.set(city, made);
  return made;
}
