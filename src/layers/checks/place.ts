import type { Geometry, Polygon, Position } from 'geojson';
import { polygonAreaM2 } from '../../core/geo/ellipsoid.ts';
import type { Plane } from '../../core/geo/plane.ts';
import { nearestOnBoundary, type Region, type Ring, regionOf, reversed, signedArea } from '../../core/geo/rings.ts';

function ringOf(plane: Plane, positions: readonly Position[], outer: boolean): Ring {
  const flat = positions.slice(0, -1).flatMap(([lon = 0, lat = 0]) => plane.forward(lon, lat));
  const ring = Float64Array.from(flat);
  return signedArea(ring) > 0 === outer ? ring : reversed(ring);
}

function polygonsOf(geometry: Geometry | null): readonly Polygon['coordinates'][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** A surface in the plane; null for other geometries. */
export function regionIn(plane: Plane, geometry: Geometry | null): Region | null {
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0) return null;
  return regionOf(polygons.flatMap((rings) => rings.map((ring, index) => ringOf(plane, ring, index === 0))));
}

/** Ellipsoidal area of a surface, m²; null for other geometries. */
export function surfaceM2(geometry: Geometry | null): number | null {
  const polygons = polygonsOf(geometry);
  return polygons.length === 0 ? null : polygons.reduce((sum, rings) => sum + polygonAreaM2(rings), 0);
}

/** Points of a Point or MultiPoint, corners of a surface; in the plane. */
export function cornersIn(plane: Plane, geometry: Geometry | null): readonly (readonly [number, number])[] {
  const forward = ([lon = 0, lat = 0]: Position): readonly [number, number] => plane.forward(lon, lat);
  if (geometry?.type === 'Point') return [forward(geometry.coordinates)];
  if (geometry?.type === 'MultiPoint') return geometry.coordinates.map(forward);
  return polygonsOf(geometry).flatMap((rings) => rings.flatMap((ring) => ring.slice(0, -1).map(forward)));
}

/** Ground metres from a plane position to the boundary of a region; Infinity where it has none. */
export function toBoundaryM(plane: Plane, x: number, y: number, region: Region): number {
  const distance = nearestOnBoundary(x, y, region)?.distance ?? Number.POSITIVE_INFINITY;
  return distance / plane.scaleAt(x, y);
}
