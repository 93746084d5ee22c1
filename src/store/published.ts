import type { Words } from '../core/field.ts';
import type { Stamp } from '../core/result.ts';
import { currentVersion, type SavedRecord, type Schema, upgradeSaved } from '../core/schema.ts';

/** A figure of one unit. `share` is null where nothing is known of it; `amounts` is null where they may not be told (groups under ten). */
export interface PublishedFigure {
  readonly share: number | null;
  readonly amounts: Readonly<Record<string, number>> | null;
}

export interface PublishedRow extends PublishedFigure {
  /** null: outside every unit. */
  readonly areaCode: string | null;
  readonly name: string;
  /** In which tree of areas the figure is the unit's; absent where both agree. */
  readonly basis?: 'legal' | 'managing';
}

/** A line that the figures of a series may be held against. */
export interface PublishedTarget {
  readonly operator: '>' | '>=';
  readonly value: number;
  readonly label: Words;
}

/** One kind of figure of a run: straight coverage, walked coverage, one kind of the circle. */
export interface PublishedSeries {
  readonly id: string;
  readonly label: Words;
  readonly stamp: Stamp;
  /** What else must be alike for two figures to be compared: `counted` people or compounds, `rows` of the sheet that decide it. */
  readonly compared?: Readonly<Record<string, string>>;
  readonly total: PublishedFigure;
  readonly rows: readonly PublishedRow[];
  readonly targets: readonly PublishedTarget[];
}

/** A run as published under a name: rows and stamps, never changed afterwards. */
export interface PublishedRun {
  readonly schemaVersion: number;
  readonly id: string;
  readonly name: string;
  /** ISO time. */
  readonly publishedAt: string;
  readonly city: { readonly name: string; readonly areaCode: string; readonly dataDate: string; readonly synthetic: boolean };
  readonly sheet: Words;
  readonly series: readonly PublishedSeries[];
}

/** Where published runs are kept: added to, never changed; they go only with the whole city, when it is deleted. */
export interface Published {
  /** Rejects with `AlreadyPublished` for an id that is there. */
  append(run: PublishedRun): Promise<void>;
  /** All runs, oldest first, with the number of those that this program cannot read. */
  list(): Promise<{ readonly runs: readonly PublishedRun[]; readonly unread: number }>;
}

export class AlreadyPublished extends Error {
  constructor(id: string) {
    super(`published already: ${id}`);
    this.name = 'AlreadyPublished';
  }
}

const publishedSchema: Schema = { name: 'published-run', oldest: 1, upgrades: [] };

export const publishedVersion = currentVersion(publishedSchema);

function isRecord(value: unknown): value is SavedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWords(value: unknown): value is Words {
  return isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string';
}

function isShare(value: unknown): boolean {
  return value === null || (typeof value === 'number' && value >= 0 && value <= 1 + 1e-9);
}

function isFigure(value: unknown): value is SavedRecord {
  if (!isRecord(value) || !isShare(value.share)) return false;
  const { amounts } = value;
  return amounts === null || (isRecord(amounts) && Object.values(amounts).every((amount) => Number.isFinite(amount)));
}

function isRow(value: unknown): boolean {
  return isFigure(value) && (value.areaCode === null || typeof value.areaCode === 'string') && typeof value.name === 'string';
}

function isTarget(value: unknown): boolean {
  return isRecord(value) && (value.operator === '>' || value.operator === '>=') && typeof value.value === 'number' && isWords(value.label);
}

function isStamp(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.ruleSheet) || !isRecord(value.params) || !Array.isArray(value.notes)) return false;
  const texts = [value.engine, value.engineVersion, value.dataRevision, value.time, value.ruleSheet.id, value.ruleSheet.version];
  return (
    texts.every((text) => typeof text === 'string') &&
    value.notes.every((note) => isRecord(note) && typeof note.code === 'string' && isRecord(note.params))
  );
}

function isCompared(value: unknown): boolean {
  return value === undefined || (isRecord(value) && Object.values(value).every((term) => typeof term === 'string'));
}

function isSeries(value: unknown): boolean {
  if (!isRecord(value) || typeof value.id !== 'string' || !isWords(value.label) || !isStamp(value.stamp) || !isFigure(value.total))
    return false;
  return (
    isCompared(value.compared) &&
    Array.isArray(value.rows) &&
    value.rows.every(isRow) &&
    Array.isArray(value.targets) &&
    value.targets.every(isTarget)
  );
}

function isCity(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return [value.name, value.areaCode, value.dataDate].every((text) => typeof text === 'string') && typeof value.synthetic === 'boolean';
}

/** A run as it was saved or came in a file, in its shape of today; null where it cannot be read or is none. */
export function readPublished(saved: unknown): PublishedRun | null {
  const { data } = upgradeSaved(publishedSchema, saved);
  if (!data) return null;
  const named = [data.id, data.name, data.publishedAt].every((text) => typeof text === 'string' && text !== '');
  if (!named || Number.isNaN(Date.parse(String(data.publishedAt))) || !isCity(data.city) || !isWords(data.sheet)) return null;
  return Array.isArray(data.series) && data.series.every(isSeries) ? (data as unknown as PublishedRun) : null;
}

/** Oldest first; of one time by id, so that the order is the same everywhere. */
export function byTime(a: PublishedRun, b: PublishedRun): number {
  return Date.parse(a.publishedAt) - Date.parse(b.publishedAt) || (a.id < b.id ? -1 : 1);
}

/** Published runs for as long as the tab lives: tests, and browsers that keep nothing. */
export function memoryPublished(): Published {
  const kept = new Map<string, PublishedRun>();
  return {
    async append(run) {
      if (kept.has(run.id)) throw new AlreadyPublished(run.id);
      kept.set(run.id, structuredClone(run));
    },
    list: async () => ({ runs: [...kept.values()].sort(byTime), unread: 0 }),
  };
}
