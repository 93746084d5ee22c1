import type { Plane } from '../../core/geo/plane.ts';
import type { Box, Region } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import type { CoverageColumns, Green } from './columns.ts';
import { type Countable, countables, type RuleSheet, type RuleTier } from './spec.ts';

/** A green that counts under a rule sheet, and how far it serves. */
export interface Served {
  /** Index in the columns' greens. */
  readonly green: number;
  readonly radiusM: number;
}

/** Answers to a sheet's questions of what counts, with some turned the other way. */
export type Counts = Readonly<Record<Countable, boolean>>;

export function countsOf(sheet: RuleSheet, flipped: readonly Countable[] = []): Counts {
  const entries = countables.map((option) => [option, (sheet.counts[option]?.counts ?? false) !== flipped.includes(option)]);
  return Object.fromEntries(entries) as Record<Countable, boolean>;
}

/** The greens that count. */
export function servedGreens(greens: readonly Green[], inHistoric: readonly boolean[], sheet: RuleSheet, counts: Counts): Served[] {
  return greens.flatMap((green, index) => {
    const radiusM = servedRadius(green, inHistoric[index] ?? false, sheet, counts);
    return radiusM === null ? [] : [{ green: index, radiusM }];
  });
}

/** How far a green serves: null unless it is open, of a kind that the sheet counts, and of a size that has a radius. */
export function servedRadius({ open, areaM2, needs }: Green, inHistoric: boolean, sheet: RuleSheet, counts: Counts): number | null {
  if (!open || areaM2 === null || needs.some((need) => !counts[need])) return null;
  return radiusOf(sheet.tiers, areaM2, inHistoric);
}

/** Whether any open green has a size with a radius, whatever the sheet counts: without one, nothing is known of anybody. */
export function anySizedPark(greens: readonly Green[], inHistoric: readonly boolean[], sheet: RuleSheet): boolean {
  return greens.some(
    ({ open, areaM2, needs }, index) =>
      open &&
      areaM2 !== null &&
      (!needs.includes('otherGreen') || sheet.counts.otherGreen?.counts) &&
      radiusOf(sheet.tiers, areaM2, inHistoric[index] ?? false) !== null,
  );
}

/** The largest radius of the tiers that hold for a size; null where none does. Lower ends are inclusive, upper ends exclusive. */
export function radiusOf(tiers: readonly RuleTier[], areaM2: number, inHistoric: boolean): number | null {
  const holding = tiers.filter(
    (tier) => areaM2 >= tier.minAreaM2 && areaM2 < (tier.maxAreaM2 ?? Infinity) && (inHistoric || tier.historicOnly !== true),
  );
  return holding.reduce<number | null>((best, { radiusM }) => (best === null || radiusM > best ? radiusM : best), null);
}

/** Box of all ground within a counted green's radius. */
export function reachBox({ greens, plane }: CoverageColumns, { green, radiusM }: Served): Box {
  return reachBoxOf(greens[green]?.region, radiusM, plane);
}

export function reachBoxOf(region: Region | undefined, radiusM: number, plane: Plane): Box {
  const [minX, minY, maxX, maxY] = region?.box ?? [Infinity, Infinity, -Infinity, -Infinity];
  const reach = radiusM * plane.scaleAt(minX, minY) + 1;
  return [minX - reach, minY - reach, maxX + reach, maxY + reach];
}

/** What is counted in one of two answers and not, or with another radius, in the other: only there can they differ. */
export function changedBetween(a: readonly Served[], b: readonly Served[]): Served[] {
  const key = ({ green, radiusM }: Served) => `${green} ${radiusM}`;
  const [inA, inB] = [new Set(a.map(key)), new Set(b.map(key))];
  return [...a.filter((served) => !inB.has(key(served))), ...b.filter((served) => !inA.has(key(served)))];
}

export function largestRadiusM(sheet: RuleSheet): number {
  return Math.max(...sheet.tiers.map(({ radiusM }) => radiusM));
}

const denominators = ['land', 'people', 'dwellings'];

/**
 * Checks a rule sheet read from a file: every tier has a size and a positive radius, tiers neither overlap with different radii nor give a
 * larger park a smaller one, targets are shares. Returns the issues; none means that the value is a RuleSheet.
 */
export function checkRuleSheet(value: unknown, file: string): Issue[] {
  const issues: Issue[] = [];
  const say = (code: string, params: Issue['params'] = {}, row?: number) =>
    issues.push({ code, severity: 'error', params, file, ...(row === undefined ? {} : { row }) });
  if (!isRecord(value)) {
    say('rule-not-an-object');
    return issues;
  }
  if (value.type === 'circle') {
    say('rule-not-of-coverage', { id: String(value.id) });
    return issues;
  }
  const sheet: Partial<Record<keyof RuleSheet, unknown>> = value;
  for (const key of ['id', 'version', 'source'] as const) if (typeof sheet[key] !== 'string') say('rule-missing', { key });
  if (!denominators.includes(String(sheet.denominator))) say('rule-missing', { key: 'denominator' });
  if (!isRecord(sheet.counts)) say('rule-missing', { key: 'counts' });
  else for (const [key, entry] of Object.entries(sheet.counts)) if (!isAnswer(entry)) say('rule-missing', { key: `counts.${key}` });
  if (!Array.isArray(sheet.targets)) say('rule-missing', { key: 'targets' });
  else if (!sheet.targets.every(isTarget)) say('rule-missing', { key: 'targets' });
  if (!Array.isArray(sheet.tiers) || sheet.tiers.length === 0) {
    say('rule-missing', { key: 'tiers' });
    return issues;
  }
  sheet.tiers.forEach((tier: unknown, index) => {
    checkTier(tier, index + 1, say);
  });
  if (issues.length === 0) checkTiersTogether(sheet.tiers as RuleTier[], say);
  return issues;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnswer(value: unknown): boolean {
  return isRecord(value) && typeof value.counts === 'boolean';
}

function isTarget(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { operator, value: share } = value;
  return (operator === '>' || operator === '>=') && typeof share === 'number' && share > 0 && share <= 1;
}

type Say = (code: string, params: Issue['params'], row?: number) => void;

function checkTier(value: unknown, row: number, say: Say): void {
  const tier: Partial<Record<keyof RuleTier, unknown>> = isRecord(value) ? value : {};
  const { radiusM, minAreaM2, maxAreaM2, historicOnly } = tier;
  if (historicOnly !== undefined && typeof historicOnly !== 'boolean') say('rule-missing', { key: 'historicOnly' }, row);
  if (radiusM === undefined || radiusM === null) say('rule-radius-missing', {}, row);
  else if (typeof radiusM !== 'number' || !(radiusM > 0) || !Number.isFinite(radiusM)) {
    say('rule-radius-not-positive', { value: String(radiusM) }, row);
  }
  if (typeof minAreaM2 !== 'number' || !(minAreaM2 >= 0)) say('rule-size-bad', { value: String(minAreaM2) }, row);
  else if (maxAreaM2 !== undefined && !(typeof maxAreaM2 === 'number' && maxAreaM2 > minAreaM2)) {
    say('rule-size-bad', { value: `${minAreaM2}–${String(maxAreaM2)}` }, row);
  }
}

function checkTiersTogether(tiers: readonly RuleTier[], say: Say): void {
  tiers.forEach((tier, i) => {
    for (const [j, other] of tiers.entries()) {
      if (j <= i || (tier.historicOnly ?? false) !== (other.historicOnly ?? false)) continue;
      const [small, large] = tier.minAreaM2 <= other.minAreaM2 ? [tier, other] : [other, tier];
      const overlap = large.minAreaM2 < (small.maxAreaM2 ?? Infinity);
      if (overlap && small.radiusM !== large.radiusM) {
        say('rule-tiers-contradict', { from: large.minAreaM2, a: small.radiusM, b: large.radiusM }, j + 1);
      } else if (small.radiusM > large.radiusM) {
        say('rule-tiers-shrink', { from: large.minAreaM2, a: small.radiusM, b: large.radiusM }, j + 1);
      }
    }
  });
}
