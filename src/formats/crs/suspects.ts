import type { Issue } from '../../core/issue.ts';
import type { Frame } from './frames.ts';
import { type PackedDigits, packedDigits } from './packed.ts';
import type { RawPoint } from './samples.ts';
import type { Reading } from './spec.ts';
import type { Statement } from './stated.ts';
import { placeKey, type SystemFacts } from './systems.ts';
import type { WordHints } from './words.ts';

export type Reason = Pick<Issue, 'code' | 'params'>;

/** One system under one frame, with its weight: the product of what is known before the numbers, of the numbers, and of control. */
export interface Suspect {
  readonly reading: Reading;
  readonly facts: SystemFacts;
  readonly fit: number;
  readonly weight: number;
  readonly apartM?: number;
  readonly reasons: readonly Reason[];
}

/** Rows are no independent witnesses: beyond this many they add nothing. */
const mostWitnesses = 8;

const headerWeight = 300;
const fileNameWeight = 30;

/** How likely a statement is true; GeoJSON and KML mean WGS 84, a definition that contradicts itself is worth little. */
function trust(statement: Statement): number {
  if (statement.isDoubted) return 0.5;
  return statement.by === 'file' ? 0.97 : 0.96;
}

/**
 * Weighs every member of every frame. Where the city's things have contradicted a statement, `statement` is left out and nothing is held
 * against a rare system (`isMeasured`): the distances have measured it.
 */
export function weigh(
  frames: readonly Frame[],
  points: readonly RawPoint[],
  hints: WordHints,
  statement: Statement | undefined,
  isMeasured = false,
): readonly Suspect[] {
  const digits = packedDigits(points);
  const drafts = frames.flatMap((frame) =>
    frame.members.map(({ facts, prior }) => ({
      frame,
      facts,
      prior: frame.prior * (isMeasured ? 1 : prior) * said(facts, hints),
      says: says(statement, facts, frame),
    })),
  );
  const [all, stated] = [sum(drafts.map(({ prior }) => prior)), sum(drafts.map(({ prior, says: share }) => prior * share))];
  const share = statement && stated > 0 ? trust(statement) : 0;
  const witnesses = Math.min(mostWitnesses, points.length);
  const suspects = drafts.map(({ frame, facts, prior, says: own }) => {
    const before = (1 - share) * (prior / all) + (stated > 0 ? share * ((prior * own) / stated) : 0);
    const weight = before * frame.fit ** witnesses * (frame.notation === 'packed-dms' ? packedFactor(digits) : 1);
    const reading: Reading = { code: facts.code, axes: frame.axes, notation: frame.notation };
    return { reading, facts, fit: frame.fit, weight, reasons: [] };
  });
  return merged(suspects);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function said(facts: SystemFacts, { datums }: WordHints): number {
  const hits = datums.filter(({ datum }) => datum === facts.datum || (datum === 'cgcs2000' && facts.code === 'EPSG:4326'));
  if (hits.length === 0) return 1;
  return hits.some(({ by }) => by === 'header') ? headerWeight : fileNameWeight;
}

/** How far a statement means this member: fully, or a little where the order of a URN is the other one. */
function says(statement: Statement | undefined, facts: SystemFacts, { axes, notation }: Frame): number {
  if (statement?.facts === undefined || placeKey(statement.facts) !== placeKey(facts)) return 0;
  if (notation === 'packed-dms') return 0.01;
  if (axes === 'xy') return 1;
  return statement.mayBeTurned ? 0.2 : 0.02;
}

/** One entry for systems that give the same places: the likelier stands for all, so that they do not split the vote. */
function merged(suspects: readonly Suspect[]): readonly Suspect[] {
  const byKey = new Map<string, Suspect>();
  for (const suspect of suspects) {
    const { axes, notation } = suspect.reading;
    const key = `${placeKey(suspect.facts)} ${axes} ${notation}`;
    const before = byKey.get(key);
    if (before === undefined) byKey.set(key, suspect);
    else byKey.set(key, { ...(before.weight >= suspect.weight ? before : suspect), weight: before.weight + suspect.weight });
  }
  return [...byKey.values()];
}

/** Seven of eight decimals are no DD.MMSS; in a file of DD.MMSS one row of twenty may be something else. */
const againstEach = 0.05 / 0.87;
const mostFactor = 1e8;

/** How much likelier DD.MMSS makes these digits than decimal degrees do. */
function packedFactor({ invalid, chance }: PackedDigits): number {
  return Math.max(1 / mostFactor, Math.min(mostFactor, againstEach ** invalid / chance));
}
