import type { Issue } from './issue.ts';

/** Plain JSON as read, before anybody has looked at its members. */
export type SavedRecord = Readonly<Record<string, unknown>>;

/** One numbered step. Once released it is never edited: files saved long ago pass through exactly what they passed through then. */
export interface Upgrade {
  /** Version that the step leads to, from the one before it. */
  readonly to: number;
  /** What it did, for the log and for readers of the list. */
  readonly name: string;
  readonly apply: (data: SavedRecord) => SavedRecord;
}

/** Something that is saved: its oldest version that can still be opened, and the steps from there to now. */
export interface Schema {
  readonly name: string;
  readonly oldest: number;
  readonly upgrades: readonly Upgrade[];
}

export type Upgraded =
  | { readonly data: SavedRecord; readonly from: number; readonly issue: null }
  | { readonly data: null; readonly issue: Issue };

/** `city.json`. Version 0 is a file without `schemaVersion`, as people write it by hand. */
export const citySchema: Schema = {
  name: 'city',
  oldest: 0,
  upgrades: [
    {
      to: 1,
      name: 'FillWhatHandWrittenFilesLeaveOut',
      apply: (data) => ({ name: '', areaCode: '', dataDate: '', sources: [], ...data }),
    },
  ],
};

/** `Edit`, in logs and request bodies. */
export const editSchema: Schema = { name: 'edit', oldest: 1, upgrades: [] };

/** The version written today. */
export function currentVersion(schema: Schema): number {
  return schema.oldest + schema.upgrades.length;
}

/**
 * Brings saved data to the version of today. Data from a newer program is refused, not guessed at; so is what is no record or has no
 * readable version. The given record is never changed.
 */
export function upgradeSaved(schema: Schema, saved: unknown): Upgraded {
  checkNumbering(schema);
  if (!isRecord(saved)) return refused('saved-not-a-record', { name: schema.name });
  const version = saved.schemaVersion ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return refused('saved-version-unreadable', { name: schema.name, version: String(version) });
  }
  const current = currentVersion(schema);
  if (version > current) return refused('saved-version-newer', { name: schema.name, version, current });
  if (version < schema.oldest) return refused('saved-version-too-old', { name: schema.name, version, oldest: schema.oldest });
  let data: SavedRecord = saved;
  for (const upgrade of schema.upgrades.slice(version - schema.oldest)) data = { ...upgrade.apply(data), schemaVersion: upgrade.to };
  return { data, from: version, issue: null };
}

function checkNumbering(schema: Schema): void {
  const broken = schema.upgrades.find((upgrade, index) => upgrade.to !== schema.oldest + index + 1);
  if (broken) throw new Error(`Upgrades of ${schema.name} are not numbered one by one at ${broken.to} ${broken.name}.`);
}

function isRecord(value: unknown): value is SavedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(code: string, params: Issue['params']): Upgraded {
  return { data: null, issue: { code, severity: 'error', params } };
}
