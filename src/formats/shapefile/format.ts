import type { Reader, Writer } from '../format.ts';
import { readShapefile } from './read.ts';
import { writeShapefile } from './write.ts';

/*
 * Shapefile.
 * Kept: x, y and z to the last bit, parts and holes (by place, whatever their winding), null shapes, text, numbers to the last digit, days,
 * logicals; long names by the legend (`.fields.csv`) that is written beside.
 * Lost when read: measures (M, told), deleted records (told), memos (told). An empty text and none are the same here.
 * Lost when written: a Multi geometry of one part becomes that part; lists become one text joined by 、; text beyond 254 bytes is cut at a
 * character (each told); collections are taken apart by family into files of their own (told); the empty text becomes none; spaces at the
 * end of a text.
 */

export const reader: Reader = { read: readShapefile };

export const writer: Writer = { write: async (layer, options) => writeShapefile(layer, options) };
