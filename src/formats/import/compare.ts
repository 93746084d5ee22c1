import type { Geometry } from 'geojson';
import type { Asset, FieldValue } from '../../core/asset.ts';

/** A ten-thousandth of a millimetre: far below any survey, far above what conversions leave. */
const sameDegrees = 1e-9;

/** Whether a geometry lies where another does, vertex by vertex. */
export function sameGeometry(a: Geometry | null, b: Geometry | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  // A file that knows only multi geometries, or only single ones, says the same of a single part.
  if (a.type !== b.type) {
    const [one, other] = [single(a), single(b)];
    return one !== null && one.type === other?.type && sameGeometry(one, other);
  }
  if (a.type === 'GeometryCollection' || b.type === 'GeometryCollection') {
    const [left, right] = [a, b] as { geometries: Geometry[] }[];
    const pairs = left?.geometries.length === right?.geometries.length;
    return pairs && (left?.geometries ?? []).every((part, index) => sameGeometry(part, right?.geometries[index] ?? null));
  }
  return sameCoordinates(a.coordinates, b.coordinates);
}

/** The one part of a multi geometry as a single one of its own type; itself where it is single; null for several parts. */
function single(geometry: Geometry): Geometry | null {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.length === 1 ? { type: 'Point', coordinates: geometry.coordinates[0] ?? [] } : null;
    case 'MultiLineString':
      return geometry.coordinates.length === 1 ? { type: 'LineString', coordinates: geometry.coordinates[0] ?? [] } : null;
    case 'MultiPolygon':
      return geometry.coordinates.length === 1 ? { type: 'Polygon', coordinates: geometry.coordinates[0] ?? [] } : null;
    case 'GeometryCollection':
      return null;
    default:
      return geometry;
  }
}

function sameCoordinates(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= sameDegrees;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((part, index) => sameCoordinates(part, b[index]));
}

/** Whether two values say the same; missing is missing, however it is written. */
function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true;
  if (a === null || a === undefined) return b === null || b === undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

export function sameValues(a: Asset['values'], b: Asset['values']): boolean {
  for (const key in a) if (!sameValue(a[key], b[key])) return false;
  for (const key in b) if (!(key in a) && !sameValue(undefined, b[key])) return false;
  return true;
}
