import { rareReadings } from './readings.ts';

/**
 * Finding Chinese names by what one types: the characters, full pinyin, initials, or a mixture (`dy大街`). Tones do not matter, ü may be
 * typed as v or u, and every reading of a character counts. Works on UTF-16 units without making strings, with what is known of each unit
 * kept, so that 100,000 names are asked within a key stroke. Characters beyond the basic plane are found as themselves only.
 */

/** How well a name answers, high first; 0 is no answer. */
export const matchRank = {
  none: 0,
  pinyinInside: 1,
  contains: 2,
  pinyinStart: 3,
  /** Readings or initials of the whole name. */
  pinyinWhole: 4,
  wordStart: 5,
  prefix: 6,
  exact: 7,
} as const;

type ReadingsOf = (character: string) => readonly string[];

const units = 65_536;
/** Folded unit: lower case, half width; 0 for what is passed over (spaces, hyphens). */
const folded = new Uint16Array(units);
/** Whether a unit has been looked at; the letters with which its readings begin, as bits. */
const seen = new Uint8Array(units);
const initials = new Uint32Array(units);
const readings: (readonly string[] | undefined)[] = new Array(units);
let library: ReadingsOf | null = null;

const passedOver = /[\s_\-–—·]/u;
const letterA = 97;
const letterH = 104;

function isLetter(unit: number): boolean {
  return unit >= letterA && unit < letterA + 26;
}

/** Readings with ü as v, and also as u, which input methods take too. */
function withU(list: readonly string[]): readonly string[] {
  return [...new Set(list.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading])))];
}

function look(unit: number): void {
  const character = String.fromCharCode(unit);
  const plain = character.normalize('NFKC').toLowerCase();
  folded[unit] = passedOver.test(character) ? 0 : plain.length === 1 ? plain.charCodeAt(0) : unit;
  seen[unit] = 1;
  const isChinese = unit >= 0x3400 && unit <= 0x9fff;
  const own = rareReadings[character]?.readings ?? (isChinese ? library?.(character) : undefined) ?? [];
  const usable = withU(own.filter((reading) => /^[a-z]+$/.test(reading)));
  readings[unit] = usable.length > 0 ? usable : undefined;
  initials[unit] = usable.reduce((bits, reading) => bits | (1 << (reading.charCodeAt(0) - letterA)), 0);
}

let loading: Promise<void> | null = null;

/** Brings the readings; until then names are found by their characters and the few readings of our own. */
export function loadPinyin(): Promise<void> {
  loading ??= import('pinyin-pro').then(
    ({ polyphonic }) => {
      library = (character) => polyphonic(character, { toneType: 'none', type: 'array', v: true })[0] ?? [];
      seen.fill(0);
    },
    (error: unknown) => {
      // A file that did not come may come the next time.
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Folds a query: half width, lower case, without spaces, hyphens and tones, ü as v. */
function fold(query: string): string {
  const plain = query
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u\u0304?\u0308/gu, 'v')
    .replace(/[\u0300-\u036f]/gu, '');
  return plain.normalize('NFKC').replace(/[\s_\-–—·']/gu, '');
}

const longestQuery = 64;

/** Whether the query from `at` answers to the text from `from` on; `pinyin` allows readings beside the characters themselves. */
function runs(query: string, at: number, text: string, from: number, pinyin: boolean): boolean {
  let q = at;
  for (let t = from; t < text.length; t++) {
    if (q === query.length) return true;
    const unit = text.charCodeAt(t);
    if (seen[unit] === 0) look(unit);
    const plain = folded[unit] as number;
    if (plain === 0) continue;
    const wanted = query.charCodeAt(q);
    if (plain === wanted) {
      q += 1;
      continue;
    }
    if (!pinyin || !isLetter(wanted) || ((initials[unit] as number) & (1 << (wanted - letterA))) === 0) return false;
    return readingRuns(query, q, text, t, readings[unit] ?? []);
  }
  return q === query.length;
}

/** Whether the query from `q` on goes on with `part`, as far as either reaches. */
function agrees(query: string, q: number, part: string): boolean {
  const length = Math.min(part.length, query.length - q);
  for (let i = 1; i < length; i++) if (query.charCodeAt(q + i) !== part.charCodeAt(i)) return false;
  return query.charCodeAt(q) === part.charCodeAt(0);
}

/** The query goes on with a reading of the character at `t`: whole, its initial, or broken off where the query ends. */
function readingRuns(query: string, q: number, text: string, t: number, own: readonly string[]): boolean {
  const rest = query.length - q;
  let isDouble = false;
  for (const reading of own) {
    if (!agrees(query, q, reading)) {
      isDouble ||= rest > 1 && query.charCodeAt(q + 1) === letterH && reading.charCodeAt(1) === letterH && query[q] === reading[0];
      continue;
    }
    if (rest <= reading.length) return true;
    if (reading.length > 1 && runs(query, q + reading.length, text, t + 1, true)) return true;
    isDouble ||= reading.charCodeAt(1) === letterH;
  }
  // Initials once each, not once a reading: names of many readings would be tried over and over.
  return runs(query, q + 1, text, t + 1, true) || (isDouble && runs(query, q + 2, text, t + 1, true));
}

const wordEdge = /[\s（(、，,/—–\-·×]/u;

function rankAt(query: string, text: string, from: number, hasLetters: boolean): number {
  if (runs(query, 0, text, from, false)) {
    if (from > 0) return wordEdge.test(text[from - 1] ?? '') ? matchRank.wordStart : matchRank.contains;
    return foldedLength(text) === query.length ? matchRank.exact : matchRank.prefix;
  }
  if (!hasLetters || !runs(query, 0, text, from, true)) return matchRank.none;
  if (from > 0) return matchRank.pinyinInside;
  // The whole name where its last character is needed.
  return runs(query, 0, text.slice(0, -1), 0, true) ? matchRank.pinyinStart : matchRank.pinyinWhole;
}

function foldedLength(text: string): number {
  let length = 0;
  for (let t = 0; t < text.length; t++) if (folded[text.charCodeAt(t)] !== 0) length += 1;
  return length;
}

/** A function that tells how well a text answers the query (`matchRank`), looking at every place in it. A blank query answers to all. */
export function pinyinRanker(asked: string): (text: string) => number {
  const query = fold(asked).slice(0, longestQuery);
  if (query === '') return () => matchRank.contains;
  const first = query.charCodeAt(0);
  const bit = isLetter(first) ? 1 << (first - letterA) : 0;
  const hasLetters = /[a-z]/.test(query);
  return (text) => {
    let best: number = matchRank.none;
    for (let t = 0; t < text.length; t++) {
      const unit = text.charCodeAt(t);
      if (seen[unit] === 0) look(unit);
      if (folded[unit] !== first && ((initials[unit] as number) & bit) === 0) continue;
      best = Math.max(best, rankAt(query, text, t, hasLetters));
      if (best >= matchRank.pinyinStart && t === 0) return best;
    }
    return best;
  };
}

/** Whether a text answers the query: by its characters, by full pinyin, by initials, or by a mixture of them. */
export function pinyinMatcher(asked: string): (text: string) => boolean {
  const rank = pinyinRanker(asked);
  return (text) => rank(text) > matchRank.none;
}
