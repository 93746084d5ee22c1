import * as flatbuffers from 'flatbuffers';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import type { Geometry } from 'geojson';
import type { ExportColumn, ExportLayer, WriteOptions, Written } from '../format.ts';
import { envelopeOf } from '../geopackage/blob.ts';
import { hasHeights } from '../wkb.ts';
import { columnsWithId, fittingType, writtenValue } from '../written-columns.ts';
import { type WrittenCrs, writtenCrs } from '../written-crs.ts';
import { geometryOffset } from './write-geometry.ts';
import { propertyBytes, type WrittenColumn } from './write-properties.ts';

/**
 * A layer as FlatGeobuf, without an index. Head and features are put together here with the library's tables: its own `serialize` guesses
 * columns from the first feature, has no null geometries and drops the name of the layer.
 */
export function writeFlatGeobuf(layer: ExportLayer, options: WriteOptions): Written {
  const crs = writtenCrs(options.crs, options.file);
  const columns = writtenColumns(layer);
  const geometries = layer.features.map(({ geometry }) => geometry && crs.place(geometry));
  const hasZ = geometries.some((geometry) => geometry !== null && hasHeights(geometry));
  const type = commonType(geometries);
  const parts: Uint8Array[] = [magicbytes, headerBytes(layer, columns, geometries, crs, type, hasZ)];
  for (const [index, feature] of layer.features.entries()) {
    const own = columns.map(({ key }) => writtenValue(feature, key));
    parts.push(featureBytes(geometries[index] ?? null, propertyBytes(columns, own), hasZ));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { files: [{ name: options.file, bytes }], issues: crs.issues };
}

const columnTypes: Readonly<Record<ExportColumn['type'], ColumnType>> = {
  text: ColumnType.String,
  number: ColumnType.Double,
  integer: ColumnType.Long,
  boolean: ColumnType.Bool,
  // The type for times takes days as well; programs read it as a time at midnight, so a day stays text.
  date: ColumnType.String,
  list: ColumnType.Json,
};

function writtenColumns(layer: ExportLayer): readonly WrittenColumn[] {
  return columnsWithId(layer).map((column) => {
    const { key, label, unit } = column;
    return { key, label, unit, type: columnTypes[fittingType(column, layer.features)] };
  });
}

function commonType(geometries: readonly (Geometry | null)[]): GeometryType {
  const types = new Set(geometries.flatMap((geometry) => (geometry === null ? [] : [geometry.type])));
  const [only] = types;
  return types.size === 1 && only !== undefined ? GeometryType[only] : GeometryType.Unknown;
}

function headerBytes(
  layer: ExportLayer,
  columns: readonly WrittenColumn[],
  geometries: readonly (Geometry | null)[],
  crs: WrittenCrs,
  type: GeometryType,
  hasZ: boolean,
): Uint8Array {
  const builder = new flatbuffers.Builder();
  const columnOffsets = Header.createColumnsVector(
    builder,
    columns.map((column) => columnOffset(builder, column)),
  );
  const crsOffset = writeCrs(builder, crs);
  const extent = extentOf(geometries);
  const envelope = extent && Header.createEnvelopeVector(builder, extent);
  const name = builder.createString(layer.name);
  Header.startHeader(builder);
  Header.addName(builder, name);
  if (envelope !== undefined) Header.addEnvelope(builder, envelope);
  Header.addGeometryType(builder, type);
  Header.addHasZ(builder, hasZ);
  Header.addColumns(builder, columnOffsets);
  Header.addFeaturesCount(builder, BigInt(layer.features.length));
  Header.addIndexNodeSize(builder, 0);
  if (crsOffset !== undefined) Header.addCrs(builder, crsOffset);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}

function columnOffset(builder: flatbuffers.Builder, { key, label, unit, type }: WrittenColumn): flatbuffers.Offset {
  const name = builder.createString(key);
  const title = builder.createString(label);
  const description = unit === undefined ? undefined : builder.createString(unit);
  Column.startColumn(builder);
  Column.addName(builder, name);
  Column.addType(builder, type);
  Column.addTitle(builder, title);
  if (description !== undefined) Column.addDescription(builder, description);
  return Column.endColumn(builder);
}

function writeCrs(builder: flatbuffers.Builder, { epsg, ogcWkt }: WrittenCrs): flatbuffers.Offset | undefined {
  if (ogcWkt === undefined) return undefined;
  const org = epsg === undefined ? undefined : builder.createString('EPSG');
  const wkt = builder.createString(ogcWkt);
  Crs.startCrs(builder);
  if (org !== undefined) Crs.addOrg(builder, org);
  if (epsg !== undefined) Crs.addCode(builder, epsg);
  Crs.addWkt(builder, wkt);
  return Crs.endCrs(builder);
}

function extentOf(geometries: readonly (Geometry | null)[]): number[] | undefined {
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    if (geometry === null) continue;
    const [minX, maxX, minY, maxY] = envelopeOf(geometry);
    extent[0] = Math.min(extent[0], minX);
    extent[1] = Math.min(extent[1], minY);
    extent[2] = Math.max(extent[2], maxX);
    extent[3] = Math.max(extent[3], maxY);
  }
  return extent.every(Number.isFinite) ? extent : undefined;
}

function featureBytes(geometry: Geometry | null, properties: Uint8Array, hasZ: boolean): Uint8Array {
  const builder = new flatbuffers.Builder();
  const propertiesOffset = properties.length > 0 ? Feature.createPropertiesVector(builder, properties) : undefined;
  const shape = geometry === null ? undefined : geometryOffset(builder, geometry, hasZ);
  Feature.startFeature(builder);
  if (shape !== undefined) Feature.addGeometry(builder, shape);
  if (propertiesOffset !== undefined) Feature.addProperties(builder, propertiesOffset);
  builder.finishSizePrefixed(Feature.endFeature(builder));
  return builder.asUint8Array();
}
