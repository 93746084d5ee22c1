import { badInput } from '../../core/issue.ts';
import { type Control, contradicts, isPlentyThere, weighByControl } from './control.ts';
import { framesOf, isGuessedZone } from './frames.ts';
import { crsCode, systemByName } from './known.ts';
import { type OddQuestion, oddRows } from './odd.ts';
import { besideReasons, type ReasonEvidence, reasonsFor } from './reasons.ts';
import { samplePoints } from './samples.ts';
import type { CrsSuspect, Evidence, Finding, Reading } from './spec.ts';
import { readStatement, type Statement } from './stated.ts';
import { type Reason, type Suspect, weigh } from './suspects.ts';
import { placeKey, type SystemFacts } from './systems.ts';
import { leastConfidence } from './verdict.ts';
import { hintsOf, type WordHints } from './words.ts';

/** Never more: a judgement by digits has not seen the instrument. */
const mostConfidence = 0.99;
const shownCandidates = 8;

/**
 * Which system the numbers of a file are in, in which order, written how. Every reading that the digits allow is weighed by what people use,
 * by words in headers and file name, by what the file states, by where it would lie, and by the city's own things; the finding is the
 * heaviest, its confidence its share of the weight. What contradicts a statement keeps the finding below `leastConfidence`: the user decides.
 * Throws where the user's own choice is unknown or ruled out by the digits.
 */
export function detect(evidence: Evidence): Finding {
  const statement = readStatement(evidence.stated);
  if (statement?.by === 'format') return fixed(statement);
  const points = samplePoints(evidence.places);
  const asked = evidence.asked === 'auto' ? undefined : askedSystem(evidence.asked.code, evidence.file);
  const hints = hintsOf(evidence.file, evidence.headers);
  const named = [statement?.facts, asked].flatMap((facts) => facts ?? []);
  const isTable = evidence.places.some(({ cells }) => cells !== undefined);
  const frames = framesOf({ points, cityBox: evidence.cityBox, hints, isTable, named });
  const judged = { evidence, statement, points, hints, frames };
  return asked ? given(judged, asked) : found(judged);
}

interface Judged {
  readonly evidence: Evidence;
  readonly statement: Statement | undefined;
  readonly points: ReturnType<typeof samplePoints>;
  readonly hints: ReturnType<typeof hintsOf>;
  readonly frames: ReturnType<typeof framesOf>;
}

function oddEvidence({ places, cityBox, sevenParameters }: Evidence, { namesakes }: Control): Omit<OddQuestion, 'reading' | 'facts'> {
  return { places, cityBox, sevenParameters, pairs: namesakes };
}

function fixed({ facts, text }: Statement): Finding {
  const reasons = [{ code: 'crs-osm', params: {} }];
  return { code: facts?.code ?? text, axes: 'xy', notation: 'decimal', confidence: 1, reasons, candidates: [], odd: [] };
}

function askedSystem(name: string, file: string): SystemFacts {
  const facts = systemByName(name);
  if (facts === undefined) throw badInput('crs-unknown', { crs: crsCode(name) }, { file });
  return facts;
}

function sumOf(suspects: readonly Suspect[]): number {
  return suspects.reduce((sum, { weight }) => sum + weight, 0);
}

function ranked(suspects: readonly Suspect[]): Suspect[] {
  return [...suspects].sort((a, b) => b.weight - a.weight || a.reading.code.localeCompare(b.reading.code, 'en'));
}

/** What is not given of the reading (order, writing of angles) is taken from the digits; half the rows must be possible under it. */
function given(judged: Judged, asked: SystemFacts): Finding {
  const { evidence, points, hints, frames } = judged;
  const { axes, notation } = evidence.asked as Exclude<Evidence['asked'], 'auto'>;
  const own = frames.flatMap((frame) => {
    const isWanted = (axes === undefined || frame.axes === axes) && (notation === undefined || frame.notation === notation);
    const member = frame.members.find(({ facts }) => placeKey(facts) === placeKey(asked));
    return isWanted && member ? [{ ...frame, members: [{ facts: asked, prior: 1 }] }] : [];
  });
  const weighed = weigh(own, points, { ...hints, datums: [] }, undefined);
  const control = weighByControl(weighed, evidence, points);
  const best = plainest(ranked(control.suspects));
  if (best === undefined || best.fit < hopeless) throw badInput('crs-impossible', { crs: asked.code }, { file: evidence.file });
  const reading = { ...best.reading, code: asked.code };
  const turned = reading.axes === 'yx' ? [{ code: asked.unit === 'degree' ? 'crs-latitude-first' : 'crs-north-first', params: {} }] : [];
  return {
    ...reading,
    confidence: 1,
    reasons: [
      { code: 'crs-asked', params: {} },
      ...turned,
      ...besideReasons({ facts: asked, reading }, points),
      ...(asked.approximate ? [{ code: 'crs-approximate', params: {} }] : []),
    ],
    ...(asked.approximate ? { approximate: true } : {}),
    candidates: [],
    odd: oddRows({ ...oddEvidence(evidence, control), reading, facts: asked }),
  };
}

/** DD.MMSS must outweigh plain degrees so many times before numbers of a given system are taken for it without asking. */
const packedTimes = 1e4;

/** The heaviest; of few digits that may be either, plain degrees, which nobody has to be told of. */
function plainest(order: readonly Suspect[]): Suspect | undefined {
  const [best] = order;
  if (best?.reading.notation !== 'packed-dms') return best;
  const plain = order.find(({ reading, fit }) => reading.notation === 'decimal' && fit >= hopeless);
  return plain && best.weight < packedTimes * plain.weight ? plain : best;
}

/** A user may well choose a system that puts the file abroad; not one that puts it off the earth, or off the zone. */
const hopeless = 1e-7;

function found(judged: Judged): Finding {
  const { evidence, statement, points, hints, frames } = judged;
  const first = weighByControl(weigh(frames, points, hints, statement), evidence, points);
  const isDataV = evidence.isFromDataV === true && !first.isTelling && isShiftable(ranked(first.suspects)[0]);
  const isContradicted = isDataV || (statement?.facts !== undefined && contradicts(first.suspects, statedOne(first, statement)));
  // A statement that the city's own things contradict is worth nothing any more.
  const control = isContradicted
    ? weighByControl(weigh(frames, points, isDataV ? dataVHints : hints, undefined, !isDataV), evidence, points)
    : first;
  const order = ranked(control.suspects);
  const total = sumOf(order);
  const best = order[0];
  if (best === undefined || total === 0) return nothing(statement);
  const { reading, facts } = best;
  const odd = oddRows({ ...oddEvidence(evidence, control), reading, facts });
  const doubt = isDataV ? fromDataV : (doubtOf(judged, best, isContradicted, control) ?? mixedDoubt(odd, reading, evidence));
  const whole = doubt?.code === 'crs-local-digits' ? total / commonWhenNowhere : total;
  const shown = order.filter(({ weight }, index) => weight / total >= (index < 3 ? 1e-5 : 0.004)).slice(0, shownCandidates);
  const seen: ReasonEvidence = {
    points,
    hints: isDataV ? dataVHints : hints,
    statement: isContradicted ? undefined : statement,
    hasCity: evidence.cityBox !== null,
  };
  const candidates = shown.map((suspect) => asCandidate(suspect, whole, doubt !== null, reasonsFor(suspect, seen)));
  const [first_, ...others] = candidates as [CrsSuspect, ...CrsSuspect[]];
  const standing = doubt === null ? standingOf(judged, best, control) : undefined;
  const top = { ...first_, confidence: standing?.confidence ?? first_.confidence };
  const reasons = [...(doubt ? [doubt] : []), ...(standing ? [standing.reason] : []), ...top.reasons];
  return { ...top, reasons, candidates: [top, ...others], odd };
}

const fromDataV: Reason = { code: 'crs-datav', params: {} };
/** Properties of DataV name the system as surely as a header does. */
const dataVHints: WordHints = { datums: [{ datum: 'gcj-02', word: 'adcode', by: 'header' }] };

/** DataV gives degrees; whoever has made metres of them knew what they were. */
function isShiftable(suspect: Suspect | undefined): boolean {
  return suspect !== undefined && placeKey(suspect.facts) === 'degrees';
}

/** More rows than these in another system, and it is open which of the systems the file is in. */
const mostOtherwise = 0.2;

function mixedDoubt(odd: Finding['odd'], { code }: Reading, { places }: Evidence): Reason | null {
  const rows = odd.filter(({ reading }) => reading.code !== code).reduce((sum, each) => sum + each.rows.length, 0);
  return rows > places.length * mostOtherwise ? { code: 'crs-mixed', params: { rows, all: places.length } } : null;
}

function nothing(statement: Statement | undefined): Finding {
  const reasons = [{ code: 'crs-digits', params: {} }, ...(statement ? [{ code: 'crs-stated-not', params: { crs: statement.text } }] : [])];
  return { code: '', axes: 'xy', notation: 'decimal', confidence: 0, reasons, candidates: [], odd: [] };
}

function statedOne({ suspects }: Control, { facts }: Statement): Suspect | undefined {
  return suspects.find((suspect) => facts && isStated(suspect, facts));
}

function isStated({ reading, facts }: Suspect, stated: SystemFacts): boolean {
  return placeKey(facts) === placeKey(stated) && reading.notation !== 'packed-dms';
}

/** Why the user has to decide although one system weighs most; null where nothing speaks against it. */
function doubtOf({ statement, hints, evidence }: Judged, best: Suspect, isContradicted: boolean, control: Control): Reason | null {
  // A town's own grid may have any numbers: metres that no system puts where they belong are not those of the least bad one.
  const isNowhere = best.facts.unit === 'metre' && best.fit < 0.5;
  const isGuessed = evidence.cityBox === null && hints.meridian === undefined && isGuessedZone(best.facts);
  if (statement === undefined && isGuessed && !isNowhere) return { code: 'crs-meridian-open', params: {} };
  if (statement === undefined) return isNowhere ? { code: 'crs-local-digits', params: {} } : null;
  const { facts, text, isDoubted } = statement;
  const byPairs = control.pairs.length > 0 ? 'crs-outlines' : 'crs-nearness-against';
  if (isContradicted) return { code: byPairs, params: {} };
  if (facts === undefined) return { code: 'crs-stated-unknown', params: { crs: text } };
  if (isDoubted) return { code: 'crs-stated-doubted', params: { crs: text } };
  const isTurned = best.reading.axes === 'yx' && !statement.mayBeTurned;
  if (!isStated(best, facts) || (isTurned && statement.by !== 'file')) {
    return { code: statement.by === 'file' ? 'crs-stated-not' : 'crs-digits', params: { crs: text } };
  }
  return null;
}

/** Where no common system fits, all of them together are this likely; the rest is grids of towns. */
const commonWhenNowhere = 0.3;

function floored(value: number): number {
  return Math.floor(value * 100) / 100;
}

function asCandidate(suspect: Suspect, total: number, isCapped: boolean, reasons: readonly Reason[]): CrsSuspect {
  const share = floored(Math.min(suspect.weight / total, mostConfidence));
  const { facts, reading, apartM } = suspect;
  return {
    ...reading,
    confidence: isCapped ? Math.min(share, leastConfidence - 0.01) : share,
    reasons,
    ...(apartM === undefined ? {} : { apartM }),
    ...(facts.approximate ? { approximate: true } : {}),
  };
}

/** A format that means WGS 84 and is not contradicted: how sure, by whether the city could have contradicted it. */
function standingOf(
  { statement, evidence, points }: Judged,
  best: Suspect,
  control: Control,
): { readonly confidence: number; readonly reason: Reason } | undefined {
  if (statement?.by !== 'format-default') return undefined;
  if (control.isTelling && best.reasons.length > 0) {
    return { confidence: 0.97, reason: { code: control.pairs.length > 0 ? 'crs-outlines-fit' : 'crs-default', params: {} } };
  }
  if (evidence.cityBox === null) return { confidence: leastConfidence, reason: { code: 'crs-default', params: {} } };
  if (isPlentyThere(best, evidence, points)) return { confidence: leastConfidence, reason: { code: 'crs-default-untold', params: {} } };
  return { confidence: 0.95, reason: { code: best.fit >= 0.5 ? 'crs-default-in-city' : 'crs-default', params: {} } };
}
