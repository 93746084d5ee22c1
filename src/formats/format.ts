import type { Geometry } from 'geojson';
import type { FieldValue } from '../core/asset.ts';
import type { Issue } from '../core/issue.ts';
import type { Host } from '../core/result.ts';
import type { TextEncoding } from './encoding.ts';

/** A file, or a member of an archive, as it came: parts of one thing (`.shp` with `.dbf`) travel together. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The system a file says it is in: a code or a WKT text, and who says so. */
export interface StatedCrs {
  readonly text: string;
  /** `format`: the format allows no other (OSM). `format-default`: the format means it, programs break it (KML, GPX, GeoJSON). */
  readonly by: 'file' | 'format' | 'format-default';
}

/**
 * One record of a layer as the file has it: nothing mapped, converted or judged yet. `row` counts records from 1; `line` is the line of the
 * sheet or text file where a person finds it.
 */
export interface SourceRow {
  readonly row: number;
  readonly line?: number;
  /** Identity that the format itself gives (GeoJSON `id`, GeoPackage `fid`, KML `id`); ids in columns are the mapping's business. */
  readonly id?: string;
  /** In the numbers of the file, x (east, longitude) first as the format orders them. Null: none, or places are in columns. */
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, FieldValue>>;
}

export interface SourceColumn {
  readonly name: string;
  /** What the format declares or the values show. */
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'mixed';
}

/** A sheet, a table, a layer, a folder of a file: rows of one shape. */
export interface SourceLayer {
  readonly name: string;
  /** Set where the reader already speaks our kinds and field keys (OSM); no mapping is asked then. */
  readonly kind?: string;
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly SourceRow[];
  /** Records that could not be read at all, each with its row; `rows` has the others. */
  readonly faults: readonly Issue[];
  readonly crs?: StatedCrs;
}

/** What a file says of where it comes from: taken into a new city's record. */
export interface SourceOrigin {
  readonly date?: string;
  readonly licence?: string;
  readonly note?: string;
  /** Where the data are complete (header of an OSM extract), degrees of WGS 84. */
  readonly box?: readonly [number, number, number, number];
}

export interface Source {
  /** The name the user knows. */
  readonly file: string;
  readonly format: FormatId;
  readonly encoding: TextEncoding;
  readonly layers: readonly SourceLayer[];
  readonly issues: readonly Issue[];
  readonly origin?: SourceOrigin;
}

export interface ReadOptions {
  /** `auto` or a name that TextDecoder knows. Formats that fix their encoding refuse another. */
  readonly encoding: string;
}

/** Features to write: WGS 84, values under keys in the order of `columns`. */
export interface ExportLayer {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly features: readonly ExportFeature[];
}

export interface ExportColumn {
  readonly key: string;
  /** For people; formats for programs write the key. */
  readonly label: string;
  readonly type: 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'list';
  readonly unit?: string;
}

export interface ExportFeature {
  readonly id: string;
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, FieldValue>>;
}

export interface WriteOptions {
  /** File name asked for, with its ending. */
  readonly file: string;
  /** `utf-8`, or `gbk` where the format can. */
  readonly encoding: string;
  /** Code of the system to write; undefined: what the format writes by default (WGS 84; DXF: the city's 3° zone). */
  readonly crs: string | undefined;
  /** Zone meridian of the city in degrees, for formats that want metres. */
  readonly meridian: number;
  /** Explains shortened names and the like, in the user's language. */
  readonly lang: 'zh' | 'en';
}

export interface Written {
  /** One file, or a file with its companions (`.shp` asks for `.dbf`, `.shx`, `.prj`, `.cpg`). The first is the one asked for. */
  readonly files: readonly NamedBytes[];
  readonly issues: readonly Issue[];
}

export interface Reader {
  /** Reads files that belong together. Throws BadInput, one sentence, where the whole cannot be read; single records become faults. */
  read(files: readonly NamedBytes[], file: string, options: ReadOptions, host: Host): Promise<Source>;
}

export interface Writer {
  write(layer: ExportLayer, options: WriteOptions): Promise<Written>;
}

export type FormatId =
  | 'geojson'
  | 'osm'
  | 'shapefile'
  | 'geopackage'
  | 'kml'
  | 'gpx'
  | 'csv'
  | 'xlsx'
  | 'dxf'
  | 'flatgeobuf'
  | 'geoparquet'
  | 'filegdb'
  | 'mapinfo';

/** One format: how it is known, and its code, which is fetched when it is first needed. */
export interface Format {
  readonly id: FormatId;
  /** As people call it. */
  readonly name: string;
  /** Endings it is read from, with the dot; the first is the one for writing. */
  readonly endings: readonly string[];
  /** True where the first bytes can only be of this format. Formats of text have none: the name and the text tell. */
  readonly magic?: (bytes: Uint8Array) => boolean;
  readonly reader?: () => Promise<Reader>;
  readonly writer?: () => Promise<Writer>;
}
