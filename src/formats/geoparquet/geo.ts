import type { FileMetaData, SchemaTree } from 'hyparquet';
import type { StatedCrs } from '../format.ts';
import { isObject, type JsonObject } from '../json.ts';
import { projJsonText } from './told-proj-json.ts';

/** How a geometry column is to be read. */
export interface GeoColumn {
  readonly name: string;
  /** `WKB`, or the native encoding: the name of the one geometry type in it. */
  readonly encoding: string;
  readonly crs: StatedCrs | undefined;
  /** Column of boxes that only repeats what the geometries say. */
  readonly coveredBy: string | undefined;
}

export interface GeoDescription {
  readonly primary: GeoColumn | undefined;
  /** Further geometry columns, which no feature of ours has room for. */
  readonly others: readonly string[];
  /** True where a description was there and could not be read. */
  readonly broken: boolean;
}

const none: GeoDescription = { primary: undefined, others: [], broken: false };

/** Which columns hold geometry: by the `geo` key of GeoParquet, else by the types that Parquet itself has for it. */
export function describeGeo(metadata: FileMetaData, columns: readonly SchemaTree[]): GeoDescription {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  if (text === undefined) return nativeGeo(columns);
  const geo = parsed(text);
  if (!isObject(geo) || !isObject(geo.columns)) return { ...nativeGeo(columns), broken: true };
  const described = geo.columns;
  const names = Object.keys(described).filter((name) => columns.some((column) => column.element.name === name));
  const primary = names.find((name) => name === geo.primary_column) ?? names[0];
  const own = primary === undefined ? undefined : described[primary];
  if (primary === undefined || !isObject(own)) return { ...none, broken: true };
  return { primary: geoColumn(primary, own), others: names.filter((name) => name !== primary), broken: false };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function geoColumn(name: string, own: JsonObject): GeoColumn {
  const encoding = typeof own.encoding === 'string' ? own.encoding : 'WKB';
  return { name, encoding, crs: statedCrs(own), coveredBy: coveringColumn(own.covering) };
}

function coveringColumn(covering: unknown): string | undefined {
  const box = isObject(covering) ? covering.bbox : undefined;
  const path = isObject(box) ? box.xmin : undefined;
  return Array.isArray(path) && typeof path[0] === 'string' ? path[0] : undefined;
}

/** No `crs` means longitude and latitude of WGS 84; `crs: null` means that nobody knows. */
function statedCrs(own: JsonObject): StatedCrs | undefined {
  if (!('crs' in own)) return { text: 'OGC:CRS84', by: 'format-default' };
  if (own.crs === null) return undefined;
  const text = typeof own.crs === 'string' ? crsText(own.crs) : projJsonText(own.crs);
  return text === undefined ? undefined : { text, by: 'file' };
}

/** `EPSG:4548`, `srid:4548`, or a PROJJSON as text, as the geometry types of Parquet have it. */
function crsText(text: string): string | undefined {
  const srid = /^srid:(\d+)$/i.exec(text)?.[1];
  if (srid !== undefined) return srid === '0' ? undefined : `EPSG:${srid}`;
  return text.startsWith('{') ? projJsonText(parsed(text)) : text;
}

function nativeGeo(columns: readonly SchemaTree[]): GeoDescription {
  const found = columns.filter(({ element }) => element.logical_type?.type === 'GEOMETRY' || element.logical_type?.type === 'GEOGRAPHY');
  const [first, ...others] = found;
  if (first === undefined) return none;
  const type = first.element.logical_type;
  const named = type !== undefined && 'crs' in type ? type.crs : undefined;
  const crs = statedCrs(named === undefined ? {} : { crs: named });
  const primary = { name: first.element.name, encoding: 'WKB', crs, coveredBy: undefined };
  return { primary, others: others.map(({ element }) => element.name), broken: false };
}
