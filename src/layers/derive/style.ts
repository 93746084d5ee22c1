import { aloneFrom, scales } from '../detail.ts';
import type { GeometryFamily, Kind, Theme } from '../kind.ts';
import { familyOrder, type Symbology, symbologyOf } from './symbology.ts';

/** A MapLibre expression or constant. Written out here because only `map` may know MapLibre. */
export type StyleValue = string | number | boolean | readonly StyleValue[];

/** A MapLibre-shaped layer. `map` gives it its source and hands it on as it is. */
export interface DrawLayer {
  readonly id: string;
  readonly kind: string;
  readonly type: 'fill' | 'line' | 'circle' | 'symbol';
  readonly filter: readonly StyleValue[];
  readonly minzoom?: number;
  readonly layout: Readonly<Record<string, StyleValue>>;
  readonly paint: Readonly<Record<string, StyleValue>>;
}

/** MapLibre names multi-geometries by the single word in tiles and by their own elsewhere; both are taken. */
const geometryNames: Readonly<Record<GeometryFamily, readonly string[]>> = {
  polygon: ['Polygon', 'MultiPolygon'],
  line: ['LineString', 'MultiLineString'],
  point: ['Point', 'MultiPoint'],
};

/** From this zoom on a point shows its symbol instead of a bare dot. */
const symbolZoom = 14.5;

function ofFamily(family: GeometryFamily): readonly StyleValue[] {
  return ['in', ['geometry-type'], ['literal', geometryNames[family]]];
}

/** The colour by class: a constant where the kind has none. Booleans compare as text, because files carry both. */
function colourValue({ classField, classes }: Symbology): StyleValue {
  const own = classes[classes.length - 1]?.colour ?? '#000000';
  if (classField === undefined) return own;
  const pairs = classes.flatMap(({ value, colour }) => (value === undefined ? [] : [String(value), colour]));
  return ['match', ['to-string', ['get', classField]], ...pairs, own];
}

/** A size that grows with the zoom: as declared at zoom 14. */
function byZoom(size: number, far: number, near: number): StyleValue {
  return ['interpolate', ['linear'], ['zoom'], 10, size * far, 14, size, 18, size * near];
}

/** Zoom from which on a family of a kind is drawn thing by thing; points that crowd wait for the street scale. */
export function drawnFrom({ style }: Kind, family: GeometryFamily): number {
  const declared = scales[style.drawn ?? 'city'].drawnFrom;
  return family === 'point' && style.crowds ? Math.max(declared, aloneFrom) : declared;
}

/** Zoom from which on anything of a kind is on the map, thing by thing or in bubbles: what legends of screen and picture go by. */
export function firstDrawn(kind: Kind): number {
  return scales[kind.style.drawn ?? 'city'].drawnFrom;
}

function shared(kind: Kind, part: string, family: GeometryFamily): Pick<DrawLayer, 'id' | 'kind' | 'filter' | 'minzoom'> {
  const minzoom = drawnFrom(kind, family);
  return { id: `${kind.id}:${part}`, kind: kind.id, filter: ofFamily(family), ...(minzoom === 0 ? {} : { minzoom }) };
}

function linePaint(look: Symbology, width: number): DrawLayer['paint'] {
  return {
    'line-color': colourValue(look),
    'line-width': byZoom(width, 0.5, 2),
    ...(look.dash ? { 'line-dasharray': look.dash } : {}),
  };
}

function surfaceLayers(kind: Kind, look: Symbology): readonly DrawLayer[] {
  const outline: DrawLayer = {
    ...shared(kind, 'outline', 'polygon'),
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: linePaint(look, look.outlineWidth),
  };
  if (look.fillOpacity === 0) return [outline];
  const paint = { 'fill-color': colourValue(look), 'fill-opacity': look.fillOpacity };
  return [{ ...shared(kind, 'fill', 'polygon'), type: 'fill', layout: {}, paint }, outline];
}

function lineLayers(kind: Kind, look: Symbology): readonly DrawLayer[] {
  const layout = { 'line-join': 'round', 'line-cap': look.dash ? 'butt' : 'round' };
  return [{ ...shared(kind, 'line', 'line'), type: 'line', layout, paint: linePaint(look, look.lineWidth) }];
}

function pointLayers(kind: Kind, look: Symbology): readonly DrawLayer[] {
  const dot: DrawLayer = {
    ...shared(kind, 'dot', 'point'),
    type: 'circle',
    layout: {},
    paint: {
      'circle-color': colourValue(look),
      'circle-radius': byZoom(look.radius, 0.6, 1.9),
      'circle-stroke-color': look.halo,
      'circle-stroke-width': 1.25,
    },
  };
  if (look.icon === undefined) return [dot];
  const symbol: DrawLayer = {
    ...shared(kind, 'symbol', 'point'),
    type: 'symbol',
    minzoom: Math.max(symbolZoom, drawnFrom(kind, 'point')),
    layout: { 'icon-image': look.icon, 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-size': byZoom(0.5, 0.5, 1) },
    paint: { 'icon-color': look.halo },
  };
  return [dot, symbol];
}

const drawFamily: Readonly<Record<GeometryFamily, (kind: Kind, look: Symbology) => readonly DrawLayer[]>> = {
  polygon: surfaceLayers,
  line: lineLayers,
  point: pointLayers,
};

/** What a drawn feature carries where it does not stand today: planned or retired (`core/lifecycle.ts`). */
export const idleMark = '_idle';

/** Shares of the opacity that are left to what does not stand today. */
const idleFill = 0.12;
const idleLine = 0.4;

function unlessIdle(idle: StyleValue, live: StyleValue): StyleValue {
  return ['case', ['has', idleMark], idle, live];
}

function opacityUnlessIdle(declared: StyleValue, share: number): StyleValue {
  return typeof declared === 'number' ? unlessIdle(declared * share, declared) : declared;
}

type Paint = Readonly<Record<string, StyleValue>>;

/** Paint that is laid over a layer of things of which some do not stand today: these become hollow, lines become pale. `soft` is the colour of their symbols. */
export function idlePaint(layer: Pick<DrawLayer, 'id' | 'type'>, paint: Paint, soft: string): Paint {
  if (layer.type === 'fill') return { 'fill-opacity': opacityUnlessIdle(paint['fill-opacity'] ?? 1, idleFill) };
  // The edge is all that is left of a surface.
  if (layer.type === 'line')
    return layer.id.endsWith(':outline') ? {} : { 'line-opacity': opacityUnlessIdle(paint['line-opacity'] ?? 1, idleLine) };
  if (layer.type === 'symbol') return 'icon-color' in paint ? { 'icon-color': unlessIdle(soft, paint['icon-color'] ?? soft) } : {};
  const [inside, edge] = [paint['circle-color'], paint['circle-stroke-color']];
  if (inside === undefined || edge === undefined) return {};
  return { 'circle-color': unlessIdle(edge, inside), 'circle-stroke-color': unlessIdle(inside, edge) };
}

/** Layers that draw one family of a kind; none where the kind has no such geometry. */
export function familyLayers(kind: Kind, family: GeometryFamily, theme: Theme): readonly DrawLayer[] {
  return kind.geometry.includes(family) ? drawFamily[family](kind, symbologyOf(kind, theme)) : [];
}

/** Kinds in painting order, low first: those the user moved on top as they were moved, below them the others as declared. */
export function paintingOrder(kinds: readonly Kind[], moved: readonly string[] = []): readonly Kind[] {
  const place = new Map(moved.map((id, at) => [id, moved.length - at]));
  return kinds.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0) || a.order - b.order);
}

/**
 * The asset band: all surfaces, then all lines, then all points, so that nothing small is ever covered; inside each the kinds' painting
 * order. Symbols are signed-distance images named by `Kind.icon`.
 */
export function assetLayers(kinds: readonly Kind[], theme: Theme, moved: readonly string[] = []): readonly DrawLayer[] {
  const sorted = paintingOrder(kinds, moved);
  return familyOrder.flatMap((family) => sorted.flatMap((kind) => familyLayers(kind, family, theme)));
}
