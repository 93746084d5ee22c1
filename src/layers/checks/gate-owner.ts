import type { Asset } from '../../core/asset.ts';
import { distanceToBox, type Region } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import { isPresent } from '../derive/format.ts';
import { assetIssue, type Check, type CheckedCity } from './check.ts';
import { cornersIn, regionIn, toBoundaryM } from './place.ts';

/** A gate belongs to `of`, else to each boundary within this distance, inclusive (design §4). */
const gateReachM = 10;
const ownerKinds = ['park', 'residential'];

/** Plane metres differ from ground metres by far less than this anywhere in a zone. */
const boxSlackM = 1;

function nearAnyOwner(city: CheckedCity, x: number, y: number, owners: readonly Region[]): boolean {
  return owners.some((region) => {
    if (distanceToBox(x, y, region.box) > gateReachM + boxSlackM) return false;
    return toBoundaryM(city.plane, x, y, region) <= gateReachM;
  });
}

function ownedIssue(city: CheckedCity, gate: Asset, owner: Asset, x: number, y: number): readonly Issue[] {
  const region = regionIn(city.plane, owner.geometry);
  if (region === null) return [];
  const metres = toBoundaryM(city.plane, x, y, region);
  if (metres <= gateReachM) return [];
  const params = { owner: String(owner.values.name ?? owner.id), metres: Math.round(metres), limit: gateReachM };
  return [assetIssue(gate, 'gate-far-from-owner', 'warning', params)];
}

/** A gate stands at the boundary of its owner, or names none and stands at somebody's. Unknown owners are `references`' matter. */
export const gateOwner: Check = (city) => {
  const assets = ownerKinds.flatMap((kind) => city.byKind.get(kind) ?? []);
  const owners = assets.flatMap((asset) => regionIn(city.plane, asset.geometry) ?? []);
  return (city.byKind.get('gate') ?? []).flatMap((gate) => {
    const [x, y] = cornersIn(city.plane, gate.geometry)[0] ?? [];
    if (x === undefined || y === undefined) return [];
    const of = gate.values.of;
    if (isPresent(of)) {
      const owner = city.find(ownerKinds, String(of));
      return owner ? ownedIssue(city, gate, owner, x, y) : [];
    }
    if (nearAnyOwner(city, x, y, owners)) return [];
    return [assetIssue(gate, 'gate-without-owner', 'warning', { limit: gateReachM })];
  });
};
