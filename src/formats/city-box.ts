import type { City } from '../core/city.ts';
import { type Box, boxOf } from './box.ts';

/** Where a city lies: its extent, else the box around its assets; undefined for an empty one. */
export function cityBox(city: City): Box | undefined {
  const { extent } = city.info;
  return extent === undefined ? boxOf(city.assets.map((asset) => asset.geometry)) : boxOf([extent]);
}
