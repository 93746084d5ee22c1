import type { Reader, Writer } from '../format.ts';
import { readCsv } from './read.ts';
import { writeCsv } from './write.ts';

/**
 * CSV and other divided text, in any encoding.
 *
 * Kept: every cell as text, line by line; all geometry types, with heights, as well-known text. Lost on reading: nothing. Lost on writing:
 * types (all is text), the difference between nothing and an empty text, and the system of the coordinates, which the file cannot say.
 */
export const reader: Reader = { read: readCsv };

export const writer: Writer = { write: writeCsv };
