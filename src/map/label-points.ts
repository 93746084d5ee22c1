import type { Feature, FeatureCollection, Point } from 'geojson';
import type { Asset } from '../core/asset.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import { mercatorX, mercatorY, worldPx } from '../core/geo/mercator.ts';
import { representativePoint } from '../core/geo/representative.ts';

/** A surface is named once its name would not be much larger than itself: pixels of the side of a square as large as its box. */
const surfacePx = 52;

/** Longest name on the map; a card tells the whole. */
const longestName = 24;

function shortened(name: string): string {
  const signs = [...name];
  return signs.length <= longestName ? name : `${signs.slice(0, longestName - 1).join('')}…`;
}

/** Side of a square as large as the box of an asset, as a share of the world. */
function sideOf({ geometry }: Asset): number {
  const box = boxOf([geometry]);
  if (!box) return 0;
  const [west, south, east, north] = box;
  return Math.sqrt((mercatorX(east) - mercatorX(west)) * (mercatorY(south) - mercatorY(north)));
}

/** Zoom at which a surface is large enough for its name. */
function surfaceZoom(side: number): number {
  return side === 0 ? 24 : Math.log2(surfacePx / (worldPx * side));
}

function labelPoint(asset: Asset, place: number): Feature<Point>[] {
  const { geometry, values } = asset;
  if (typeof values.name !== 'string' || values.name === '' || !geometry || /Line/.test(geometry.type)) return [];
  const coordinates = representativePoint(geometry);
  if (!coordinates) return [];
  const isDot = geometry.type.endsWith('Point');
  const side = isDot ? 0 : sideOf(asset);
  const properties: Record<string, unknown> = {
    name: shortened(values.name),
    // Half a zoom early, as a filter sees whole zooms only.
    _from: isDot ? 0 : surfaceZoom(side) - 0.5,
    // What really has this name before what is drawn for show, large before small.
    _sort: (values.synthetic === true ? 100 : 0) - (isDot ? 0 : Math.log2(side * 2 ** 30 + 1)),
  };
  if (isDot) properties._dot = true;
  if (asset.kind === 'area') properties.level = values.level;
  return [{ type: 'Feature', id: place, geometry: { type: 'Point', coordinates: [...coordinates] }, properties }];
}

const madeFor = new WeakMap<readonly Asset[], FeatureCollection<Point>>();

/**
 * One point for each name of a kind (MapLibre would name a polygon once in every tile): inside a surface, on a point (`_dot`). `_from` is the
 * zoom from which on a surface can carry its name, `_sort` who goes first where two want one place. Ids are places in the list.
 */
export function labelPoints(assets: readonly Asset[]): FeatureCollection<Point> {
  const known = madeFor.get(assets);
  if (known) return known;
  const points: FeatureCollection<Point> = { type: 'FeatureCollection', features: assets.flatMap(labelPoint) };
  madeFor.set(assets, points);
  return points;
}
