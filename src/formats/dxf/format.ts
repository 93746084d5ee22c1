import type { Reader } from '../format.ts';
import { readDxf } from './read.ts';

/*
 * DXF, as text or binary.
 * Kept when read: points, lines, polylines with arcs, circles, ellipses, splines (as chords off by no more than 0.1 m and turning by no more
 * than 5°), hatches and filled shapes as polygons, closed polylines as polygons, blocks as points with their attributes, texts as points,
 * heights; layers of the drawing as layers, handle, colour, elevation, values that applications put on objects.
 * Lost when read: what is drawn inside blocks, dimensions, pictures, faces, solids, paper space (counted by type); line types and styles.
 */

export const reader: Reader = {
  read: (files, file, options, host) => readDxf(files[0]?.bytes ?? new Uint8Array(), file, options.encoding, host),
};
