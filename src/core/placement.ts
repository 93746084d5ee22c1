import { type AreaNode, type AreaTree, areaCodeOf } from './area.ts';
import { areaLevels } from './area-level.ts';
import type { Asset } from './asset.ts';
import { boxIndex } from './geo/boxes.ts';
import { representativePoint } from './geo/representative.ts';
import { insideRegion, type Region, regionOf } from './geo/rings.ts';

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

function placedUnits(units: Iterable<AreaNode>): PlacedUnit[] {
  const placed: PlacedUnit[] = [];
  for (const { code, level, asset } of units) {
    const region = regionOfUnit(asset);
    if (region) placed.push({ code, depth: areaLevels.indexOf(level), region });
  }
  return placed;
}

/**
 * Tells in which unit of the tree an asset counts: the deepest one drawn around its representative point; of an asset without a position
 * the code it was given (`areaCode`); null where neither says. A unit counts in itself, one that no longer holds where it lies.
 */
export function placer({ nodes }: AreaTree): (asset: Asset) => string | null {
  const placed = placedUnits(nodes.values());
  const index = boxIndex(placed.map(({ region }) => region.box));
  return (asset) => {
    const own = asset.kind === 'area' ? areaCodeOf(asset.values.code) : null;
    if (own !== null && nodes.has(own)) return own;
    const point = representativePoint(asset.geometry);
    if (!point) return areaCodeOf(asset.values.areaCode);
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
