import { area, bboxPolygon, buffer, feature, featureCollection, intersect, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import { cityInUse } from '../../core/lifecycle.ts';
import type { RuleSheet } from './spec.ts';

export interface ReferenceCoverage {
  readonly coveredM2: number;
  readonly residentialM2: number;
  readonly share: number | null;
}

type Area = Feature<Polygon | MultiPolygon>;

const steps = 64;

/**
 * The official figure by plain Turf calls, for a person to check ours by (核对) and for tests: parks that count, `buffer` with 64 steps,
 * `union`, `intersect`, `area`, nothing else. Slow, and right to about 0.2 %: Turf measures areas on a sphere and a 256-gon stands for each
 * disc. `box` is [west, south, east, north]; parks outside it still serve. Reads no unknown, no people, no area units.
 */
export function referenceCoverage(whole: City, sheet: RuleSheet, box: readonly [number, number, number, number]): ReferenceCoverage {
  const city = cityInUse(whole);
  const frame = bboxPolygon([...box]);
  const margin = buffer(frame, Math.max(...sheet.tiers.map(({ radiusM }) => radiusM)), { units: 'meters' });
  const near = (part: Area) => margin !== undefined && intersect(featureCollection<Polygon | MultiPolygon>([part, margin])) !== null;
  const service = joined(
    city.assets.flatMap((asset): Area[] => {
      const radiusM = radiusOf(asset, city, sheet);
      if (radiusM === null || !asset.geometry || !near(cover(asset))) return [];
      return [buffer(feature(asset.geometry), radiusM, { units: 'meters', steps }) as Area];
    }),
  );
  const kind = city.assets.some((asset) => asset.kind === 'residential-land' && polygonal(asset)) ? 'residential-land' : 'residential';
  const homes = city.assets.filter((asset) => asset.kind === kind && polygonal(asset)).map((asset) => cover(asset));
  const land = clipped(clipped(joined(homes.flatMap((home) => clipped(home, frame) ?? [])), frame), builtUp(city));
  const covered = land && service ? clipped(land, service) : null;
  const [coveredM2, residentialM2] = [covered ? area(covered) : 0, land ? area(land) : 0];
  return { coveredM2, residentialM2, share: residentialM2 > 0 ? coveredM2 / residentialM2 : null };
}

function polygonal({ geometry }: Asset): boolean {
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
}

/** The asset as an area; a point as a disc of a centimetre. */
function cover(asset: Asset): Area {
  if (asset.geometry?.type === 'Point') return buffer(feature(asset.geometry), 0.01, { units: 'meters' }) as Area;
  return feature(asset.geometry as Polygon | MultiPolygon);
}

function builtUp(city: City): Area | null {
  if (city.info.builtUp) return feature(city.info.builtUp);
  const drawn = city.assets.filter((asset) => asset.kind === 'built-up' && polygonal(asset));
  return drawn.length > 0 ? joined(drawn.map(cover)) : null;
}

function joined(parts: readonly Area[]): Area | null {
  if (parts.length <= 1) return parts[0] ?? null;
  return union(featureCollection([...parts]));
}

/** The part of an area inside a mask; all of it where there is no mask. */
function clipped(part: Area | null, mask: Area | null): Area | null {
  return part === null || mask === null ? part : intersect(featureCollection([part, mask]));
}

/** The radius of an open park that counts; the same reading as the engine's, written plainly again. */
function radiusOf(asset: Asset, city: City, sheet: RuleSheet): number | null {
  const { values, geometry } = asset;
  if (!geometry || (asset.kind !== 'park' && asset.kind !== 'green')) return null;
  if (asset.kind === 'park' ? values.open === false : values.open !== true) return null;
  const classes = { G3: 'squares', XG: 'attachedGreen', EG: 'regionalGreen' } as const;
  const byClass = classes[values.class as keyof typeof classes] ?? (asset.kind === 'green' ? 'otherGreen' : null);
  if (byClass && !sheet.counts[byClass].counts) return null;
  if (values.fee === true && !sheet.counts.ticketed.counts) return null;
  const size = typeof values.areaM2 === 'number' && values.areaM2 > 0 ? values.areaM2 : polygonal(asset) ? area(geometry) : null;
  if (size === null) return null;
  const districts = city.assets.filter((other) => other.kind === 'historic-district' && polygonal(other)).map(cover);
  const inside = districts.map((district) => clipped(cover(asset), district)).reduce((sum, part) => sum + (part ? area(part) : 0), 0);
  const historic = inside >= area(cover(asset)) / 2;
  const radii = sheet.tiers
    .filter((tier) => size >= tier.minAreaM2 && size < (tier.maxAreaM2 ?? Infinity) && (!tier.historicOnly || historic))
    .map(({ radiusM }) => radiusM);
  return radii.length > 0 ? Math.max(...radii) : null;
}
