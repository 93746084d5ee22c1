import type { Issue } from '../../core/issue.ts';
import { type CircleRow, type CircleSheet, circleTiers } from './spec.ts';

type Say = (code: string, params?: Issue['params'], row?: number) => void;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isWords(value: unknown): boolean {
  return isRecord(value) && isText(value.zh) && isText(value.en);
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/** Row ids are keys of every answer and parts of column names. */
const rowId = /^[a-z0-9-]+$/;

/**
 * Checks a sheet of the 15-minute circle read from a file: every row names kinds, a tier and exactly one limit, in metres or in minutes; no
 * id stands twice. Returns the issues; none means that the value is a CircleSheet.
 */
export function checkCircleSheet(value: unknown, file: string): Issue[] {
  const issues: Issue[] = [];
  const say: Say = (code, params = {}, row) =>
    issues.push({ code, severity: 'error', params, file, ...(row === undefined ? {} : { row }) });
  if (!isRecord(value)) {
    say('rule-not-an-object');
    return issues;
  }
  const sheet: Partial<Record<keyof CircleSheet, unknown>> = value;
  if (sheet.type !== 'circle') {
    say('rule-not-of-circle', { id: isText(sheet.id) ? sheet.id : file });
    return issues;
  }
  if (sheet.schemaVersion !== 1) say('rule-schema', { value: String(sheet.schemaVersion) });
  for (const key of ['id', 'version', 'source'] as const) if (!isText(sheet[key])) say('rule-missing', { key });
  if (!isWords(sheet.label)) say('rule-missing', { key: 'label' });
  if (!Array.isArray(sheet.remarks) || !sheet.remarks.every(isWords)) say('rule-missing', { key: 'remarks' });
  if (!Array.isArray(sheet.rows) || sheet.rows.length === 0) {
    say('rule-missing', { key: 'rows' });
    return issues;
  }
  const seen = new Set<unknown>();
  sheet.rows.forEach((row: unknown, index) => {
    checkRow(isRecord(row) ? row : {}, index + 1, seen, say);
  });
  return issues;
}

function checkRow(row: Partial<Record<keyof CircleRow, unknown>>, number: number, seen: Set<unknown>, say: Say): void {
  const { id, kinds, limitM, limitMin, minAreaM2 } = row;
  if (!isText(id)) say('rule-missing', { key: 'id' }, number);
  else if (!rowId.test(id)) say('rule-row-id', { id }, number);
  else if (seen.has(id)) say('rule-row-twice', { id }, number);
  seen.add(id);
  if (!isWords(row.label)) say('rule-missing', { key: 'label' }, number);
  if (!Array.isArray(kinds) || kinds.length === 0 || !kinds.every(isText)) say('rule-missing', { key: 'kinds' }, number);
  if (!circleTiers.some((tier) => tier === row.tier)) say('rule-tier-unknown', { value: String(row.tier) }, number);
  if (typeof row.required !== 'boolean') say('rule-missing', { key: 'required' }, number);
  if (!isText(row.source)) say('rule-missing', { key: 'source' }, number);
  if (minAreaM2 !== undefined && !isPositive(minAreaM2)) say('rule-size-bad', { value: String(minAreaM2) }, number);
  const limits = [limitM, limitMin].filter((limit) => limit !== undefined);
  if (limits.length !== 1) say('rule-one-limit', {}, number);
  else if (!isPositive(limits[0])) say('rule-limit-not-positive', { value: String(limits[0]) }, number);
}
