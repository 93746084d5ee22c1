import type { Asset, AssetKey } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import type { Box } from '../../core/geo/rings.ts';
import { familyOrder, type Symbology, symbologyOf } from '../../layers/derive/symbology.ts';
import { scales } from '../../layers/detail.ts';
import type { GeometryFamily, Kind, Theme } from '../../layers/kind.ts';
import { kinds } from '../../layers/registry.ts';
import { pathOf, pointsOf } from './paths.ts';
import type { Projection } from './view.ts';

/** Strokes and fills of one colour of one kind, as one path: a city of thousands of things stays a few elements. */
export interface SvgShape {
  readonly id: string;
  readonly kind: string;
  readonly family: GeometryFamily;
  readonly d: string;
  readonly colour: string;
  readonly fillOpacity: number;
  readonly strokeWidth: number;
  readonly dash: string | null;
  /** Dots: pixels and radius; `d` is empty. */
  readonly dots: readonly (readonly [x: number, y: number])[];
  readonly radius: number;
  readonly halo: string;
}

export interface SvgMap {
  /** In painting order. */
  readonly shapes: readonly SvgShape[];
  /** What was drawn, topmost last: for a click, and for those who read rather than look. */
  readonly drawn: readonly Asset[];
  readonly selected: readonly SvgShape[];
}

export interface SvgQuestion {
  readonly assetsOf: (kind: string) => readonly Asset[];
  readonly boxOf: (asset: Asset) => Box | null;
  readonly hidden: ReadonlySet<string>;
  /** 1 where an asset of a kind is in scope; kinds without an entry are whole. */
  readonly passing: ReadonlyMap<string, Uint8Array | null>;
  readonly selection: ReadonlySet<AssetKey>;
  readonly theme: Theme;
  /** Colours that stand in place of the declared one, by kind and place; null where the declaration holds. */
  readonly colourAt?: (kind: string, place: number, asset: Asset) => string | null;
}

/** An asset with its place in the list of its kind. */
interface Picked {
  readonly asset: Asset;
  readonly place: number;
}

/** The ground first, as on the map; then the kinds by their own order. */
const ground: readonly string[] = ['area', 'green', 'water', 'building', 'rail', 'street', 'built-up'];
/** Streets drawn in a view of the whole city. */
const mainStreets: ReadonlySet<unknown> = new Set(['trunk', 'primary', 'secondary', 'expressway', 'arterial', 'motorway']);
/** From this zoom on all ways are drawn. */
const allStreetsFrom = 13.5;

function rank(kind: Kind): number {
  const at = ground.indexOf(kind.id);
  return at >= 0 ? at - ground.length : kind.order;
}

function meets(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Sizes are declared for zoom 14; far away they shrink, close up they grow, as on the map. */
function grown(size: number, zoom: number): number {
  if (zoom < 14) return size * (0.5 + 0.5 * Math.max(0, (zoom - 10) / 4));
  return size * (1 + Math.min(1, (zoom - 14) / 4));
}

function declaredColour(asset: Asset, { classField, classes }: Symbology): string {
  const own = classes.at(-1)?.colour ?? '#000000';
  if (classField === undefined) return own;
  const value = String(asset.values[classField]);
  return classes.find((known) => known.value !== undefined && String(known.value) === value)?.colour ?? own;
}

function isSeen(asset: Asset, zoom: number): boolean {
  return asset.kind !== 'street' || zoom >= allStreetsFrom || mainStreets.has(asset.values.class);
}

/** What stays the same over all shapes of one picture. */
interface Drawing {
  readonly question: SvgQuestion;
  readonly zoom: number;
  readonly on: Projection;
}

function shape(kind: Kind, family: GeometryFamily, colour: string, assets: readonly Asset[], { question, zoom, on }: Drawing): SvgShape {
  const look = symbologyOf(kind, question.theme);
  const geometries = assets.flatMap(({ geometry }) => geometry ?? []);
  const isMain = kind.id === 'street' && mainStreets.has(assets[0]?.values.class);
  const stroke = family === 'polygon' ? look.outlineWidth : grown(isMain ? look.lineWidth * 1.8 : look.lineWidth, zoom);
  return {
    id: `${kind.id}:${family}:${colour}:${isMain}`,
    kind: kind.id,
    family,
    d: family === 'point' ? '' : geometries.map((geometry) => pathOf(geometry, family, on)).join(''),
    colour,
    fillOpacity: family === 'polygon' ? look.fillOpacity : 0,
    strokeWidth: Math.round(stroke * 100) / 100,
    dash: look.dash ? look.dash.map((part) => part * Math.max(1, stroke)).join(' ') : null,
    dots: family === 'point' ? geometries.flatMap((geometry) => pointsOf(geometry, on)) : [],
    radius: grown(look.radius, zoom),
    halo: look.halo,
  };
}

/** Shapes of one family of a kind, one for each colour (main streets apart from lanes). */
function shapesOf(kind: Kind, family: GeometryFamily, picked: readonly Picked[], drawing: Drawing): SvgShape[] {
  if (!kind.geometry.includes(family)) return [];
  const { theme, colourAt } = drawing.question;
  const look = symbologyOf(kind, theme);
  const groups = new Map<string, { readonly colour: string; readonly assets: Asset[] }>();
  for (const { asset, place } of picked) {
    const colour = colourAt?.(kind.id, place, asset) ?? declaredColour(asset, look);
    const id = `${colour} ${kind.id === 'street' && mainStreets.has(asset.values.class)}`;
    const group = groups.get(id) ?? { colour, assets: [] };
    group.assets.push(asset);
    groups.set(id, group);
  }
  const made = [...groups.values()].map(({ colour, assets }) => shape(kind, family, colour, assets, drawing));
  return made.filter(({ d, dots }) => d !== '' || dots.length > 0);
}

/** Assets of a kind that are in the picture: placed, in scope, inside the box, and not too small for the zoom. */
function inPicture(kind: Kind, { question, zoom, on }: Drawing): readonly Picked[] {
  if (question.hidden.has(kind.id) || zoom < scales[kind.style.drawn ?? 'city'].drawnFrom) return [];
  const passing = question.passing.get(kind.id);
  const picked: Picked[] = [];
  question.assetsOf(kind.id).forEach((asset, place) => {
    if ((passing && passing[place] !== 1) || !isSeen(asset, zoom)) return;
    const box = question.boxOf(asset);
    if (box !== null && meets(box, on.box)) picked.push({ asset, place });
  });
  return picked;
}

/** The city as shapes of a picture, from the declarations of its kinds: the same colours, strokes and order as the map. */
export function drawSvgMap(question: SvgQuestion, zoom: number, on: Projection): SvgMap {
  const drawing: Drawing = { question, zoom, on };
  const shown = kinds.toSorted((a, b) => rank(a) - rank(b)).map((kind) => ({ kind, picked: inPicture(kind, drawing) }));
  const painted = (list: typeof shown): SvgShape[] =>
    familyOrder.flatMap((family) => list.flatMap(({ kind, picked }) => shapesOf(kind, family, picked, drawing)));
  const base = shown.filter(({ kind }) => ground.includes(kind.id));
  const above = shown.filter(({ kind }) => !ground.includes(kind.id));
  const chosen = shown.map(({ kind, picked }) => ({
    kind,
    picked: picked.filter(({ asset }) => question.selection.has(assetKey(asset))),
  }));
  return {
    shapes: [...base.flatMap((one) => painted([one])), ...painted(above)],
    drawn: shown.flatMap(({ picked }) => picked.map(({ asset }) => asset)),
    selected: painted(chosen),
  };
}
