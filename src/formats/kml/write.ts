import type { Geometry, Position } from 'geojson';
import type { FieldValue } from '../../core/asset.ts';
import type { ExportColumn, ExportFeature, ExportLayer } from '../format.ts';

/** What our own reader needs beside the types that KML has (see `values.ts`); other programs pass it over. */
const ownNamespace = 'urn:xiutu:kml';
const schemaId = 'xiutu';
const nameColumn = 'name';

const kmlTypes: Readonly<Record<ExportColumn['type'], string>> = {
  text: 'string',
  date: 'string',
  list: 'string',
  number: 'double',
  integer: 'int',
  boolean: 'bool',
};

/** A KML document of one layer: degrees of WGS 84 with heights, the name in `<name>`, all other values typed by a `Schema`. */
export function kmlText(layer: ExportLayer): string {
  const columns = layer.columns.filter(
    (column) => column.key !== nameColumn || layer.features.some((feature) => !isPlainName(feature.values.name)),
  );
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:xiutu="${ownNamespace}">`,
    '<Document>',
    `<name>${escaped(layer.name)}</name>`,
    `<Schema name="${escaped(layer.name)}" id="${schemaId}">`,
    ...columns.map(schemaField),
    '</Schema>',
    ...layer.features.map((feature) => placemark(feature, columns)),
    '</Document>',
    '</kml>',
    '',
  ];
  return lines.join('\n');
}

function schemaField({ key, label, type }: ExportColumn): string {
  const own = type === 'date' || type === 'list' ? ` xiutu:type="${type}"` : '';
  return `<SimpleField type="${kmlTypes[type]}" name="${escaped(key)}"${own}><displayName>${escaped(label)}</displayName></SimpleField>`;
}

function placemark({ id, geometry, values }: ExportFeature, columns: readonly ExportColumn[]): string {
  const name = values[nameColumn];
  const data = columns.flatMap((column) => simpleData(column, values[column.key] ?? null));
  const parts = [
    isPlainName(name) && typeof name === 'string' ? `<name>${escaped(name)}</name>` : '',
    data.length === 0 ? '' : `<ExtendedData><SchemaData schemaUrl="#${schemaId}">${data.join('')}</SchemaData></ExtendedData>`,
    geometry === null ? '' : shape(geometry),
  ];
  return `<Placemark id="${escaped(id)}">${parts.join('')}</Placemark>`;
}

/** Whether a name comes back from `<name>` as it was; others (numbers, spaces around) stand among the data as well. */
function isPlainName(name: FieldValue | undefined): boolean {
  return name === undefined || name === null || (typeof name === 'string' && name !== '' && name === name.trim());
}

/** Nothing at all for a missing value, so that missing comes back as missing. */
function simpleData({ key, type }: ExportColumn, value: FieldValue): string[] {
  if (value === null || (key === nameColumn && isPlainName(value))) return [];
  const text =
    typeof value === 'boolean' ? (value ? '1' : '0') : type === 'list' || typeof value === 'object' ? JSON.stringify(value) : String(value);
  const space = text !== text.trim() ? ' xml:space="preserve"' : '';
  return [`<SimpleData name="${escaped(key)}"${space}>${escaped(text)}</SimpleData>`];
}

function shape(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${mode([geometry.coordinates])}${coordinates([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString>${mode(geometry.coordinates)}${coordinates(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPoint':
      return multi(geometry.coordinates.map((position) => shape({ type: 'Point', coordinates: position })));
    case 'MultiLineString':
      return multi(geometry.coordinates.map((line) => shape({ type: 'LineString', coordinates: line })));
    case 'MultiPolygon':
      return multi(geometry.coordinates.map(polygon));
    case 'GeometryCollection':
      return multi(geometry.geometries.map(shape));
  }
}

function multi(parts: readonly string[]): string {
  return `<MultiGeometry>${parts.join('')}</MultiGeometry>`;
}

function polygon([outer = [], ...inner]: readonly Position[][]): string {
  const ring = (positions: readonly Position[]) => `<LinearRing>${coordinates(positions)}</LinearRing>`;
  const holes = inner.map((positions) => `<innerBoundaryIs>${ring(positions)}</innerBoundaryIs>`);
  return `<Polygon>${mode(outer)}<outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${holes.join('')}</Polygon>`;
}

/** Heights are meant as such where there are any; without a word they would be taken for the ground. */
function mode(positions: readonly Position[]): string {
  return positions.some((position) => position.length > 2) ? '<altitudeMode>absolute</altitudeMode>' : '';
}

function coordinates(positions: readonly Position[]): string {
  return `<coordinates>${positions.map((position) => position.slice(0, 3).join(',')).join(' ')}</coordinates>`;
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
/** XML 1.0 has no way to write the other control characters and halves of surrogate pairs. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"\r\n\t]/g, (mark) => marks[mark] ?? mark);
}
