import type { Feature, FeatureCollection, Point } from 'geojson';
import type { CircleLayerSpecification, ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Asset } from '../core/asset.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../core/geo/mercator.ts';
import { familyLayers } from '../layers/derive/style.ts';
import { symbologyOf } from '../layers/derive/symbology.ts';
import { aloneFrom, scales } from '../layers/detail.ts';
import type { Kind } from '../layers/kind.ts';
import type { Passing } from '../store/query/scope.ts';
import type { Lang } from '../text/sentence.ts';
import { bubbles, type CrowdPoints } from './cluster.ts';
import { drawn } from './declared.ts';
import { classStates, type Dress, dressed } from './dress.ts';
import { drawnFeature, isPlaced } from './features.ts';
import { strongLabelFont } from './fonts.ts';
import type { BandContent } from './writer.ts';

/** Zooms for which points are gathered: below the street scale, and no farther out than the prefecture. */
const nearest = aloneFrom - 1;
const farthest = 7;

/** The source of the bubbles of a kind. */
function crowdSource(kind: string): string {
  return `crowd:${kind}`;
}

const pointsOf = new WeakMap<readonly Asset[], CrowdPoints>();

function crowdPoints(assets: readonly Asset[]): CrowdPoints {
  const known = pointsOf.get(assets);
  if (known) return known;
  const [x, y, place]: [number[], number[], number[]] = [[], [], []];
  assets.forEach(({ geometry }, at) => {
    if (geometry?.type !== 'Point') return;
    const [lon = 0, lat = 0] = geometry.coordinates;
    x.push(mercatorX(lon));
    y.push(mercatorY(lat));
    place.push(at);
  });
  const points: CrowdPoints = { x: Float64Array.from(x), y: Float64Array.from(y), place: Uint32Array.from(place) };
  pointsOf.set(assets, points);
  return points;
}

function only(points: CrowdPoints, passing: Uint8Array): CrowdPoints {
  const kept = Array.from(points.place.keys()).filter((at) => passing[points.place[at] ?? 0] === 1);
  const take = (values: Float64Array) => Float64Array.from(kept, (at) => values[at] ?? 0);
  return { x: take(points.x), y: take(points.y), place: Uint32Array.from(kept, (at) => points.place[at] ?? 0) };
}

/** 12300 as 1.2万 or 12k: a bubble has room for four signs. */
export function shortCount(count: number, lang: Lang): string {
  if (count < 10_000) return String(count);
  return lang === 'zh' ? `${(count / 10_000).toFixed(1)}万` : `${Math.round(count / 1000)}k`;
}

/** Bubbles of those points of a kind that pass, and the points that stand alone, each with the zooms at which it is seen. */
export function crowdFeatures(assets: readonly Asset[], passing: Passing | undefined, lang: Lang): FeatureCollection<Point> {
  const all = crowdPoints(assets);
  const found = bubbles(passing ? only(all, passing) : all, nearest, farthest);
  const features = found.map(({ x, y, count, place, from, until }): Feature<Point> => {
    const geometry: Point = { type: 'Point', coordinates: [lonOf(x), latOf(y)] };
    if (place < 0)
      return { type: 'Feature', geometry, properties: { _count: count, _text: shortCount(count, lang), _from: from, _until: until } };
    const asset = assets[place];
    const { properties } = asset && isPlaced(asset) ? drawnFeature(asset, place) : { properties: {} };
    return { type: 'Feature', id: place, geometry, properties: { ...properties, _from: from } };
  });
  return { type: 'FeatureCollection', features };
}

const seen: FilterSpecification = ['<=', ['get', '_from'], ['zoom']];
const isBubble: FilterSpecification = ['all', ['has', '_count'], seen, ['>', ['get', '_until'], ['zoom']]];
const isAlone: FilterSpecification = ['all', ['!', ['has', '_count']], seen];
const radius: ExpressionSpecification = ['step', ['get', '_count'], 11, 10, 13, 100, 16, 1000, 20];

function crowdLayers(kind: Kind, dress: Dress): LayerSpecification[] {
  const look = symbologyOf(kind, dress.theme);
  const source = crowdSource(kind.id);
  const minzoom = scales[kind.style.drawn ?? 'city'].drawnFrom;
  const range = { source, minzoom, maxzoom: aloneFrom };
  const dot = familyLayers(kind, 'point', dress.theme)
    .filter(({ type }) => type === 'circle')
    .map((layer) => ({ ...drawn(layer), ...range, id: `crowd:${kind.id}:dot`, filter: isAlone }) as CircleLayerSpecification);
  const bubble: CircleLayerSpecification = {
    id: `crowd:${kind.id}:bubble`,
    type: 'circle',
    ...range,
    filter: isBubble,
    paint: {
      'circle-color': kind.style.colour[dress.theme],
      'circle-radius': radius,
      'circle-stroke-color': look.halo,
      'circle-stroke-width': 1.5,
      'circle-opacity': 0.94,
    },
  };
  const opacity = dress.looks[kind.id]?.opacity ?? 1;
  const count: LayerSpecification = {
    id: `crowd:${kind.id}:count`,
    type: 'symbol',
    ...range,
    filter: isBubble,
    layout: {
      'text-field': ['get', '_text'],
      'text-font': strongLabelFont,
      'text-size': 12,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': look.halo, 'text-opacity': opacity },
  };
  // What does not pass is not among the features; a bubble stands for things of several classes and keeps the kind's own colour.
  const unfiltered: Dress = { ...dress, passing: new Map() };
  const faded = { ...bubble, paint: { ...bubble.paint, 'circle-opacity': 0.94 * opacity, 'circle-stroke-opacity': opacity } };
  return [...dot.map((layer) => dressed(layer, kind.id, unfiltered)), faded, count];
}

/** Points that crowd, below the street scale: a bubble with their number, or the point itself where it stands alone. */
export function crowdsBand(crowds: ReadonlyMap<Kind, FeatureCollection<Point>>, dress: Dress): BandContent {
  const ids = [...crowds.keys()].map(({ id }) => id);
  return {
    sources: Object.fromEntries([...crowds].map(([kind, features]) => [crowdSource(kind.id), features])),
    layers: [...crowds.keys()].flatMap((kind) => crowdLayers(kind, dress)),
    classes: classStates(ids, dress.looks, crowdSource),
  };
}
