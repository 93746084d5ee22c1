import type { Reader, Writer } from '../format.ts';
import { readGeoParquet } from './read.ts';
import { writeGeoParquet } from './write.ts';

/*
 * GeoParquet, and Parquet without geometry as a table.
 * Kept: x, y and z to the last bit, every kind of geometry, numbers, whole numbers beyond 2^53 (as text), truth values, days, text with the
 * empty one apart from none, lists of text, the id as a column, the coordinate system with its whole definition.
 * Lost when read: measures (M, told), binary columns and further geometry columns (told), times finer than a millisecond; structures and
 * maps become JSON.
 * Lost when written: numbers inside lists become text; labels and units.
 */

export const reader: Reader = { read: (files, file, _options, host) => readGeoParquet(files, file, host) };

export const writer: Writer = { write: async (layer, options) => writeGeoParquet(layer, options) };
