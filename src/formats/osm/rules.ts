import type { Asset } from '../../core/asset.ts';
import { buildingUse, isBuilding } from './buildings.ts';
import type { Tags } from './data.ts';
import { facilityType } from './facilities.ts';
import { amount, ifSo, isSet, isTunnel, known, layerOf } from './tag-values.ts';
import { isWalkable } from './walkable.ts';

export type Shape = 'point' | 'line' | 'area';

/** How OSM elements become assets of one kind. */
export interface OsmRule {
  readonly kind: string;
  /** Shapes the kind takes; a closed way is an area where that is among them. */
  readonly shapes: readonly Shape[];
  fits(tags: Tags): boolean;
  /** Values of the kind's fields, only those the tags tell. */
  values(tags: Tags): Asset['values'];
}

/**
 * Not imported, on purpose:
 * - `barrier=wall`, `city_wall`, `fence`: mappers draw the wall and leave out its gates, so that it would cut homes off from the street.
 * - `barrier=gate` and other entrances: a compound with one mapped gate has others, and one recorded gate stops the inferring of all.
 * - `boundary=administrative`: areas of this city come from its own register, with codes.
 */
export const osmRules: readonly OsmRule[] = [
  {
    kind: 'street',
    shapes: ['line'],
    fits: isWalkable,
    values: (tags) =>
      known({
        name: tags.name,
        class: tags.highway,
        bridge: ifSo(isSet(tags.bridge)),
        tunnel: ifSo(isTunnel(tags)),
        layer: layerOf(tags) || undefined,
      }),
  },
  {
    kind: 'park',
    shapes: ['point', 'area'],
    fits: isPark,
    values: (tags) =>
      known({ name: tags.name, open: isClosedToMost(tags) ? false : undefined, fee: ifSo(tags.fee === 'yes'), hours: tags.opening_hours }),
  },
  { kind: 'residential', shapes: ['area'], fits: (tags) => tags.landuse === 'residential', values: (tags) => known({ name: tags.name }) },
  {
    kind: 'building',
    shapes: ['area'],
    fits: isBuilding,
    values: (tags) =>
      known({
        name: tags.name,
        use: buildingUse(tags),
        floors: wholeAmount(tags['building:levels']),
        dwellings: wholeAmount(tags['building:flats']),
        heightM: amount(tags.height),
      }),
  },
  { kind: 'green', shapes: ['area'], fits: (tags) => isGreen(tags) && !isPark(tags), values: (tags) => known({ name: tags.name }) },
  { kind: 'water', shapes: ['area'], fits: isWaterArea, values: (tags) => known({ name: tags.name, type: waterType(tags) }) },
  { kind: 'water', shapes: ['line'], fits: isWaterLine, values: (tags) => known({ name: tags.name, type: tags.waterway }) },
  { kind: 'rail', shapes: ['line'], fits: isSurfaceRail, values: (tags) => known({ name: tags.name, type: tags.railway }) },
  {
    kind: 'crossing',
    shapes: ['point'],
    fits: (tags) => crossingType(tags) !== undefined,
    values: (tags) => known({ name: tags.name, type: crossingType(tags), refuge: ifSo(tags['crossing:island'] === 'yes') }),
  },
  {
    kind: 'toilet',
    shapes: ['point', 'area'],
    fits: (tags) => tags.amenity === 'toilets' && !isBarred(tags),
    values: (tags) => known({ name: tags.name, hours: tags.opening_hours }),
  },
  {
    kind: 'parking',
    shapes: ['point', 'area'],
    fits: (tags) => tags.amenity === 'parking',
    values: (tags) =>
      known({
        name: tags.name,
        type: parkingTypes.get(tags.parking ?? ''),
        spaces: wholeAmount(tags.capacity),
        fee: ifSo(tags.fee === 'yes'),
      }),
  },
  {
    kind: 'facility',
    shapes: ['point', 'area'],
    fits: (tags) => facilityType(tags) !== undefined,
    values: (tags) => known({ name: tags.name, type: facilityType(tags), hours: tags.opening_hours }),
  },
];

/** A private garden is no park: gardens count only where a tag says that the public may enter. */
const publicAccess = new Set(['yes', 'public', 'permissive', 'designated']);

function isPark(tags: Tags): boolean {
  const isPublicGarden = tags.leisure === 'garden' && publicAccess.has(tags.access ?? '');
  return tags.leisure === 'park' || tags.landuse === 'village_green' || isPublicGarden;
}

function isClosedToMost(tags: Tags): boolean {
  return isBarred(tags) || tags.access === 'customers';
}

function isBarred(tags: Tags): boolean {
  return tags.access === 'private' || tags.access === 'no';
}

const greenLanduse = new Set(['grass', 'forest', 'meadow', 'recreation_ground', 'greenfield', 'flowerbed']);
const greenNatural = new Set(['wood', 'scrub', 'grassland', 'heath']);

function isGreen(tags: Tags): boolean {
  return greenLanduse.has(tags.landuse ?? '') || greenNatural.has(tags.natural ?? '') || tags.leisure === 'garden';
}

/** Water that can be seen: a culvert or a cistern bars nobody's way. */
function isOpenWater(tags: Tags): boolean {
  return !isSet(tags.tunnel) && !isSet(tags.covered) && tags.location !== 'underground' && layerOf(tags) >= 0;
}

function isWaterArea(tags: Tags): boolean {
  const isWater = tags.natural === 'water' || tags.waterway === 'riverbank' || tags.waterway === 'dock' || tags.landuse === 'reservoir';
  return isWater && isOpenWater(tags);
}

/** Rivers and canals; a stream or ditch can be stepped over. */
function isWaterLine(tags: Tags): boolean {
  return (tags.waterway === 'river' || tags.waterway === 'canal') && isOpenWater(tags);
}

const waterTypes = new Set(['river', 'stream', 'canal', 'lake', 'reservoir', 'pond']);

function waterType(tags: Tags): string | undefined {
  if (tags.waterway === 'riverbank') return 'river';
  if (tags.landuse === 'reservoir') return 'reservoir';
  return waterTypes.has(tags.water ?? '') ? tags.water : undefined;
}

/** Track on its own bed; a tram runs in the street and is stepped over. */
const railTypes = new Set(['rail', 'light_rail', 'narrow_gauge', 'subway', 'monorail']);

function isSurfaceRail(tags: Tags): boolean {
  const isOnGround = !isSet(tags.tunnel) && !isSet(tags.bridge) && !isSet(tags.covered) && layerOf(tags) === 0;
  return railTypes.has(tags.railway ?? '') && isOnGround;
}

function crossingType(tags: Tags): string | undefined {
  if (tags.railway === 'crossing' || tags.railway === 'level_crossing') return 'level-crossing';
  if (tags.highway !== 'crossing') return undefined;
  return tags.crossing === 'traffic_signals' || tags['crossing:signals'] === 'yes' ? 'signal' : 'zebra';
}

const parkingTypes: ReadonlyMap<string, string> = new Map([
  ['multi-storey', 'multi-storey'],
  ['underground', 'underground'],
  ['surface', 'surface'],
  ['street_side', 'on-street'],
  ['lane', 'on-street'],
]);

function wholeAmount(value: string | undefined): number | undefined {
  const number = amount(value);
  return number === undefined || !Number.isInteger(number) ? undefined : number;
}
