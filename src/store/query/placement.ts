import { areaLevels } from '../../core/area-level.ts';
import type { Asset } from '../../core/asset.ts';
import { boxIndex } from '../../core/geo/boxes.ts';
import { representativePoint } from '../../core/geo/representative.ts';
import { insideRegion, type Region, regionOf } from '../../core/geo/rings.ts';

interface PlacedUnit {
  readonly code: string;
  /** Place of the level in `areaLevels`: the deeper the larger. */
  readonly depth: number;
  readonly region: Region;
}

function regionOfUnit({ geometry }: Asset): Region | null {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return regionOf(polygons.flat().map((ring) => Float64Array.from(ring.flatMap(([lon = 0, lat = 0]) => [lon, lat]))));
}

function placedUnits(units: Iterable<Asset>): PlacedUnit[] {
  const placed: PlacedUnit[] = [];
  for (const unit of units) {
    const region = regionOfUnit(unit);
    const depth = (areaLevels as readonly unknown[]).indexOf(unit.values.level);
    if (region && depth >= 0 && typeof unit.values.code === 'string') placed.push({ code: unit.values.code, depth, region });
  }
  return placed;
}

/**
 * Tells in which unit an asset counts: the deepest one drawn around its representative point; of an asset without a position the code it
 * was given (`areaCode`); null where neither says. A unit itself counts in itself.
 */
export function placer(units: readonly Asset[]): (asset: Asset) => string | null {
  const placed = placedUnits(units);
  const index = boxIndex(placed.map(({ region }) => region.box));
  return (asset) => {
    if (asset.kind === 'area') return typeof asset.values.code === 'string' ? asset.values.code : null;
    const point = representativePoint(asset.geometry);
    if (!point) return typeof asset.values.areaCode === 'string' ? asset.values.areaCode : null;
    const [x, y] = point;
    let best: PlacedUnit | null = null;
    for (const at of index?.search(x, y, x, y) ?? []) {
      const unit = placed[at];
      if (!unit || !insideRegion(x, y, unit.region)) continue;
      if (!best || unit.depth > best.depth || (unit.depth === best.depth && unit.code < best.code)) best = unit;
    }
    return best?.code ?? null;
  };
}
