import { type Asset, type AssetKey, assetKey } from '../../core/asset.ts';
import { breathe } from '../../core/breathe.ts';
import type { City } from '../../core/city.ts';
import { cityInUse } from '../../core/lifecycle.ts';
import type { Host } from '../../core/result.ts';
import { rareFacilityTypes } from '../../layers/kinds/facility.ts';
import { kindById } from '../../layers/registry.ts';
import type { Prepared } from '../coverage/prepare.ts';
import { lineString } from '../coverage/route.ts';
import { lineTo, nearestOf, type Target, type Walk, walkFrom, type XY } from './engine.ts';
import { insideWay, type Places, placesOf, startAt, targetOf } from './places.ts';
import type { NearbyAnswer, NearbyFrom, NearbyKind, NearbyRoute, NearbyRow } from './spec.ts';

/** Kinds people look for on foot, in the order of the list. Types of `facility` stand where `facility` does. */
const soughtKinds = ['park', 'toilet', 'facility', 'parking', 'vendor-site', 'community-station', 'service-station', 'crossing'];
const typedKind = 'facility';
interface Group extends NearbyKind {
  readonly assets: readonly Asset[];
  readonly targets: readonly Target[];
}

interface Ready {
  readonly places: Places;
  readonly groups: readonly Group[];
  readonly noData: readonly NearbyKind[];
}

const ready = new WeakMap<Prepared, Ready>();

function typesOf(kind: string): readonly (string | null)[] {
  if (kind !== typedKind) return [null];
  const field = kindById(typedKind)?.fields.find(({ key }) => key === 'type');
  return field?.type === 'choice' ? field.choices.map(({ value }) => value) : [null];
}

const targetsPerBreath = 400;

/** Targets of every sought kind with their ways in; made once for a prepared city. */
async function readyOf(whole: City, prepared: Prepared, host: Host): Promise<Ready> {
  const known = ready.get(prepared);
  if (known) return known;
  const city = cityInUse(whole);
  const places = placesOf(city, prepared);
  const groups: Group[] = [];
  const noData: NearbyKind[] = [];
  let made = 0;
  for (const { kind, type } of soughtKinds.flatMap((id) => typesOf(id).map((each) => ({ kind: id, type: each })))) {
    const assets: Asset[] = [];
    const targets: Target[] = [];
    for (const asset of city.assets) {
      if (asset.kind !== kind || (type !== null && asset.values.type !== type)) continue;
      made += 1;
      if (made % targetsPerBreath === 0) await breathe(host);
      const target = targetOf(places, asset);
      if (!target) continue;
      assets.push(asset);
      targets.push(target);
    }
    if (targets.length > 0) groups.push({ kind, type, assets, targets });
    else if (type === null || !rareFacilityTypes.has(type)) noData.push({ kind, type });
  }
  const all = { places, groups, noData };
  ready.set(prepared, all);
  return all;
}

function nameOf(asset: Asset): string {
  return typeof asset.values.name === 'string' ? asset.values.name : '';
}

function walkOf({ places }: Ready, from: NearbyFrom, limitM?: number): Walk | null {
  const start = startAt(places, from);
  return start && walkFrom(places.prepared.network, start, insideWay(places, start), limitM);
}

/**
 * The nearest of each sought kind from a place, on foot and straight. null where the city does not know the place. What one asks from is
 * not among the answers.
 */
export async function nearby(city: City, prepared: Prepared, from: NearbyFrom, host: Host, limitM?: number): Promise<NearbyAnswer | null> {
  const made = await readyOf(city, prepared, host);
  const walk = walkOf(made, from, limitM);
  if (!walk) return null;
  const own: AssetKey | null = 'key' in from ? from.key : null;
  const rows = made.groups.flatMap((group): NearbyRow[] => {
    const others = group.assets.flatMap((asset, at) => (assetKey(asset) === own ? [] : [at]));
    if (others.length === 0) return [];
    const nearest = nearestOf(
      walk,
      others.flatMap((at) => group.targets[at] ?? []),
    );
    const asset = group.assets[others[nearest.target] ?? -1];
    if (!asset) return [];
    const { status, metres, straightM, inferred } = nearest;
    const { kind, type } = group;
    return [{ kind, type, status, id: asset.id, name: nameOf(asset), metres, straightM, gateInferred: inferred }];
  });
  const { openings, compound, atOpenings } = walk.start;
  const isReached = openings.some(({ positions }) => positions.length > 0);
  const access = !isReached ? 'none' : compound >= 0 || atOpenings ? 'gates' : 'leg';
  return { access, accessM: prepared.accessM, rows, noData: made.noData };
}

/** The walk from a place to one asset, drawn; null where either is not known or not placed. */
export async function nearbyRoute(city: City, prepared: Prepared, from: NearbyFrom, to: AssetKey, host: Host): Promise<NearbyRoute | null> {
  const made = await readyOf(city, prepared, host);
  const asset = made.places.byKey.get(to);
  const target = asset && targetOf(made.places, asset);
  const walk = walkOf(made, from);
  if (!target || !walk) return null;
  const found = lineTo(walk, target);
  const drawn = ({ metres, xy }: { readonly metres: number; readonly xy: readonly XY[] }) => ({ metres, line: lineString(prepared, xy) });
  return { status: found.walk ? 'reached' : 'unknown', walk: found.walk && drawn(found.walk), straight: drawn(found.straight) };
}
