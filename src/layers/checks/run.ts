import type { Asset } from '../../core/asset.ts';
import { planeAt } from '../../core/geo/plane.ts';
import type { Issue } from '../../core/issue.ts';
import { validateAsset } from '../derive/validate.ts';
import { kindById } from '../registry.ts';
import type { Check, CheckedCity } from './check.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { gateOwner } from './gate-owner.ts';
import { parkSize } from './park-size.ts';
import { references } from './references.ts';
import { shareZoneInPark } from './share-zone-in-park.ts';

const checks: readonly Check[] = [duplicateIds, references, gateOwner, shareZoneInPark, parkSize];

/** Longitude of the first position found: enough to choose the zone of a city. */
function someLongitude(assets: readonly Asset[]): number {
  for (const { geometry } of assets) {
    let part: unknown = geometry !== null && 'coordinates' in geometry ? geometry.coordinates : undefined;
    while (Array.isArray(part) && typeof part[0] !== 'number') part = part[0];
    if (Array.isArray(part) && Number.isFinite(part[0])) return part[0] as number;
  }
  return 0;
}

function checkedCity(assets: readonly Asset[]): CheckedCity {
  const byKind = new Map<string, Asset[]>();
  const byKey = new Map<string, Asset>();
  for (const asset of assets) {
    const list = byKind.get(asset.kind);
    if (list) list.push(asset);
    else byKind.set(asset.kind, [asset]);
    byKey.set(`${asset.kind}/${asset.id}`, asset);
  }
  const find: CheckedCity['find'] = (kinds, id) => {
    for (const kind of kinds) {
      const asset = byKey.get(`${kind}/${id}`);
      if (asset) return asset;
    }
    return undefined;
  };
  return { byKind, find, plane: planeAt(someLongitude(assets)) };
}

/** Everything worth saying about a city's assets: each by its own kind, then across kinds. Kinds that this version does not know pass. */
export function checkAssets(assets: readonly Asset[]): readonly Issue[] {
  const own = assets.flatMap((asset) => {
    const kind = kindById(asset.kind);
    return kind ? validateAsset(asset, kind) : [];
  });
  const city = checkedCity(assets);
  return [...own, ...checks.flatMap((check) => check(city))];
}
