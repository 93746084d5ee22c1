import type { Reader, Writer } from '../format.ts';
import { readGeoPackage } from './read.ts';
import { writeGeoPackage } from './write.ts';

/*
 * GeoPackage.
 * Kept: all layers and tables, x, y and z to the last bit, every kind of geometry, numbers, whole numbers beyond 2^53 (as text), truth
 * values, days and times, empty texts apart from none, lists (JSON, marked as such), labels and units of columns, the id as a column beside
 * `fid`.
 * Lost when read: measures (M, told), blobs and tiles (told), curves (each row told), what stands only in a `-wal` file beside.
 * Lost when written: a Multi geometry or collection without members is no geometry. No spatial index is written.
 */

export const reader: Reader = { read: (files, file, _options, host) => readGeoPackage(files, file, host) };

export const writer: Writer = { write: writeGeoPackage };
