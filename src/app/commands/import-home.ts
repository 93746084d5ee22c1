import type { City } from '../../core/city.ts';
import { boxOf } from '../../core/geo/degree-box.ts';
import type { Box } from '../../core/geo/rings.ts';
import type { Ghost } from '../../workers/import-protocol.ts';
import { type ImportState, takenDrafts } from '../state/import.ts';

const homes = new WeakMap<City, Box | null>();

/** Where a city lies; null for one without places. */
export function homeOf(city: City): Box | null {
  const known = homes.get(city);
  if (known !== undefined) return known;
  const box = boxOf(city.assets.map(({ geometry }) => geometry));
  homes.set(city, box);
  return box;
}

/** Whether a layer would lie in the city at least in part. */
export function meetsHome({ box: [west, south, east, north] }: Pick<Ghost, 'box'>, home: Box): boolean {
  return west <= home[2] && east >= home[0] && south <= home[3] && north >= home[1];
}

/** True where all that goes in lies outside the city under every reading: another city, which does not belong into this one. */
export function liesElsewhere(state: Pick<ImportState, 'drafts'>, city: City | null): boolean {
  const home = city && homeOf(city);
  const ghosts = takenDrafts(state).flatMap(({ places }) => places.ghosts);
  return home !== null && ghosts.length > 0 && !ghosts.some((ghost) => meetsHome(ghost, home));
}
