import type { Reader } from '../format.ts';
import { readShapefile } from './read.ts';

/**
 * Kept and lost. Kept: x, y and z to the last bit, holes and parts, numbers, days, logicals, text.
 */
export const reader: Reader = { read: readShapefile };
