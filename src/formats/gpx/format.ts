import type { Reader } from '../format.ts';
import { readGpx } from './read.ts';

/*
 * GPX (read only).
 * Kept: waypoints, routes and tracks as a layer each; heights, names, notes, types, plain extensions, first and last time of a track; the
 * segments of a track as the lines of one multi-part line.
 * Lost when read: time, speed and pulse of the single points of a line, links, styles.
 */

export const reader: Reader = {
  read: (files, file, options, host) => readGpx(files[0]?.bytes ?? new Uint8Array(), file, options.encoding, host),
};
