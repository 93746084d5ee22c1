import type { Geometry } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import { isObject, type JsonObject } from '../json.ts';
import { geometryFault } from './geometry.ts';

/** One sound feature of a GeoJSON file. `row` counts all features of the file from 1. */
export interface GeoRow {
  readonly row: number;
  readonly id: string;
  readonly idFrom: 'feature' | 'property' | 'position';
  readonly geometry: Geometry | null;
  readonly values: Asset['values'];
}

export interface GeoRows {
  readonly rows: readonly GeoRow[];
  /** Features that could not be taken, each with its row. */
  readonly faults: readonly Issue[];
  readonly read: number;
  /** Name in the `crs` member of older files, e.g. `urn:ogc:def:crs:EPSG::4490`. */
  readonly crsName: string | undefined;
}

/**
 * A parsed GeoJSON value to rows. Coordinates are left as they stand, in whatever system. Throws BadInput where the value is no GeoJSON
 * or two features of one group (all, where nothing else is said) have one id.
 */
export function readGeoJson(value: unknown, file: string, groupOf: (values: Asset['values']) => string = () => ''): GeoRows {
  const features = featuresOf(value, file);
  const rows: GeoRow[] = [];
  const faults: Issue[] = [];
  features.forEach((feature, index) => {
    const row = index + 1;
    const fault = featureFault(feature);
    if (fault === undefined) rows.push(geoRow(feature as JsonObject, row));
    else faults.push({ code: fault, severity: 'error', params: {}, file, row });
  });
  refuseDuplicates(rows, groupOf, file);
  return { rows, faults, read: features.length, crsName: crsNameOf(value) };
}

function featuresOf(value: unknown, file: string): readonly unknown[] {
  if (isObject(value) && value.type === 'FeatureCollection' && Array.isArray(value.features)) return value.features;
  if (isObject(value) && value.type === 'Feature') return [value];
  if (geometryFault(value) === undefined) return [{ type: 'Feature', geometry: value, properties: {} }];
  throw badInput('not-geojson', {}, { file });
}

function featureFault(feature: unknown): string | undefined {
  if (!isObject(feature) || feature.type !== 'Feature') return 'feature-type';
  const { geometry, properties } = feature;
  if (properties !== null && properties !== undefined && !isObject(properties)) return 'feature-properties';
  return geometry === null ? undefined : geometryFault(geometry);
}

function geoRow(feature: JsonObject, row: number): GeoRow {
  // Nested values of unknown properties ride along as they are (design §5: kept); no declared field reads them.
  const values = (feature.properties ?? {}) as Asset['values'];
  const own = idText(feature.id);
  const property = idText(values.id);
  const idFrom = own !== undefined ? 'feature' : property !== undefined ? 'property' : 'position';
  return { row, id: own ?? property ?? String(row), idFrom, geometry: feature.geometry as Geometry | null, values };
}

function idText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function refuseDuplicates(rows: readonly GeoRow[], groupOf: (values: Asset['values']) => string, file: string): void {
  const firstRow = new Map<string, number>();
  for (const { id, row, values } of rows) {
    const key = `${groupOf(values)}/${id}`;
    const first = firstRow.get(key);
    if (first !== undefined) throw badInput('id-repeated', { id, first }, { file, row });
    firstRow.set(key, row);
  }
}

function crsNameOf(value: unknown): string | undefined {
  const crs = isObject(value) ? value.crs : undefined;
  const properties = isObject(crs) ? crs.properties : undefined;
  return isObject(properties) && typeof properties.name === 'string' ? properties.name : undefined;
}
