import type { FormatId } from './format.ts';
import type { Content, Look } from './sniff.ts';

/** What the ending of a name promises. */
export interface Promised {
  readonly name: string;
  /** Formats that keep the promise; none: a file that is never read, and `code` says what to do. */
  readonly formats: readonly FormatId[];
  readonly code?: string;
  /** Which of the looks of a format (OSM has three) is promised; absent: any. */
  readonly look?: Look;
  readonly zip?: boolean;
  readonly gzip?: boolean;
}

const table: Promised = { name: 'CSV', formats: ['csv'] };

/** The longest ending that fits counts. `.txt`, `.xml` and names without a known ending promise nothing but what is in them. */
const promises: readonly (readonly [ending: string, promised: Promised])[] = [
  ['.osm.pbf', { name: 'OSM PBF', formats: ['osm'], look: 'pbf' }],
  ['.pbf', { name: 'OSM PBF', formats: ['osm'], look: 'pbf' }],
  ['.gz', { name: 'gzip', formats: [], gzip: true }],
  ['.osm', { name: 'OSM XML', formats: ['osm'], look: 'xml' }],
  ['.geojson', { name: 'GeoJSON', formats: ['geojson'] }],
  ['.geojsonl', { name: 'GeoJSON', formats: ['geojson'] }],
  ['.geojsons', { name: 'GeoJSON', formats: ['geojson'] }],
  ['.ndjson', { name: 'GeoJSON', formats: ['geojson'] }],
  ['.json', { name: 'JSON', formats: ['geojson', 'osm'], look: 'json' }],
  ['.shp', { name: 'Shapefile', formats: ['shapefile'] }],
  ['.dbf', { name: 'dBase', formats: ['shapefile'] }],
  ['.zip', { name: 'ZIP', formats: [], zip: true }],
  ['.gdb', { name: 'File Geodatabase', formats: ['filegdb'] }],
  ['.gpkg', { name: 'GeoPackage', formats: ['geopackage'] }],
  ['.kml', { name: 'KML', formats: ['kml'] }],
  ['.kmz', { name: 'KMZ', formats: ['kml'] }],
  ['.gpx', { name: 'GPX', formats: ['gpx'] }],
  ['.csv', table],
  ['.tsv', table],
  ['.txt', { ...table, name: 'TXT', formats: ['csv', 'geojson', 'osm', 'kml', 'gpx', 'dxf', 'mapinfo'] }],
  ['.xlsx', { name: 'Excel', formats: ['xlsx'] }],
  ['.xlsm', { name: 'Excel', formats: ['xlsx'] }],
  ['.xls', { name: 'Excel 97–2003', formats: [], code: 'old-excel' }],
  ['.et', { name: 'WPS', formats: [], code: 'old-excel' }],
  ['.dxf', { name: 'DXF', formats: ['dxf'] }],
  ['.dwg', { name: 'DWG', formats: [], code: 'dwg' }],
  ['.fgb', { name: 'FlatGeobuf', formats: ['flatgeobuf'] }],
  ['.parquet', { name: 'GeoParquet', formats: ['geoparquet'] }],
  ['.geoparquet', { name: 'GeoParquet', formats: ['geoparquet'] }],
  ['.tab', { name: 'MapInfo', formats: ['mapinfo', 'csv'] }],
  ['.mif', { name: 'MapInfo', formats: ['mapinfo'] }],
  ['.rar', { name: 'RAR', formats: [], code: 'archive-other' }],
  ['.7z', { name: '7z', formats: [], code: 'archive-other' }],
];

export function promisedBy(name: string): Promised | undefined {
  const lower = name.toLowerCase();
  return promises.find(([ending]) => lower.endsWith(ending))?.[1];
}

/** True where content that is of a format is what the name promises. */
export function keeps(promise: Promised, content: Extract<Content, { is: 'format' }>): boolean {
  return promise.formats.includes(content.format) && (promise.look ?? content.look) === content.look;
}
