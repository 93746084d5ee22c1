import type { Reader, Writer } from '../format.ts';
import { readFlatGeobuf } from './read.ts';
import { writeFlatGeobuf } from './write.ts';

/*
 * FlatGeobuf.
 * Kept: x, y and z to the last bit, every kind of geometry, numbers, whole numbers beyond 2^53 (as text), truth values, text with the empty
 * one apart from none, lists (JSON), labels and units of columns, the id as a column.
 * Lost when read: measures (M, told), binary columns (told), curves (each row told); features come in the order of the index, where there
 * is one.
 * Lost when written: days become text, as the format has only times. No spatial index is written.
 */

export const reader: Reader = { read: (files, file, _options, host) => readFlatGeobuf(files, file, host) };

export const writer: Writer = { write: async (layer, options) => writeFlatGeobuf(layer, options) };
