import type { Reader } from '../format.ts';
import { readCsv } from './read.ts';

/**
 * CSV and other divided text, in any encoding.
 *
 * Kept: every cell as text, line by line. Lost on reading: nothing. Lost on writing: types (all is text), the difference between nothing and
 * an empty text, and heights of points.
 */
export const reader: Reader = { read: readCsv };
