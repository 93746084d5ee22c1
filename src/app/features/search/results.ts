import type { Asset, AssetKey } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import { readPlace } from '../../../formats/crs/read-place.ts';
import { matchRank, pinyinRanker } from '../../../layers/derive/pinyin.ts';
import { kindSearchText, matchesSearch } from '../../../layers/derive/search.ts';
import { kindById, kinds } from '../../../layers/registry.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { PaletteCommand } from './commands.ts';
import { findCrossings, findStreets } from './places.ts';
import type { AssetHits, SearchIndex } from './search-index.ts';

/** One line of the palette. `id` is unique among them and stays the same while one types on. */
export type Item =
  | { readonly type: 'asset'; readonly id: string; readonly key: AssetKey; readonly asset: Asset }
  | { readonly type: 'street'; readonly id: string; readonly name: string; readonly keys: readonly AssetKey[]; readonly synthetic: boolean }
  | {
      readonly type: 'crossing';
      readonly id: string;
      readonly title: string;
      readonly lon: number;
      readonly lat: number;
      readonly keys: readonly AssetKey[];
    }
  | { readonly type: 'point'; readonly id: string; readonly code: string; readonly lon: number; readonly lat: number }
  | { readonly type: 'area'; readonly id: string; readonly code: string; readonly name: string }
  | { readonly type: 'layer'; readonly id: string; readonly kind: string }
  | { readonly type: 'command'; readonly id: string; readonly command: PaletteCommand };

export type GroupName = 'recent' | 'points' | 'places' | 'areas' | 'assets' | 'layers' | 'commands';

export interface ItemGroup {
  readonly name: GroupName;
  readonly items: readonly Item[];
  /** How many answer; more than are listed where the list is cut. */
  readonly total: number;
}

const listed: Readonly<Record<GroupName, number>> = { recent: 8, points: 6, places: 6, areas: 5, assets: 20, layers: 4, commands: 6 };

export function assetItem(asset: Asset): Item {
  const key = assetKey(asset);
  return { type: 'asset', id: `asset ${key}`, key, asset };
}

export function streetItem(name: string, lines: readonly Asset[]): Item {
  return {
    type: 'street',
    id: `street ${name}`,
    name,
    keys: lines.map(assetKey),
    synthetic: lines.some(({ values }) => values.synthetic === true),
  };
}

export function areaItem(code: string, name: string): Item {
  return { type: 'area', id: `area ${code}`, code, name };
}

/** Coordinates that the text may mean, those within the city's prefecture first; degrees without a system are read as WGS 84. */
function points(query: string): readonly Item[] {
  return readPlace(query, null).map(({ code, lon, lat }) => ({ type: 'point', id: `point ${code} ${lon} ${lat}`, code, lon, lat }));
}

interface Ranked {
  readonly items: readonly Item[];
  readonly rank: number;
  readonly total: number;
}

function places(index: CityIndex, query: string): Ranked {
  const crossings = findCrossings(index, query).map(
    ({ a, b, lon, lat, keys }): Item => ({ type: 'crossing', id: `crossing ${a} ${b} ${lon} ${lat}`, title: `${a}×${b}`, lon, lat, keys }),
  );
  const streets = findStreets(index, query);
  const items = [...crossings, ...streets.map(({ value }) => streetItem(value.name, value.lines))];
  const best = streets[0]?.rank ?? matchRank.none;
  return {
    items,
    rank: crossings.length > 0 ? matchRank.exact : best >= matchRank.pinyinStart ? best : best - behind,
    total: items.length,
  };
}

function areas(index: CityIndex, query: string): Ranked {
  const rank = pinyinRanker(query);
  const found = [...index.tree('legal').nodes.values()]
    .map(({ code, name }) => ({ code, name, rank: code.startsWith(query) && query.length >= 4 ? matchRank.prefix : rank(name) }))
    .filter((unit) => unit.rank > matchRank.none)
    .sort((a, b) => b.rank - a.rank || a.name.length - b.name.length);
  return { items: found.map(({ code, name }) => areaItem(code, name)), rank: found[0]?.rank ?? matchRank.none, total: found.length };
}

function layers(index: CityIndex, query: string): Ranked {
  const rank = pinyinRanker(query);
  const found = kinds
    .filter(({ id }) => index.kindIds.has(id))
    .map((kind) => {
      const own = Math.max(rank(kind.label.zh), rank(kind.label.en));
      return {
        kind,
        rank: own > matchRank.pinyinInside ? own : matchesSearch(kindSearchText(kind), query) ? matchRank.contains : matchRank.none,
      };
    })
    .filter((layer) => layer.rank > matchRank.none)
    .sort((a, b) => b.rank - a.rank);
  const items = found.map(({ kind }): Item => ({ type: 'layer', id: `layer ${kind.id}`, kind: kind.id }));
  return { items, rank: (found[0]?.rank ?? matchRank.none) - behind, total: items.length };
}

function commands(list: readonly PaletteCommand[], query: string, lang: Lang): Ranked {
  const rank = pinyinRanker(query);
  const found = list
    .map((command) => ({ command, rank: Math.max(rank(command.title[lang]), rank(command.title.en), ...(command.terms ?? []).map(rank)) }))
    .filter((each) => each.rank > matchRank.none)
    .sort((a, b) => b.rank - a.rank);
  const items = found.map(({ command }): Item => ({ type: 'command', id: `command ${command.id}`, command }));
  return { items, rank: (found[0]?.rank ?? matchRank.none) - behind, total: items.length };
}

/** Assets found by name or otherwise; network lines that a street of the places already stands for are left out. */
function assetsOf(search: SearchIndex, hits: AssetHits, streets: ReadonlySet<string>): Ranked {
  const found = hits.best.flatMap(({ at, score }) => {
    const asset = search.assets[at];
    const isStreet = asset?.kind === 'street' && streets.has(search.names[at] ?? '');
    return asset && !isStreet ? [{ asset, score }] : [];
  });
  return {
    items: found.map(({ asset }) => assetItem(asset)),
    rank: (found[0]?.score ?? 0) / 1000,
    total: Math.max(found.length, hits.all.length - (hits.best.length - found.length)),
  };
}

/** By how much what only contains the query stands behind assets that do. */
const behind = 1;

/** Everything that answers a query in groups, the group of the best answer first; coordinates before all. */
export function itemGroups(
  index: CityIndex,
  search: SearchIndex,
  hits: AssetHits,
  list: readonly PaletteCommand[],
  lang: Lang,
): readonly ItemGroup[] {
  const query = hits.query.trim();
  const at = points(query);
  const place = places(index, query);
  const streets = new Set(place.items.flatMap((item) => (item.type === 'street' ? [item.name] : [])));
  const ranked: readonly (Ranked & { readonly name: GroupName })[] = [
    { name: 'points', items: at, rank: at.length > 0 ? Infinity : 0, total: at.length },
    { name: 'places', ...place },
    { name: 'areas', ...areas(index, query) },
    { name: 'assets', ...assetsOf(search, hits, streets) },
    { name: 'layers', ...layers(index, query) },
    { name: 'commands', ...commands(list, query, lang) },
  ];
  return ranked
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ name, items, total }) => ({ name, items: items.slice(0, listed[name]), total }));
}

/** The name of an asset as its kind gives it; null where it has none. */
export function nameOf({ kind, values }: Asset): string | null {
  const name = values[kindById(kind)?.nameField ?? 'name'];
  return typeof name === 'string' && name !== '' ? name : null;
}
