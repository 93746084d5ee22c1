import type { Reader, Writer } from '../format.ts';
import { readXlsx } from './read.ts';
import { writeXlsx } from './write.ts';

/**
 * Excel workbooks (.xlsx).
 *
 * Kept: all sheets, numbers, days, yes and no, texts, values of formulas, cells merged downward (each line gets the value); all geometry types
 * as well-known text up to 32,767 characters. Lost on reading: formulas, colours, comments, pictures. Lost on writing: the difference between
 * nothing and an empty text.
 */
export const reader: Reader = { read: readXlsx };

export const writer: Writer = { write: writeXlsx };
