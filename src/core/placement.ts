import { type AreaNode, type AreaTree, areaCodeOf } from './area.ts';
import { areaLevels } from './area-level.ts';
import type { Asset } from './asset.ts';
import { boxIndex } from './geo/boxes.ts';
import { representativePoint } from './geo/representative.ts';
import { insideRegion, type Region, regionOf } from './geo/rings.ts';
import { byCodeUnit } from './order.ts';

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

/** The order in which units around a place hold it: the deepest first, of one level the lowest code. The first is the one it counts in. */
export function byHold(a: { readonly depth: number; readonly code: string }, b: { readonly depth: number; readonly code: string }): number {
  return b.depth - a.depth || byCodeUnit(a.code, b.code);
}

/** Units drawn around a position, in the order of their hold. */
function unitsAround({ nodes }: AreaTree): (lon: number, lat: number) => readonly PlacedUnit[] {
  const placed = placedUnits(nodes.values());
  const index = boxIndex(placed.map(({ region }) => region.box));
  return (lon, lat) =>
    (index?.search(lon, lat, lon, lat) ?? [])
      .flatMap((at) => placed[at] ?? [])
      .filter(({ region }) => insideRegion(lon, lat, region))
      .sort(byHold);
}

/**
 * Tells in which unit of the tree an asset counts: the deepest one drawn around its representative point; of an asset without a position
 * the code it was given (`areaCode`); null where neither says. A unit counts in itself, one that no longer holds where it lies.
 */
export function placer(tree: AreaTree): (asset: Asset) => string | null {
  const around = unitsAround(tree);
  return (asset) => {
    const own = asset.kind === 'area' ? areaCodeOf(asset.values.code) : null;
    if (own !== null && tree.nodes.has(own)) return own;
    const point = representativePoint(asset.geometry);
    return point ? (around(...point)[0]?.code ?? null) : areaCodeOf(asset.values.areaCode);
  };
}

/**
 * All units in which a placed asset counts, the deepest first: that one and its parents. Where a unit names no parent, the next higher one
 * drawn around the asset stands in, so that a register without parents still sums. Empty outside all.
 */
export function chainPlacer(tree: AreaTree): (asset: Asset) => readonly string[] {
  const around = unitsAround(tree);
  return ({ geometry }) => {
    const point = representativePoint(geometry);
    const drawn = point ? around(...point) : [];
    const chain: string[] = [];
    let code = drawn[0]?.code ?? null;
    while (code !== null && !chain.includes(code)) {
      chain.push(code);
      const node = tree.nodes.get(code);
      const depth = node ? areaLevels.indexOf(node.level) : 0;
      code = node?.parent ?? drawn.find((unit) => unit.depth < depth)?.code ?? null;
    }
    return chain;
  };
}
