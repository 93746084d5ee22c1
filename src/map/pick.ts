import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from 'maplibre-gl';
import { type AssetKey, assetKey } from '../core/asset.ts';
import { compoundHitLayer } from './assets.ts';

/** Pixels around the pointer in which a thin line or a small point is still hit. */
const reach = 4;

function keyOf(feature: MapGeoJSONFeature | undefined): AssetKey | null {
  const kind: unknown = feature?.properties._kind;
  const id: unknown = feature?.properties._id;
  return typeof kind === 'string' && typeof id === 'string' ? assetKey({ kind, id }) : null;
}

/** Points before lines before fields; among fields the one drawn last. An area unit is everywhere, so it counts only where nothing else is. */
function rank(feature: MapGeoJSONFeature): number {
  if (feature.layer.type === 'background') return -1;
  const type = feature.geometry.type;
  if (type.endsWith('Point')) return 3;
  if (type.endsWith('LineString')) return 2;
  return feature.properties._kind === 'area' ? 0 : 1;
}

/** The asset a click at `point` means, null for bare ground. */
export function assetAt(map: MapLibreMap, point: Point): AssetKey | null {
  const box: [[number, number], [number, number]] = [
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ];
  const near = map.queryRenderedFeatures(box).filter((feature) => keyOf(feature) !== null);
  const best = near.reduce<MapGeoJSONFeature | undefined>(
    (kept, feature) => (kept && rank(kept) >= rank(feature) ? kept : feature),
    undefined,
  );
  return keyOf(best);
}

/** The compound (小区) under the pointer. */
export function compoundAt(map: MapLibreMap, point: Point): AssetKey | null {
  if (!map.getLayer(compoundHitLayer)) return null;
  return keyOf(map.queryRenderedFeatures(point, { layers: [compoundHitLayer] })[0]);
}
