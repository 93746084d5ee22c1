import type { Position } from 'geojson';
import { type Asset, type AssetKey, assetKey } from '../../../core/asset.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import type { Box } from '../../../core/geo/rings.ts';
import { crossing } from '../../../core/geo/rings.ts';
import { matchRank, pinyinRanker } from '../../../layers/derive/pinyin.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';

/** A street by its name: all network lines that bear it. */
export interface NamedStreet {
  readonly name: string;
  readonly lines: readonly Asset[];
}

/** Where two streets meet. */
export interface StreetCrossing {
  readonly a: string;
  readonly b: string;
  readonly lon: number;
  readonly lat: number;
  /** The recorded junction that stands there, else the lines that meet. */
  readonly keys: readonly AssetKey[];
}

const streetsOf = new WeakMap<CityIndex, readonly NamedStreet[]>();

/** Streets of a city by name, in the order of its lines. */
export function namedStreets(index: CityIndex): readonly NamedStreet[] {
  const known = streetsOf.get(index);
  if (known) return known;
  const byName = new Map<string, Asset[]>();
  for (const line of index.kind('street')) {
    const { name } = line.values;
    if (typeof name !== 'string' || name === '') continue;
    const list = byName.get(name);
    if (list) list.push(line);
    else byName.set(name, [line]);
  }
  const streets = [...byName].map(([name, lines]) => ({ name, lines }));
  streetsOf.set(index, streets);
  return streets;
}

export interface Ranked<T> {
  readonly value: T;
  readonly rank: number;
}

/** Streets that answer a query, best first. */
export function findStreets(index: CityIndex, query: string): readonly Ranked<NamedStreet>[] {
  const rank = pinyinRanker(query);
  return namedStreets(index)
    .map((value) => ({ value, rank: rank(value.name) }))
    .filter((found) => found.rank > matchRank.none)
    .sort((a, b) => b.rank - a.rank || a.value.name.length - b.value.name.length);
}

export function boxOfAssets(index: CityIndex, assets: readonly Asset[]): Box | null {
  const boxes = assets.flatMap((asset) => {
    const box = index.box(asset);
    return box ? [box] : [];
  });
  if (boxes.length === 0) return null;
  const corners = boxes.flatMap(([west, south, east, north]): Position[] => [
    [west, south],
    [east, north],
  ]);
  return boxOf([{ type: 'MultiPoint', coordinates: corners }]);
}

function linesOf({ geometry }: Asset): readonly (readonly Position[])[] {
  if (geometry?.type === 'LineString') return [geometry.coordinates];
  return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
}

function overlaps(a: Box | null, b: Box | null): boolean {
  return a !== null && b !== null && a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** The first place at which two lines meet or cross; null where they do not. */
function meeting(a: readonly Position[], b: readonly Position[]): Position | null {
  for (let i = 0; i + 1 < a.length; i++) {
    const [ax = 0, ay = 0] = a[i] ?? [];
    const [bx = 0, by = 0] = a[i + 1] ?? [];
    for (let j = 0; j + 1 < b.length; j++) {
      const [cx = 0, cy = 0] = b[j] ?? [];
      const [dx = 0, dy = 0] = b[j + 1] ?? [];
      const met = crossing(ax, ay, bx, by, cx, cy, dx, dy);
      if (met) return [ax + met[0] * (bx - ax), ay + met[0] * (by - ay)];
    }
  }
  return null;
}

interface Meeting {
  readonly at: Position;
  readonly lines: readonly Asset[];
}

function meetingsOf(index: CityIndex, a: NamedStreet, b: NamedStreet): readonly Meeting[] {
  return a.lines.flatMap((one) =>
    b.lines.flatMap((other): Meeting[] => {
      if (!overlaps(index.box(one), index.box(other))) return [];
      for (const own of linesOf(one)) {
        for (const their of linesOf(other)) {
          const at = meeting(own, their);
          if (at) return [{ at, lines: [one, other] }];
        }
      }
      return [];
    }),
  );
}

/** Two meetings nearer than this (about 80 m) are one crossing: carriageways and slip roads. */
const sameDegrees = 0.0008;
const junctionDegrees = 0.0006;

function isNear(a: Position, b: Position, degrees: number): boolean {
  return Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0)) <= degrees;
}

function junctionAt(index: CityIndex, at: Position): Asset | undefined {
  return index.kind('intersection').find(({ geometry }) => geometry?.type === 'Point' && isNear(geometry.coordinates, at, junctionDegrees));
}

/** The crossings of two streets, carriageways of one counted once. */
function crossingsOf(index: CityIndex, a: NamedStreet, b: NamedStreet): readonly StreetCrossing[] {
  const found: { at: Position; lines: Set<Asset> }[] = [];
  for (const { at, lines } of meetingsOf(index, a, b)) {
    const same = found.find((other) => isNear(other.at, at, sameDegrees));
    if (same) for (const line of lines) same.lines.add(line);
    else found.push({ at, lines: new Set(lines) });
  }
  return found.map(({ at, lines }) => {
    const junction = junctionAt(index, at);
    const keys = junction ? [assetKey(junction)] : [...lines].map(assetKey);
    return { a: a.name, b: b.name, lon: at[0] ?? 0, lat: at[1] ?? 0, keys };
  });
}

/** What stands between the names of two streets; a Latin x only with a space or a Chinese character around it. */
const between = /\s*(?:[×✕✖*＊/／、，&＆+＋]|(?<=\p{Script=Han})\s*[xX]\s*(?=\p{Script=Han})|\s[xX]\s|与|和|交叉?(?=\p{Script=Han}))\s*/u;
const tail = /(?:交叉口|交叉路口|路口|交汇处|交界处)$/u;
const tried = 3;

/** Crossings that a query such as `东岳大街×科山路` or `dydj x ksl` names, best first; empty where it names no two streets. */
export function findCrossings(index: CityIndex, query: string): readonly StreetCrossing[] {
  const at = between.exec(query);
  if (!at || at.index === 0) return [];
  const [left, right] = [
    query.slice(0, at.index).trim(),
    query
      .slice(at.index + at[0].length)
      .trim()
      .replace(tail, ''),
  ];
  if (left === '' || right === '') return [];
  const [ones, others] = [findStreets(index, left).slice(0, tried), findStreets(index, right).slice(0, tried)];
  return ones.flatMap(({ value: a }) => others.flatMap(({ value: b }) => (a === b ? [] : crossingsOf(index, a, b)))).slice(0, 6);
}
