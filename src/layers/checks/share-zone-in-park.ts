import type { Asset } from '../../core/asset.ts';
import { insideRegion, type Region } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import { isPresent } from '../derive/format.ts';
import { assetIssue, type Check, type CheckedCity } from './check.ts';
import { cornersIn, regionIn, toBoundaryM } from './place.ts';

/** Drawn along the park's edge by hand, a zone may stand over it by this much. */
const toleranceM = 1;

type Corners = readonly (readonly [number, number])[];

/** How far the corners stand out of the region, ground metres; 0 where none does. Edges between them are taken to follow. */
function standsOutM({ plane }: CheckedCity, corners: Corners, park: Region): number {
  const outside = corners.filter(([x, y]) => !insideRegion(x, y, park));
  return outside.reduce((most, [x, y]) => Math.max(most, toBoundaryM(plane, x, y, park)), 0);
}

function inNamedPark(city: CheckedCity, zone: Asset, park: Asset, corners: Corners): readonly Issue[] {
  const region = regionIn(city.plane, park.geometry);
  if (region === null) return [];
  const metres = standsOutM(city, corners, region);
  if (metres <= toleranceM) return [];
  const params = { park: String(park.values.name ?? park.id), metres: Math.ceil(metres) };
  return [assetIssue(zone, 'share-zone-outside-park', 'warning', params)];
}

/** A shared zone lies inside its park; without a named one, inside some park. */
export const shareZoneInPark: Check = (city) => {
  const parks = city.byKind.get('park') ?? [];
  const regions = parks.flatMap((park) => regionIn(city.plane, park.geometry) ?? []);
  return (city.byKind.get('share-zone') ?? []).flatMap((zone) => {
    const corners = cornersIn(city.plane, zone.geometry);
    const named = zone.values.park;
    if (isPresent(named)) {
      const park = city.find(['park'], String(named));
      return park ? inNamedPark(city, zone, park, corners) : [];
    }
    const inside = corners.length > 0 && regions.some((region) => standsOutM(city, corners, region) <= toleranceM);
    return inside ? [] : [assetIssue(zone, 'share-zone-in-no-park', 'warning')];
  });
};
