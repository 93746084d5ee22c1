import type { Position } from 'geojson';
import { type Asset, assetKey } from '../../../core/asset.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import { enclosedBy, metresTo } from '../../../map/tools/enclosed.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { Trial } from '../../state/whatif.ts';
import { isNear, namedBy, rimOf, standing } from './trial.ts';

/** A thing that was put where it can hardly stand. The trial goes on: it is only said. */
export type TrialWarning =
  | { readonly code: 'gate-off-wall'; readonly gate: Asset; readonly place: Asset; readonly metres: number }
  | { readonly code: 'park-over-homes'; readonly park: Asset; readonly homes: readonly Asset[] };

/** Farther from the boundary than this, a gate is no longer in it. */
const wallReachM = 30;
/** By so much of its size a park is drawn in, so that one that only touches a compound does not lie over it. */
const drawnIn = 0.02;

/** The compounds and parks that a gate belongs to as the city has it: those it names, else those at whose boundary it stands. */
function placesOf(index: CityIndex, trial: Trial, before: Asset | null, gate: Asset): readonly Asset[] {
  const ids = namedBy(gate.values.of);
  const all = [...index.kind('residential'), ...index.kind('park')];
  const own = all.filter((place) => (ids.length > 0 ? ids.includes(place.id) : before !== null && isNear(before, place)));
  return own.flatMap((place) => standing(index, trial, assetKey(place)) ?? []);
}

/** Only where it was nearer before: what the city records far off is not this trial's doing. */
function gateWarnings(index: CityIndex, trial: Trial, before: Asset | null, gate: Asset): readonly TrialWarning[] {
  if (gate.geometry?.type !== 'Point') return [];
  const away = ({ geometry }: Asset, place: Asset): number => {
    const [lon = 0, lat = 0] = geometry?.type === 'Point' ? geometry.coordinates : [];
    return place.geometry ? metresTo(lon, lat, rimOf(place.geometry)) : 0;
  };
  return placesOf(index, trial, before, gate).flatMap((place): readonly TrialWarning[] => {
    const metres = away(gate, place);
    if (metres <= wallReachM || (before && metres <= away(before, place))) return [];
    return [{ code: 'gate-off-wall', gate, place, metres }];
  });
}

/** Outer rings, each drawn in a little towards its middle. */
function outerRings({ geometry }: Asset): readonly (readonly LonLat[])[] {
  const rings: readonly (readonly Position[] | undefined)[] =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates[0]]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates.map(([one]) => one)
        : [];
  return rings.flatMap((ring) => {
    if (!ring || ring.length < 4) return [];
    const mean = (axis: 0 | 1): number => ring.slice(1).reduce((sum, position) => sum + (position[axis] ?? 0), 0) / (ring.length - 1);
    const [lon, lat] = [mean(0), mean(1)];
    return [ring.slice(1).map(([x = 0, y = 0]): LonLat => [x + (lon - x) * drawnIn, y + (lat - y) * drawnIn])];
  });
}

function homesUnder(index: CityIndex, park: Asset): ReadonlySet<string> {
  const homes = { index, kinds: ['residential'], passing: new Map() };
  return new Set(outerRings(park).flatMap((ring) => enclosedBy(ring, homes)));
}

function parkWarnings(index: CityIndex, before: Asset | null, park: Asset): readonly TrialWarning[] {
  const was = before ? homesUnder(index, before) : new Set<string>();
  const under = homesUnder(index, park);
  const homes = index.kind('residential').filter((home) => under.has(assetKey(home)) && !was.has(assetKey(home)));
  return homes.length > 0 ? [{ code: 'park-over-homes', park, homes }] : [];
}

/** What of a trial was put where it can hardly stand. */
export function trialWarnings(index: CityIndex, trial: Trial): readonly TrialWarning[] {
  return [...trial.values()].flatMap(({ before, after }) => {
    if (after?.kind === 'gate') return gateWarnings(index, trial, before, after);
    return after?.kind === 'park' ? parkWarnings(index, before, after) : [];
  });
}
