import type { Tags } from './data.ts';
import { isSet } from './tag-values.ts';

/** Values of `building` where people live. */
const dwellings = new Set([
  ...['apartments', 'residential', 'house', 'detached', 'semidetached_house', 'semi', 'terrace', 'dormitory', 'bungalow'],
  ...['farm', 'cabin', 'static_caravan', 'houseboat', 'ger', 'tree_house', 'stilt_house', 'annexe'],
]);

/** Uses of the kind `building` by value of the tag. */
const useByValue: Readonly<Record<string, string>> = {
  ...uses('commerce', 'commercial', 'retail', 'shop', 'supermarket', 'kiosk', 'hotel', 'restaurant', 'bank'),
  ...uses('office', 'office'),
  ...uses('public', 'public', 'civic', 'government', 'school', 'kindergarten', 'university', 'college', 'hospital', 'fire_station'),
  ...uses('public', 'church', 'chapel', 'cathedral', 'mosque', 'temple', 'synagogue', 'shrine', 'monastery', 'religious'),
  ...uses('public', 'train_station', 'station', 'transportation', 'stadium', 'sports_hall', 'museum', 'toilets', 'refuge'),
  ...uses('industry', 'industrial', 'warehouse', 'manufacture', 'hangar', 'storage_tank', 'silo'),
  ...uses('other', 'garage', 'garages', 'carport', 'parking', 'roof', 'shed', 'hut', 'greenhouse', 'glasshouse', 'barn', 'stable', 'sty'),
  ...uses('other', 'cowshed', 'farm_auxiliary', 'service', 'transformer_tower', 'water_tower', 'construction', 'ruins', 'bridge'),
};

function uses(use: string, ...values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value, use]));
}

/** Tags that make a building something else than a home, with the use they give it. A shop below flats does not unmake the flats. */
const useByKey: readonly (readonly [key: string, use: string])[] = [
  ['amenity', 'public'],
  ['office', 'office'],
  ['shop', 'commerce'],
  ['tourism', 'commerce'],
  ['industrial', 'industry'],
  ['craft', 'industry'],
  ['healthcare', 'public'],
  ['leisure', 'public'],
  ['railway', 'public'],
  ['public_transport', 'public'],
  ['aeroway', 'public'],
  ['military', 'public'],
  ['historic', 'other'],
  ['man_made', 'other'],
  ['power', 'other'],
];

export function isBuilding(tags: Tags): boolean {
  return isSet(tags.building);
}

/** Typed as a home, whatever shop is on its ground floor. */
export function isDwelling(tags: Tags): boolean {
  return dwellings.has(tags.building ?? '');
}

/** A building of no stated type or use (`building=yes` and nothing else): mostly homes where a mapper drew a whole town. */
export function isUntypedBuilding(tags: Tags): boolean {
  return tags.building === 'yes' && buildingUse(tags) === undefined;
}

/** The use of a building for the field `use`; undefined where nothing tells it. */
export function buildingUse(tags: Tags): string | undefined {
  const value = tags.building ?? '';
  if (dwellings.has(value)) return 'dwelling';
  if (Object.hasOwn(useByValue, value)) return useByValue[value];
  return useByKey.find(([key]) => isSet(tags[key]))?.[1];
}
