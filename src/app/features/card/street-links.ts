import type { Position } from 'geojson';
import type { Asset } from '../../../core/asset.ts';
import { distanceToSegment } from '../../../core/geo/rings.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { type NamedStreet, namedStreets } from '../search/places.ts';

/** Kinds that stand on or at a street without naming it by a reference. */
const onStreets: readonly string[] = ['crossing', 'intersection'];
/** A crossing is drawn on its street; this many metres off it still belongs to it. */
const reachM = 20;
const degreeM = 111_320;

/** Metres from a place to a line, near enough for a few hundred metres. */
function metresTo(line: readonly Position[], [lon = 0, lat = 0]: Position): number {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const flat = line.map(([x = 0, y = 0]): readonly [number, number] => [(x - lon) * shrink * degreeM, (y - lat) * degreeM]);
  return flat.slice(1).reduce((least, [bx, by], i) => {
    const [ax, ay] = flat[i] ?? [bx, by];
    return Math.min(least, distanceToSegment(0, 0, ax, ay, bx, by));
  }, Infinity);
}

function linesOf({ geometry }: Asset): readonly (readonly Position[])[] {
  if (geometry?.type === 'LineString') return [geometry.coordinates];
  return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
}

function isOn(index: CityIndex, line: Asset, at: Position): boolean {
  const box = index.box(line);
  const margin = (2 * reachM) / degreeM;
  const [lon = 0, lat = 0] = at;
  if (!box || lon < box[0] - margin || lon > box[2] + margin || lat < box[1] - margin || lat > box[3] + margin) return false;
  return linesOf(line).some((part) => metresTo(part, at) <= reachM);
}

function namesIn(text: unknown): readonly string[] {
  return typeof text === 'string' ? text.split(/[、，,;；/×]/u).map((name) => name.trim()) : [];
}

/** Streets that a crossing or junction stands on, that its record names, or between which a segment runs. */
export function streetsAt(index: CityIndex, asset: Asset): readonly NamedStreet[] {
  const { values, geometry, kind } = asset;
  const named = new Set([values.streets, values.from, values.to].flatMap(namesIn));
  if (kind === 'segment' || kind === 'road') named.add(String(values.name ?? '').replace(/[（(].*$/u, ''));
  const at = onStreets.includes(kind) && geometry?.type === 'Point' ? geometry.coordinates : null;
  return namedStreets(index).filter(({ name, lines }) => named.has(name) || (at !== null && lines.some((line) => isOn(index, line, at))));
}

/** What stands on a street: its crossings and junctions, each kind apart. */
export function alongStreet(index: CityIndex, street: Asset): readonly (readonly [kind: string, assets: readonly Asset[]])[] {
  if (street.kind !== 'street') return [];
  return onStreets.flatMap((kind) => {
    const assets = index.kind(kind).filter(({ geometry }) => geometry?.type === 'Point' && isOn(index, street, geometry.coordinates));
    return assets.length > 0 ? [[kind, assets] as const] : [];
  });
}
