import type { Geometry } from 'geojson';
import type { Asset, AssetKey } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import { boxIndex } from '../../core/geo/boxes.ts';
import { representativePoint } from '../../core/geo/representative.ts';
import { insideRegion, type Region } from '../../core/geo/rings.ts';
import { cityInUse } from '../../core/lifecycle.ts';
import { accessAt } from '../coverage/demand.ts';
import { inferredEntrances } from '../coverage/gates.ts';
import { atGateM, type Door, type Prepared } from '../coverage/prepare.ts';
import { middleOf, startOf } from '../coverage/route.ts';
import { Shaper } from '../coverage/shaper.ts';
import { isClear } from '../network/barriers.ts';
import { snap } from '../network/snap.ts';
import type { Opening, Start, Target } from './engine.ts';
import type { NearbyFrom } from './spec.ts';

/** A prepared city with its assets at hand: finds the openings of any of them, by the same walls and gates as coverage. */
export interface Places {
  readonly prepared: Prepared;
  readonly byKey: ReadonlyMap<AssetKey, Asset>;
  /** Place of each park and compound in the columns of the prepared city. */
  readonly greenOf: ReadonlyMap<AssetKey, number>;
  readonly compoundOf: ReadonlyMap<AssetKey, number>;
  readonly gateOf: ReadonlyMap<AssetKey, number>;
  /** The walled compound around a point of the plane, -1 for none. */
  walledAt(x: number, y: number): number;
  readonly shape: Shaper;
}

/** Columns keep the order of the assets and leave some out; ids are unique within a kind, so walking both in step pairs them. */
function placesIn(assets: readonly Asset[], kinds: readonly string[], ids: readonly { readonly id: string }[]): Map<AssetKey, number> {
  const found = new Map<AssetKey, number>();
  let next = 0;
  for (const kind of kinds) {
    for (const asset of assets) {
      if (asset.kind !== kind || ids[next]?.id !== asset.id) continue;
      found.set(assetKey(asset), next);
      next += 1;
    }
  }
  return found;
}

export function placesOf(whole: City, prepared: Prepared): Places {
  const { assets } = cityInUse(whole);
  const { columns, compounds } = prepared;
  const walled = compounds.flatMap(({ gated }, c) => (gated ? [c] : []));
  const regionAt = (at: number) => columns.compounds[walled[at] ?? -1]?.region;
  const nowhere = [Infinity, Infinity, -Infinity, -Infinity] as const;
  const boxes = boxIndex(walled.map((_, at) => regionAt(at)?.box ?? nowhere));
  const isAround = (at: number, x: number, y: number) => {
    const region = regionAt(at);
    return region !== undefined && insideRegion(x, y, region);
  };
  return {
    prepared,
    byKey: new Map(assets.map((asset) => [assetKey(asset), asset])),
    greenOf: placesIn(assets, ['park', 'green'], columns.greens),
    compoundOf: placesIn(assets, ['residential'], columns.compounds),
    gateOf: placesIn(assets, ['gate'], columns.gates),
    walledAt: (x, y) => {
      const around = boxes?.search(x, y, x, y).sort((a, b) => a - b) ?? [];
      return walled[around.find((at) => isAround(at, x, y)) ?? -1] ?? -1;
    },
    shape: new Shaper(columns.plane, []),
  };
}

function doorOpening({ x, y, positions, gate, inferred }: Door, legMm: number): Opening {
  return { x, y, legMm, positions, gate, inferred };
}

/** How a point reaches the streets: through the gates of the walled compound it stands in, else over its own leg. */
function openingsAt({ prepared }: Places, x: number, y: number, compound: number): readonly Opening[] {
  const access = accessAt(prepared, x, y, compound);
  if ('positions' in access) {
    return access.positions.length > 0 ? [{ x, y, legMm: 0, positions: access.positions, gate: -1, inferred: false }] : [];
  }
  const doors = prepared.compounds[compound]?.doors ?? [];
  return access.doors.flatMap(({ door, legMm }) => {
    const own = doors[door];
    return own ? [doorOpening(own, legMm)] : [];
  });
}

/** A gate opens its own wall: it is left over the positions that coverage found for it. */
function gateOpenings({ prepared }: Places, gate: number, x: number, y: number): readonly Opening[] {
  const doors = [...prepared.compounds.flatMap((compound) => compound.doors), ...prepared.greenDoors.flat()];
  const own = doors.filter((door) => door.gate === gate);
  if (own.length > 0) return own.map((door) => doorOpening(door, 0));
  const positions = snap(prepared.network, x, y, prepared.accessM, prepared.barriers, { opensWithinM: atGateM });
  return [{ x, y, legMm: 0, positions, gate, inferred: false }];
}

/** Ways into a thing with an outline that has no recorded gates: where streets meet its boundary, as for parks. */
function outlineOpenings({ prepared }: Places, region: Region): readonly Opening[] {
  const { network, accessM, barriers } = prepared;
  return inferredEntrances(region, network).map(({ x, y }) => ({
    x,
    y,
    legMm: 0,
    positions: snap(network, x, y, accessM, barriers, { opensWithinM: atGateM }),
    gate: -1,
    inferred: true,
  }));
}

function isSurface(geometry: Geometry): boolean {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** An asset as something to walk to; null where it has no position, or is a park that is not open. */
export function targetOf(places: Places, asset: Asset): Target | null {
  const point = representativePoint(asset.geometry);
  if (!asset.geometry || !point) return null;
  const { prepared } = places;
  const [x, y] = prepared.columns.plane.forward(...point);
  const compound = places.walledAt(x, y);
  const bare = { id: asset.id, x, y, compound };
  const green = places.greenOf.get(assetKey(asset));
  if (green !== undefined) {
    const own = prepared.columns.greens[green];
    if (!own?.open) return null;
    const doors = prepared.greenDoors[green] ?? [];
    if (doors.length > 0 || !own.isPoint) {
      return { ...bare, region: own.isPoint ? null : own.region, openings: doors.map((door) => doorOpening(door, 0)) };
    }
  }
  const region = isSurface(asset.geometry) ? places.shape.ofGeometry(asset.geometry) : null;
  const gate = places.gateOf.get(assetKey(asset));
  if (gate !== undefined) return { ...bare, compound: -1, region: null, openings: gateOpenings(places, gate, x, y) };
  if (region && compound < 0) return { ...bare, region, openings: outlineOpenings(places, region) };
  return { ...bare, region, openings: openingsAt(places, x, y, compound) };
}

/** Where a walk from a place or an asset begins; null where the city does not know it or it is not placed. */
export function startAt(places: Places, from: NearbyFrom): Start | null {
  const { prepared } = places;
  if (!('key' in from)) {
    const { x, y, compound } = startOf(prepared, from) ?? { x: NaN, y: NaN, compound: -1 };
    return { x, y, compound: gated(places, compound), openings: openingsAt(places, x, y, compound), atOpenings: false };
  }
  const asset = places.byKey.get(from.key);
  const point = asset ? representativePoint(asset.geometry) : null;
  if (!asset || !point) return null;
  const green = places.greenOf.get(from.key);
  const [x, y] = prepared.columns.plane.forward(...point);
  if (green !== undefined && (prepared.greenDoors[green] ?? []).length > 0) {
    const openings = (prepared.greenDoors[green] ?? []).map((door) => doorOpening(door, 0));
    return { x, y, compound: -1, openings, atOpenings: true };
  }
  const gate = places.gateOf.get(from.key);
  if (gate !== undefined) return { x, y, compound: -1, openings: gateOpenings(places, gate, x, y), atOpenings: false };
  const home = places.compoundOf.has(from.key) ? startOf(prepared, { compoundId: asset.id }) : null;
  if (home) {
    const { compound } = home;
    return { ...home, compound: gated(places, compound), openings: openingsAt(places, home.x, home.y, compound), atOpenings: false };
  }
  const compound = places.walledAt(x, y);
  return { x, y, compound, openings: openingsAt(places, x, y, compound), atOpenings: false };
}

/**
 * Where walks out of a compound begin when they are counted from its gates, as the circle does: at the gates themselves, or, where one leaves
 * anywhere, at its middle. `atOpenings` holds for the former.
 */
export function homeStart(places: Places, compound: number): Start {
  const { prepared } = places;
  const region = prepared.columns.compounds[compound]?.region;
  const { x, y } = region ? middleOf(region) : { x: NaN, y: NaN };
  const own = prepared.compounds[compound];
  if (!own?.gated) return { x, y, compound: -1, openings: openingsAt(places, x, y, compound), atOpenings: false };
  return { x, y, compound, openings: own.doors.map((door) => doorOpening(door, 0)), atOpenings: true };
}

function gated({ prepared }: Places, compound: number): number {
  return prepared.compounds[compound]?.gated ? compound : -1;
}

/** Inside one walled compound one walks straight, unless a wall, water or railway lies between; millimetres, null where one does not. */
export function insideWay({ prepared }: Pick<Places, 'prepared'>, start: Start): (target: Target) => number | null {
  return ({ x, y, compound }) => {
    const own = prepared.compounds[compound];
    if (compound < 0 || compound !== start.compound || !own) return null;
    const isFree = [own.ownWalls, own.otherBarriers].every((walls) => isClear(prepared.barriers, walls, start.x, start.y, x, y, {}));
    return isFree ? (1000 * Math.hypot(x - start.x, y - start.y)) / prepared.network.plane.scaleAt(start.x, start.y) : null;
  };
}
