import type { Tags } from './data.ts';

/** First tag that fits decides; ids are those of the circle's rule sheets. */
const typeByTag: readonly (readonly [key: string, value: string, type: string])[] = [
  ['amenity', 'kindergarten', 'kindergarten'],
  ['amenity', 'childcare', 'kindergarten'],
  ['amenity', 'clinic', 'health-station'],
  ['amenity', 'doctors', 'health-station'],
  ['healthcare', 'clinic', 'health-station'],
  ['healthcare', 'centre', 'health-station'],
  ['amenity', 'pharmacy', 'pharmacy'],
  ['amenity', 'marketplace', 'market'],
  ['shop', 'greengrocer', 'market'],
  ['shop', 'supermarket', 'market'],
  ['shop', 'convenience', 'convenience'],
  ['amenity', 'nursing_home', 'elderly-care'],
  ['amenity', 'community_centre', 'culture-station'],
  ['amenity', 'library', 'culture-station'],
  ['leisure', 'fitness_station', 'fitness'],
  ['highway', 'bus_stop', 'bus-stop'],
];

/** The service a thing gives, or undefined. A school whose level nobody wrote down is `school`, which no rule sheet counts. */
export function facilityType(tags: Tags): string | undefined {
  if (tags.amenity === 'school') return schoolType(tags);
  if (tags.amenity === 'social_facility' && tags['social_facility:for'] === 'senior') return 'elderly-care';
  return typeByTag.find(([key, value]) => tags[key] === value)?.[2];
}

function schoolType(tags: Tags): string {
  const levels = (tags['isced:level'] ?? '').split(/[;,-]/).map((level) => level.trim());
  const name = tags.name ?? '';
  if (levels.includes('1') || tags.school === 'primary' || /小学|primary|elementary/i.test(name)) return 'primary-school';
  if (levels.includes('2') || tags.school === 'secondary' || /初中|中学|middle school|junior high/i.test(name)) return 'middle-school';
  return 'school';
}
