import type { Geometry } from 'geojson';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import type { FieldValue } from '../../core/asset.ts';
import { systemByName } from '../crs/known.ts';
import type { ExportColumn, ExportLayer, WriteOptions, Written } from '../format.ts';
import { envelopeOf } from '../geopackage/blob.ts';
import { hasHeights, writeWkb } from '../wkb.ts';
import { columnsWithId, fittingType, writtenText, writtenValue } from '../written-columns.ts';
import { type WrittenCrs, writtenCrs } from '../written-crs.ts';
import { projJson } from './proj-json.ts';

/** Writes a layer as GeoParquet 1.1: WKB in the column `geometry`, Snappy, one row group. */
export function writeGeoParquet(layer: ExportLayer, options: WriteOptions): Written {
  const crs = writtenCrs(options.crs, options.file);
  const geometries = layer.features.map(({ geometry }) => geometry && crs.place(geometry));
  const columns = columnsWithId(layer).map((column) => ({ column, name: column.key, type: fittingType(column, layer.features) }));
  const taken = new Set(columns.map(({ name }) => name));
  let geometryName = 'geometry';
  for (let number = 2; taken.has(geometryName); number++) geometryName = `geometry_${number}`;
  const data = columns.map(({ name, type }) => ({
    name,
    data: layer.features.map((feature) => cellValue(writtenValue(feature, name), type)),
  }));
  const wkb = { name: geometryName, data: geometries.map((geometry) => (geometry === null ? null : writeWkb(geometry))) };
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length + 1 },
    { name: geometryName, type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    ...columns.flatMap(({ name, type }) => elements(name, type)),
  ];
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: [wkb, ...data],
    schema,
    kvMetadata: [{ key: 'geo', value: JSON.stringify(geoDescription(geometryName, geometries, crs)) }],
    createdBy: 'xiutu',
  });
  return { files: [{ name: options.file, bytes: new Uint8Array(writer.getBuffer()) }], issues: crs.issues };
}

/** The place of a column in the schema: one element, or the three of a list. */
function elements(name: string, type: ExportColumn['type']): SchemaElement[] {
  const repetition_type = 'OPTIONAL';
  switch (type) {
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type }];
    case 'integer':
      return [{ name, type: 'INT64', repetition_type }];
    case 'boolean':
      return [{ name, type: 'BOOLEAN', repetition_type }];
    case 'date':
      return [{ name, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' }, repetition_type }];
    case 'list':
      return [
        { name, converted_type: 'LIST', num_children: 1, repetition_type },
        { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
        { ...textElement('element') },
      ];
    case 'text':
      return [textElement(name)];
  }
}

function textElement(name: string): SchemaElement {
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type: 'OPTIONAL' };
}

/** A list is one of texts: numbers among them are written as such. */
function cellValue(value: FieldValue, type: ExportColumn['type']): unknown {
  if (value === null) return null;
  if (type === 'integer') return BigInt(value as number);
  if (type === 'date') return new Date(`${String(value)}T00:00:00Z`);
  if (type === 'list') return (value as readonly (string | number)[]).map(String);
  return type === 'text' ? writtenText(value) : value;
}

/** The `geo` key, as version 1.1.0 of the standard wants it. No `crs` means WGS 84; null that nobody can name it. */
function geoDescription(column: string, geometries: readonly (Geometry | null)[], crs: WrittenCrs): object {
  const placed = geometries.filter((geometry) => geometry !== null);
  const types = placed.map((geometry) => `${geometry.type}${hasHeights(geometry) ? ' Z' : ''}`);
  const extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of placed) {
    const [minX, maxX, minY, maxY] = envelopeOf(geometry);
    extent[0] = Math.min(extent[0] as number, minX);
    extent[1] = Math.min(extent[1] as number, minY);
    extent[2] = Math.max(extent[2] as number, maxX);
    extent[3] = Math.max(extent[3] as number, maxY);
  }
  const description = {
    encoding: 'WKB',
    geometry_types: [...new Set(types)].sort(),
    ...(extent.every(Number.isFinite) && { bbox: extent }),
    ...crsMember(crs),
  };
  return { version: '1.1.0', primary_column: column, columns: { [column]: description } };
}

/** No `crs` is what the standard means by longitude and latitude of WGS 84; null: no definition can tell it. */
function crsMember({ code, epsg, ogcWkt }: WrittenCrs): object {
  if (epsg === 4326) return {};
  const facts = systemByName(code);
  const name = /^PROJCS\["([^"]*)"/.exec(ogcWkt ?? '')?.[1] ?? facts?.label.en ?? code;
  return { crs: (facts && projJson(facts, name)) ?? null };
}
