import { analyse } from 'chardet';
import { badInput } from '../core/issue.ts';
import { isChinese, isPlausible, logLikelihood } from './character-model.ts';
import { byteOrderMark, firstBadLine, strictText, type Validity, validityOf } from './encoding-strict.ts';
import { wideEncoding } from './wide.ts';

/** Why an encoding is taken, as a code. */
export type EncodingReason =
  | 'asked'
  | 'byte-order-mark'
  | 'declared'
  | 'ascii'
  | 'valid-utf8'
  | 'not-utf8'
  | 'common-letters'
  | 'zero-bytes'
  | 'statistics'
  | 'format';

/** An encoding that the bytes may be in. All the bytes are valid in it. */
export interface EncodingCandidate {
  /** As TextDecoder calls it. */
  readonly name: string;
  /** 0–1; those of all candidates sum to 1. */
  readonly confidence: number;
  readonly reason: EncodingReason;
}

/** How bytes were read as text. */
export interface TextEncoding {
  readonly name: string;
  readonly reason: EncodingReason;
  /** Absent where nothing was guessed (asked, fixed by the format). */
  readonly confidence?: number;
  /** What else it may be, the likeliest first, where there is anything else. */
  readonly candidates?: readonly EncodingCandidate[];
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * Bytes to text. `auto`: what `encodingCandidates` finds likeliest. A name is one that TextDecoder knows; bytes that are not of it are bad
 * input, never replacement characters. `declared` is an encoding that the file itself names and may be wrong about.
 */
export function decodeText(bytes: Uint8Array, wanted: string, file: string, declared?: string): DecodedText {
  if (wanted !== 'auto') return { text: strictText(bytes, wanted, file), encoding: { name: wanted, reason: 'asked' } };
  const [best, ...others] = encodingCandidates(bytes, declared);
  if (best === undefined) throw noEncoding(bytes, file);
  if (best.reason === 'statistics') {
    throw badInput('encoding-other', { candidates: [best, ...others].map(({ name }) => name).join(', ') }, { file });
  }
  const candidates = others.length === 0 ? {} : { candidates: [best, ...others] };
  return { text: strictText(bytes, best.name, file), encoding: { ...best, ...candidates } };
}

/** Less than this is not worth a person's look. */
const leastConfidence = 0.001;

/**
 * Encodings in which all of the bytes are valid, the likeliest first: told by a byte order mark, by what the file declares, by bytes that only
 * UTF-8 or UTF-16 puts in such order, or by how common the letters are that each reading gives. Empty where the bytes are text in none.
 */
export function encodingCandidates(bytes: Uint8Array, declared?: string): readonly EncodingCandidate[] {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined && validityOf(bytes, marked) === 'valid') return [{ name: marked, confidence: 1, reason: 'byte-order-mark' }];
  const wide = wideEncoding(bytes);
  if (wide !== undefined && validityOf(bytes, wide) === 'valid') return [{ name: wide, confidence: 0.99, reason: 'zero-bytes' }];
  if (isAscii(bytes)) return [{ name: 'utf-8', confidence: 1, reason: 'ascii' }];
  const found = withOtherScripts(guesses(bytes), bytes);
  const named = declared === undefined ? undefined : decoderName(declared);
  return named === undefined || validityOf(bytes, named) !== 'valid' ? found : withDeclared(found, named);
}

/** Where the best Chinese reading is of rare letters only, or there is none, the bytes may be of another script. */
function withOtherScripts(found: readonly EncodingCandidate[], bytes: Uint8Array): readonly EncodingCandidate[] {
  const [best] = found;
  if (best === undefined) return otherScripts(bytes);
  if (best.name === 'utf-8' || isPlausible(new TextDecoder(best.name).decode(sampleOf(bytes).sample))) return found;
  const share = (candidate: EncodingCandidate) => ({ ...candidate, confidence: candidate.confidence / 2 });
  return sorted([...found.map(share), ...otherScripts(bytes).map(share)]);
}

/** A declaration counts as much as a thousand to one: enough against doubt, not against letters that nobody writes. */
function withDeclared(found: readonly EncodingCandidate[], named: string): readonly EncodingCandidate[] {
  const weight = 1000;
  const same = (candidate: EncodingCandidate) => candidate.name === named || (candidate.name === 'gb18030' && named === 'gbk');
  const own = found.find(same)?.confidence ?? leastConfidence;
  const rest = found.filter((candidate) => !same(candidate));
  const total = own * weight + rest.reduce((sum, { confidence }) => sum + confidence, 0);
  const all = [
    { name: named, confidence: (own * weight) / total, reason: 'declared' as const },
    ...rest.map((candidate) => ({ ...candidate, confidence: candidate.confidence / total })),
  ];
  return sorted(all.filter(({ confidence }) => confidence >= leastConfidence));
}

/** The name that TextDecoder gives an encoding; undefined for one that it does not have. */
function decoderName(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) >= 0x80) return false;
  return true;
}

/** How often files come in each, before any is looked at. */
const priors: readonly (readonly [name: string, share: number])[] = [
  ['utf-8', 0.7],
  ['gb18030', 0.28],
  ['big5', 0.02],
  ['utf-16le', 0.0004],
  ['utf-16be', 0.0001],
];

/** By how much, as a logarithm, a spoilt reading must be likelier than a whole one. */
const spoiltBy = 10;

function guesses(bytes: Uint8Array): readonly EncodingCandidate[] {
  const { sample, isAll } = sampleOf(bytes);
  const scored = priors
    .filter(([name]) => isAll || !name.startsWith('utf-16'))
    .map(([name, share]) => ({ name, score: scoreOf(name, share, sample) }))
    .sort((a, b) => b.score - a.score);
  const isUtf8 = validityOf(bytes, 'utf-8') === 'valid';
  const [likeliest] = scored;
  const valid: { readonly name: string; readonly score: number }[] = [];
  for (const candidate of scored) {
    // What the sample makes next to impossible is not worth reading all the bytes, once there is something better.
    const hopeless = candidate.score < (valid[0]?.score ?? -Infinity) + Math.log(leastConfidence);
    if (!hopeless && isPossible(candidate.name, bytes, sample)) valid.push(candidate);
  }
  // A reading that all the bytes allow, far less likely than one that a few of them spoil, is no reading.
  if ((likeliest?.score ?? 0) - (valid[0]?.score ?? 0) > spoiltBy) return [];
  const weights = valid.map(({ score }) => Math.exp(score - (valid[0]?.score ?? 0)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return valid.map(({ name }, index) => ({ name, confidence: (weights[index] ?? 0) / total, reason: reasonFor(name, isUtf8) }));
}

/** Any even number of bytes is UTF-16 of some letters; without a mark they must be letters that people here use. */
function isPossible(name: string, bytes: Uint8Array, sample: Uint8Array): boolean {
  const isSense = !name.startsWith('utf-16') || isChinese(new TextDecoder(name).decode(sample));
  return isSense && validityOf(bytes, name) === 'valid';
}

/** One letter alone is too little to set aside that the bytes are valid UTF-8, which Chinese text in another encoding seldom is. */
const loneLetterBonus = Math.log(1000);

function scoreOf(name: string, share: number, sample: Uint8Array): number {
  const text = new TextDecoder(name).decode(sample);
  const isLone = name === 'utf-8' && text.replace(/[\x20-\x7e\s]/g, '').length === 1;
  return Math.log(share) + logLikelihood(text) + (isLone ? loneLetterBonus : 0);
}

function reasonFor(name: string, isUtf8: boolean): EncodingReason {
  if (name === 'utf-8') return 'valid-utf8';
  return name === 'gb18030' && !isUtf8 ? 'not-utf8' : 'common-letters';
}

function sorted(candidates: readonly EncodingCandidate[]): readonly EncodingCandidate[] {
  return [...candidates].sort((a, b) => b.confidence - a.confidence);
}

const sampleBytes = 1 << 14;
const windows = 16;

/** Bytes that tell: all of a short text, else windows from all over it that open with a letter beyond ASCII. */
function sampleOf(bytes: Uint8Array): { readonly sample: Uint8Array; readonly isAll: boolean } {
  if (bytes.length <= sampleBytes) return { sample: bytes, isAll: true };
  const sample = new Uint8Array(sampleBytes);
  let size = 0;
  for (let part = 0; part < windows; part++) {
    const start = Math.floor((bytes.length * part) / windows);
    const at = firstBeyondAscii(bytes, start);
    if (at === undefined || at >= Math.floor((bytes.length * (part + 1)) / windows)) continue;
    const window = untilBreak(bytes.subarray(at, at + sampleBytes / windows));
    sample.set(window, size);
    size += window.length;
  }
  return { sample: sample.subarray(0, size), isAll: false };
}

/** Bytes up to here (space, quotes, commas, line breaks) stand for themselves in every encoding but UTF-16, and end every letter. */
const lastBreak = 0x2f;

/** The first byte of a letter beyond ASCII; from the middle of a text it must follow a break, or it may be the second half of one. */
function firstBeyondAscii(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  while (from > 0 && at < bytes.length && (bytes[at] as number) > lastBreak) at++;
  while (at < bytes.length && (bytes[at] as number) < 0x80) at++;
  return at < bytes.length ? at : undefined;
}

/** A window that ends where a letter does, as far as that can be told. */
function untilBreak(window: Uint8Array): Uint8Array {
  const end = window.findLastIndex((byte) => byte <= lastBreak);
  return end < 0 ? window : window.subarray(0, end + 1);
}

const cjk = ['utf-8', 'gb18030', 'big5'];

/** Scripts that are not ours, as chardet's statistics see them; none for a text that is of ours but for some of its bytes. */
function otherScripts(bytes: Uint8Array): readonly EncodingCandidate[] {
  const { sample } = sampleOf(bytes);
  if (cjk.some((name) => validityOf(bytes, name) === 'cut' || isPlausible(new TextDecoder(name).decode(sample)))) return [];
  const found = analyse(sample).flatMap(({ name, confidence }) => {
    const known = decoderName(name);
    const ours = known === undefined || priors.some(([own]) => own === known) || known === 'gbk';
    return ours || confidence < 20 || validityOf(bytes, known) !== 'valid' ? [] : [{ name: known, weight: confidence }];
  });
  const names = new Set<string>();
  const distinct = found.filter(({ name }) => !names.has(name) && names.add(name)).slice(0, 3);
  // One byte a letter fits any bytes: never more than a guess.
  const total = distinct.reduce((sum, { weight }) => sum + weight, 0) * 1.5;
  return distinct.map(({ name, weight }) => ({ name, confidence: weight / total, reason: 'statistics' }));
}

/** What to say of bytes that are text in no encoding: cut short, or all of one encoding but for some line. */
function noEncoding(bytes: Uint8Array, file: string) {
  const states = cjk.map((name): [string, Validity] => [name, validityOf(bytes, name)]);
  if (states.some(([, state]) => state === 'cut')) return badInput('cut-short', {}, { file });
  const { sample } = sampleOf(bytes);
  const likely = (name: string) => logLikelihood(new TextDecoder(name).decode(sample));
  const encoding = cjk.reduce((best, name) => (likely(name) > likely(best) ? name : best));
  return badInput('encoding-mixed', { encoding, line: firstBadLine(bytes, encoding) }, { file });
}
