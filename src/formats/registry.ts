import type { Format, FormatId } from './format.ts';

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function ascii(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** All formats, in the order in which lists offer them. A format's code is fetched when it is first needed. */
export const formats: readonly Format[] = [
  {
    id: 'geojson',
    name: 'GeoJSON',
    endings: ['.geojson', '.json'],
    reader: () => import('./geojson/format.ts').then((format) => format.reader),
    writer: () => import('./geojson/format.ts').then((format) => format.writer),
  },
  {
    id: 'shapefile',
    name: 'Shapefile',
    endings: ['.zip', '.shp'],
    magic: (bytes) => startsWith(bytes, [0, 0, 0x27, 0x0a]),
    reader: () => import('./shapefile/format.ts').then((module) => module.reader),
    writer: () => import('./shapefile/format.ts').then((module) => module.writer),
  },
  {
    id: 'geopackage',
    name: 'GeoPackage',
    endings: ['.gpkg'],
    magic: (bytes) => startsWith(bytes, ascii('SQLite format 3')),
    reader: () => import('./geopackage/format.ts').then((module) => module.reader),
    writer: () => import('./geopackage/format.ts').then((module) => module.writer),
  },
  {
    id: 'kml',
    name: 'KML',
    endings: ['.kml', '.kmz'],
    reader: () => import('./kml/format.ts').then((module) => module.reader),
    writer: () => import('./kml/format.ts').then((module) => module.writer),
  },
  { id: 'gpx', name: 'GPX', endings: ['.gpx'], reader: () => import('./gpx/format.ts').then((module) => module.reader) },
  {
    id: 'csv',
    name: 'CSV',
    endings: ['.csv', '.tsv', '.txt'],
    reader: () => import('./csv/format.ts').then((format) => format.reader),
    writer: () => import('./csv/format.ts').then((format) => format.writer),
  },
  {
    id: 'xlsx',
    name: 'Excel',
    endings: ['.xlsx'],
    reader: () => import('./xlsx/format.ts').then((format) => format.reader),
    writer: () => import('./xlsx/format.ts').then((format) => format.writer),
  },
  {
    id: 'dxf',
    name: 'DXF',
    endings: ['.dxf'],
    reader: () => import('./dxf/format.ts').then((module) => module.reader),
    writer: () => import('./dxf/write.ts').then((module) => module.writer),
  },
  {
    id: 'flatgeobuf',
    name: 'FlatGeobuf',
    endings: ['.fgb'],
    magic: (bytes) => startsWith(bytes, ascii('fgb')),
    reader: () => import('./flatgeobuf/format.ts').then((module) => module.reader),
    writer: () => import('./flatgeobuf/format.ts').then((module) => module.writer),
  },
  {
    id: 'geoparquet',
    name: 'GeoParquet',
    endings: ['.parquet', '.geoparquet'],
    magic: (bytes) => startsWith(bytes, ascii('PAR1')),
    reader: () => import('./geoparquet/format.ts').then((module) => module.reader),
    writer: () => import('./geoparquet/format.ts').then((module) => module.writer),
  },
  {
    id: 'osm',
    name: 'OpenStreetMap',
    endings: ['.osm.pbf', '.pbf', '.osm', '.osm.gz'],
    reader: () => import('./osm/format.ts').then((format) => format.reader),
  },
  {
    id: 'filegdb',
    name: 'File Geodatabase',
    endings: ['.gdb', '.gdb.zip'],
    reader: () => import('./gdal/filegdb.ts').then((module) => module.reader),
  },
  { id: 'mapinfo', name: 'MapInfo', endings: ['.tab', '.mif'], reader: () => import('./gdal/mapinfo.ts').then((module) => module.reader) },
];

export function formatById(id: FormatId): Format {
  return formats.find((format) => format.id === id) as Format;
}

/** Formats that files are written in, each with the ending that one file of it has. */
export function writableFormats(): readonly { readonly format: Format; readonly ending: string }[] {
  return formats.flatMap((format) => (format.writer === undefined ? [] : [{ format, ending: format.endings[0] ?? '' }]));
}
