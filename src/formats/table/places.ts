import type { Geometry, Position } from 'geojson';
import { badInput } from '../../core/issue.ts';
import { crsByName, systemByName } from '../crs/known.ts';
import type { ExportLayer } from '../format.ts';
import { mapPositions } from '../geojson/geometry.ts';
import { wktText } from '../import/wkt-text.ts';

/** How the places of a layer stand in the columns of a table. */
export interface PlaceColumns {
  readonly keys: readonly string[];
  cells(geometry: Geometry | null): readonly (number | string | null)[];
}

/**
 * Points stand in two columns, east first; anything else, and points with heights, as well-known text in one. The names of the columns say
 * where the numbers are not those of WGS 84.
 */
export function placeColumns(layer: ExportLayer, crs: string | undefined, file: string): PlaceColumns {
  const convert = converter(crs, file);
  const isPoints = layer.features.every(
    ({ geometry }) => geometry === null || (geometry.type === 'Point' && geometry.coordinates.length === 2),
  );
  if (!isPoints) return { keys: ['wkt'], cells: (geometry) => [geometry === null ? null : wktText(mapPositions(geometry, convert))] };
  return {
    keys: pointKeys(crs),
    cells: (geometry) => (geometry?.type === 'Point' ? convert(geometry.coordinates).slice(0, 2) : [null, null]),
  };
}

function converter(crs: string | undefined, file: string): (position: Position) => Position {
  if (crs === undefined) return (position) => position;
  const known = crsByName(crs);
  if (known === undefined) throw badInput('crs-unknown', { crs }, { file });
  return known.fromWgs84;
}

function pointKeys(crs: string | undefined): readonly string[] {
  const system = crs === undefined ? undefined : systemByName(crs);
  if (system?.unit === 'metre') return ['easting', 'northing'];
  if (system?.datum === 'gcj-02') return ['lon_gcj02', 'lat_gcj02'];
  return system?.datum === 'bd-09' ? ['lon_bd09', 'lat_bd09'] : ['lon', 'lat'];
}
