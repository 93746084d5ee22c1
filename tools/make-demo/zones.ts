import { type Pt, planes } from './plane.ts';
import { at, inside } from './shape.ts';
import { builtUp, mountainFoot, oldTown, stationTown, worksTown } from './zone-outlines.ts';

export type Zone = 'core' | 'mid' | 'station' | 'works' | 'country' | 'mountain';

export const builtUpRing = planes(builtUp);
const foot = planes(mountainFoot);
const core = planes(oldTown);
const station = planes(stationTown);
const works = planes(worksTown);

/** Height of the mountain's foot (northing) at an easting. */
function footNorthing(x: number): number {
  for (let i = 1; i < foot.length; i++) {
    const a = at(foot, i - 1);
    const b = at(foot, i);
    if (x <= b.x) return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  }
  return at(foot, foot.length - 1).y;
}

export function zone(p: Pt): Zone {
  if (p.y > footNorthing(p.x)) return 'mountain';
  if (!inside(p, builtUpRing)) return 'country';
  if (inside(p, core)) return 'core';
  if (inside(p, station)) return 'station';
  return inside(p, works) ? 'works' : 'mid';
}
