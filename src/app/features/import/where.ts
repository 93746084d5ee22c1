import { geodesicM } from '../../../core/geo/ellipsoid.ts';
import type { Ghost } from '../../../workers/import-protocol.ts';
import { homeOf } from '../../commands/import-home.ts';
import { readyCity } from '../../state/city.ts';
import { count } from '../../ui/format.ts';
import { useCities, useSpeech } from '../../ui/use-app.ts';
import { unitName, useUnitAt } from '../tools/unit-at.ts';

/** Where a ghost lies, in words: the units around its middle, else how far from the city. */
export function useWhere(ghost: Ghost | undefined): string {
  const { lang, say } = useSpeech();
  const unitAt = useUnitAt();
  const city = useCities(readyCity);
  if (!ghost) return '';
  const [lon, lat] = ghost.at;
  const inside = unitName(unitAt(lon, lat));
  if (inside !== '') return say('importWhereIn', { unit: inside });
  const at = `${lon.toFixed(4)}, ${lat.toFixed(4)}`;
  const home = city && homeOf(city);
  if (!home) return say('importWhereAt', { at });
  const [nearLon, nearLat] = [Math.min(Math.max(lon, home[0]), home[2]), Math.min(Math.max(lat, home[1]), home[3])];
  const metres = geodesicM(nearLon, nearLat, lon, lat);
  if (metres < 1) return say('importWhereCity', { at });
  return say('importWhereOut', { at, km: metres < 1000 ? '< 1' : count(metres / 1000, lang) });
}
