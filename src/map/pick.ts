import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from 'maplibre-gl';
import { type AssetKey, assetKey } from '../core/asset.ts';
import { cityIndex } from '../store/query/city-index.ts';
import { compoundHitLayer } from './assets.ts';
import { basemapKinds } from './basemap.ts';
import type { MapFrame } from './frame.ts';

/** Pixels around the pointer in which a thin line or a small point is still hit. */
const reach = 4;

/** Sources whose features are assets: `kind:park`, `label:park`, `crowd:toilet`. */
const assetSource = /^(kind|label|crowd):(.+)$/;

/** Kinds that are everywhere: a pointer that passes over them means nothing. */
const everywhere: ReadonlySet<string> = new Set([...basemapKinds, 'area', 'built-up', 'historic-district']);

/** A bubble under the pointer: where it stands, how many it holds and the zoom at which it falls apart. */
export interface PickedBubble {
  readonly lon: number;
  readonly lat: number;
  readonly count: number;
  readonly opensAt: number;
}

function kindOf(feature: MapGeoJSONFeature): string {
  return assetSource.exec(feature.source)?.[2] ?? '';
}

/** The asset that a drawn feature is, null for anything else and for what does not pass. */
function keyOf(frame: MapFrame, feature: MapGeoJSONFeature | undefined): AssetKey | null {
  if (!feature || !frame.city || typeof feature.id !== 'number') return null;
  const kind = kindOf(feature);
  const asset = cityIndex(frame.city).kind(kind)[feature.id];
  const passes = frame.passing.get(kind)?.[feature.id] !== 0;
  return asset && passes ? assetKey(asset) : null;
}

/** Points before lines before fields; among fields the one drawn last. An area unit is everywhere, so it counts only where nothing else is. */
function rank(feature: MapGeoJSONFeature): number {
  const type = feature.geometry.type;
  if (type.endsWith('Point')) return 3;
  if (type.endsWith('LineString')) return 2;
  return kindOf(feature) === 'area' ? 0 : 1;
}

function near(map: MapLibreMap, point: Point): MapGeoJSONFeature[] {
  return map.queryRenderedFeatures([
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ]);
}

function bestKey(frame: MapFrame, features: readonly MapGeoJSONFeature[]): AssetKey | null {
  let best: { readonly key: AssetKey; readonly rank: number } | null = null;
  for (const feature of features) {
    const key = keyOf(frame, feature);
    if (key !== null && (best === null || rank(feature) > best.rank)) best = { key, rank: rank(feature) };
  }
  return best?.key ?? null;
}

/** All assets drawn at `point` as things of their own, points first; none under a bubble. */
export function assetsAt(map: MapLibreMap, frame: MapFrame, point: Point): readonly AssetKey[] {
  if (bubbleAt(map, point)) return [];
  const features = near(map, point).toSorted((a, b) => rank(b) - rank(a));
  return [...new Set(features.flatMap((feature) => keyOf(frame, feature) ?? []))];
}

/** The asset a click at `point` means, null for bare ground. */
export function assetAt(map: MapLibreMap, frame: MapFrame, point: Point): AssetKey | null {
  return bestKey(frame, near(map, point));
}

/** The bubble at a point; it is drawn above all assets and so goes first. */
export function bubbleAt(map: MapLibreMap, point: Point): PickedBubble | null {
  const found = map.queryRenderedFeatures(point).find((feature) => typeof feature.properties._count === 'number');
  if (found?.geometry.type !== 'Point') return null;
  const [lon = 0, lat = 0] = found.geometry.coordinates;
  const { _count: count, _until: until }: Record<string, unknown> = found.properties;
  return { lon, lat, count: Number(count), opensAt: Number(until) };
}

/** What the pointer passes over: the compound while an answer is shown (its walk follows), else the thing a click would take. */
export function hoveredAt(map: MapLibreMap, frame: MapFrame, point: Point): AssetKey | null {
  if (frame.results) {
    if (!map.getLayer(compoundHitLayer)) return null;
    return keyOf(frame, map.queryRenderedFeatures(point, { layers: [compoundHitLayer] })[0]);
  }
  return bestKey(
    frame,
    near(map, point).filter((feature) => !everywhere.has(kindOf(feature)) && feature.layer.id !== compoundHitLayer),
  );
}
