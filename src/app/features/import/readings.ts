import type { Reading } from '../../../formats/crs/spec.ts';
import type { Box } from '../../../map/frame.ts';
import type { Ghost } from '../../../workers/import-protocol.ts';

export function sameReading(a: Reading, b: Reading): boolean {
  return a.code === b.code && a.axes === b.axes && a.notation === b.notation;
}

/** The ground under several ghosts; null for none. */
export function ghostBox(ghosts: readonly Ghost[]): Box | null {
  const [first, ...rest] = ghosts.map(({ box }) => box);
  if (!first) return null;
  return rest.reduce<Box>(
    ([west, south, east, north], [w, s, e, n]) => [Math.min(west, w), Math.min(south, s), Math.max(east, e), Math.max(north, n)],
    [first[0], first[1], first[2], first[3]],
  );
}
