import type { Asset } from '../../../core/asset.ts';
import { normalise } from '../../../layers/derive/normalise.ts';
import { matchRank, pinyinRanker } from '../../../layers/derive/pinyin.ts';
import { otherSearchText } from '../../../layers/derive/search.ts';
import { kindById } from '../../../layers/registry.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';

/** All assets with the texts they are found by; the first `ready` of them are prepared. Columns by the same place. */
export interface SearchIndex {
  readonly assets: readonly Asset[];
  readonly names: string[];
  readonly others: string[];
  ready: number;
}

/** Found among places of their own: streets by name, areas as units. */
const foundElsewhere: ReadonlySet<string> = new Set(['area']);

export function emptyIndex(city: CityIndex): SearchIndex {
  const assets = city.city.assets.filter(({ kind }) => kindById(kind) !== undefined && !foundElsewhere.has(kind));
  return { assets, names: [], others: [], ready: 0 };
}

/** The same words come again and again (choices, units, sources): each is normalised once. */
function remembered(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const plain = normalise(word);
    known.set(word, plain);
    return plain;
  };
}

const plainOf = new WeakMap<SearchIndex, (word: string) => string>();

/** Prepares assets until `isTimeUp` says so; true when all are. */
export function prepareSome(index: SearchIndex, isTimeUp: () => boolean): boolean {
  const plain = plainOf.get(index) ?? remembered();
  plainOf.set(index, plain);
  while (index.ready < index.assets.length) {
    const asset = index.assets[index.ready] as Asset;
    const kind = kindById(asset.kind);
    const name = kind ? asset.values[kind.nameField] : undefined;
    index.names.push(typeof name === 'string' ? name : '');
    index.others.push(kind ? otherSearchText(asset, kind, plain) : '');
    index.ready += 1;
    if (index.ready % 50 === 0 && isTimeUp()) break;
  }
  return index.ready === index.assets.length;
}

/** What a query has to do with a name or another text. */
interface Query {
  readonly text: string;
  readonly rankName: (text: string) => number;
  /** Words divided by spaces, each of which must answer where the whole does not stand in the name. */
  readonly words: readonly { readonly plain: string; readonly rankName: (text: string) => number }[];
}

function queryOf(text: string): Query {
  const parts = text.split(/\s+/u).filter((part) => part !== '');
  return { text, rankName: pinyinRanker(text), words: parts.map((part) => ({ plain: normalise(part), rankName: pinyinRanker(part) })) };
}

/** Rank of an asset found by something else than its name: behind every name but one that only sounds so somewhere inside. */
const otherRank = 1.5;

function rankOf({ rankName, words }: Query, name: string, others: string): number {
  const rank = name === '' ? matchRank.none : rankName(name);
  if (rank > otherRank) return rank;
  const [first] = words;
  if (words.length === 1 && first) return others.includes(first.plain) ? otherRank : rank;
  const isThere = words.every(
    ({ plain, rankName: rankWord }) => others.includes(plain) || (name !== '' && rankWord(name) > matchRank.none),
  );
  if (!isThere) return rank;
  return words.some(({ plain }) => others.includes(plain)) ? otherRank : matchRank.contains;
}

/** Small parts of other things: what people look for first stands before them. */
const lesser: ReadonlySet<string> = new Set(['building', 'gate', 'wall', 'residential-land', 'vacant-land', 'green', 'crossing']);

export interface AssetHit {
  /** Place in the index. */
  readonly at: number;
  readonly score: number;
}

export interface AssetHits {
  readonly query: string;
  /** Places of all that answer, in the order of the index: a longer query looks only among them. */
  readonly all: Int32Array;
  readonly best: readonly AssetHit[];
  readonly prepared: number;
}

const kept = 40;

function scoreOf(rank: number, asset: Asset, name: string): number {
  return rank * 1000 - (lesser.has(asset.kind) ? 400 : 0) - Math.min(300, name.length);
}

/** The best few, best first; of equals the earlier. */
function offer(best: AssetHit[], hit: AssetHit): void {
  const last = best[kept - 1];
  if (last && last.score >= hit.score) return;
  let to = best.length;
  while (to > 0 && (best[to - 1]?.score ?? 0) < hit.score) to -= 1;
  best.splice(to, 0, hit);
  if (best.length > kept) best.pop();
}

/**
 * Assets that answer a query: those whose name does, best first, then those by code, choice or another text. `before`: hits of a query that
 * this one goes on from; nothing outside them can answer.
 */
export function searchAssets(index: SearchIndex, text: string, before: AssetHits | null): AssetHits {
  const query = queryOf(text);
  const goesOn = before !== null && before.prepared === index.ready && before.query !== '' && query.text.startsWith(before.query);
  const within = goesOn ? before.all : null;
  const count = within ? within.length : index.ready;
  const all = new Int32Array(count);
  const best: AssetHit[] = [];
  let found = 0;
  for (let i = 0; i < count; i++) {
    const at = within ? (within[i] as number) : i;
    const name = index.names[at] as string;
    const rank = rankOf(query, name, index.others[at] as string);
    if (rank === matchRank.none) continue;
    all[found] = at;
    found += 1;
    offer(best, { at, score: scoreOf(rank, index.assets[at] as Asset, name) });
  }
  return { query: text, all: all.subarray(0, found), best, prepared: index.ready };
}
