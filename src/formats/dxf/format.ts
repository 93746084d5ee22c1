import type { Reader } from '../format.ts';
import { readDxf } from './read.ts';

/*
 * DXF, as text or binary.
 * Kept when read: points, lines, polylines with arcs, circles, ellipses, splines (as chords off by no more than 0.1 m and turning by no more
 * than 5°), hatches and filled shapes as polygons, closed polylines as polygons, blocks as points with their attributes, texts as points,
 * heights; layers of the drawing as layers, handle, colour, elevation, values that applications put on objects.
 * Lost when read: what is drawn inside blocks, dimensions, pictures, faces, solids, paper space (counted by type); line types and styles.
 * Kept when written (`write.ts`): points, lines, rings of polygons as closed polylines, heights, ids and all values (as XDATA of the
 * application XIUTU), the coordinate system (comment and drawing property CRS). Release 2007 in UTF-8, or 2004 in GBK.
 * Lost when written: things without a place; values beyond 16 kB on one thing. Both are told.
 */

export const reader: Reader = {
  read: (files, file, options, host) => readDxf(files[0]?.bytes ?? new Uint8Array(), file, options.encoding, host),
};
