import type { AreaBasis } from '../../core/area.ts';
import { BadInput, badInput, type Issue } from '../../core/issue.ts';
import { currentVersion, type SavedRecord, type Schema, upgradeSaved } from '../../core/schema.ts';
import type { Kind } from '../../layers/kind.ts';
import { kindById, kinds } from '../../layers/registry.ts';
import { type ClassMethod, type ColourBy, colourFields, fewestClasses, mostClasses } from '../../store/query/classes.ts';
import { readFilters, writeFilters } from './hash-layers.ts';
import type { Session } from './session.ts';

/** A look of the layers under a name, as this browser keeps it and as a file carries it. */
export interface LookPreset {
  readonly schemaVersion: number;
  readonly name: string;
  readonly hiddenKinds: readonly string[];
  readonly hiddenGroups: readonly Kind['group'][];
  readonly opacity: Readonly<Record<string, number>>;
  readonly colourBy: Readonly<Record<string, ColourBy>>;
  readonly order: readonly string[];
  /** Area and filters (as a link writes them), where they were saved along. */
  readonly scope: { readonly area: string | null; readonly basis: AreaBasis; readonly filters: readonly string[] } | null;
}

/** Version 0 is a file without `schemaVersion`; version 1 had neither groups nor scope. */
export const presetSchema: Schema = {
  name: 'look',
  oldest: 0,
  upgrades: [
    {
      to: 1,
      name: 'FillWhatHandWrittenFilesLeaveOut',
      apply: (data) => ({ hiddenKinds: [], opacity: {}, colourBy: {}, order: [], ...data }),
    },
    { to: 2, name: 'AddGroupsAndScope', apply: (data) => ({ hiddenGroups: [], scope: null, ...data }) },
  ],
};

export interface ReadPreset {
  readonly preset: LookPreset;
  /** Layers and fields that this version does not have; they were left out. */
  readonly skipped: readonly string[];
}

function isRecord(value: unknown): value is SavedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(part: string): never {
  throw badInput('preset-damaged', { part });
}

function texts(value: unknown, part: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) damaged(part);
  return value;
}

/** Keeps the members whose key is a kind of this version; the others are noted. */
function byKnownKind(value: unknown, part: string, skipped: Set<string>): readonly (readonly [Kind, unknown])[] {
  if (!isRecord(value)) damaged(part);
  return Object.entries(value).flatMap(([id, own]): (readonly [Kind, unknown])[] => {
    const kind = kindById(id);
    if (!kind) skipped.add(id);
    return kind ? [[kind, own]] : [];
  });
}

const methods: readonly ClassMethod[] = ['natural', 'quantile', 'equal', 'each'];

function readColourBy(kind: Kind, value: unknown, skipped: Set<string>): readonly (readonly [string, ColourBy])[] {
  if (!isRecord(value) || typeof value.field !== 'string') damaged('colourBy');
  const { field, method, classes, ramp } = value;
  if (!colourFields(kind).some(({ key }) => key === field)) {
    skipped.add(`${kind.id}.${String(field)}`);
    return [];
  }
  const known = methods.find((one) => one === method);
  if (!known || typeof classes !== 'number' || !(classes >= fewestClasses && classes <= mostClasses)) damaged('colourBy');
  const by = { field: String(field), method: known, classes };
  return [[kind.id, typeof ramp === 'string' ? { ...by, ramp } : by]];
}

function readShare(kind: Kind, value: unknown): readonly [string, number] {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) damaged('opacity');
  return [kind.id, value];
}

function readScope(value: unknown, skipped: Set<string>): LookPreset['scope'] {
  if (value === null) return null;
  if (!isRecord(value)) damaged('scope');
  const { area, basis, filters } = value;
  if (area !== null && typeof area !== 'string') damaged('area');
  const kept = readFilters(texts(filters ?? [], 'filters'));
  for (const filter of kept.ignored) skipped.add(filter);
  return { area, basis: basis === 'managing' ? 'managing' : 'legal', filters: writeFilters(kept.value) };
}

/**
 * A look as saved by this or an older version; `BadInput` with one issue where it is damaged or from a newer one. Layers and fields that
 * this version does not have are left out and named.
 */
export function readPreset(saved: unknown): ReadPreset {
  const { data, issue } = upgradeSaved(presetSchema, saved);
  if (!data) throw badInput(issue.code, issue.params);
  if (typeof data.name !== 'string' || data.name.trim() === '') damaged('name');
  const skipped = new Set<string>();
  const known = (list: readonly string[]): readonly string[] =>
    list.filter((id) => {
      if (!kindById(id)) skipped.add(id);
      return kindById(id) !== undefined;
    });
  const groups = new Set(kinds.map(({ group }) => group));
  const preset: LookPreset = {
    schemaVersion: currentVersion(presetSchema),
    name: String(data.name).trim(),
    hiddenKinds: known(texts(data.hiddenKinds, 'hiddenKinds')),
    hiddenGroups: texts(data.hiddenGroups, 'hiddenGroups').filter((group): group is Kind['group'] => groups.has(group as Kind['group'])),
    opacity: Object.fromEntries(byKnownKind(data.opacity, 'opacity', skipped).map(([kind, own]) => readShare(kind, own))),
    colourBy: Object.fromEntries(
      byKnownKind(data.colourBy, 'colourBy', skipped).flatMap(([kind, own]) => readColourBy(kind, own, skipped)),
    ),
    order: known(texts(data.order, 'order')),
    scope: readScope(data.scope ?? null, skipped),
  };
  return { preset, skipped: [...skipped] };
}

/** The look of a session under a name. */
export function presetOf(name: string, session: Session, withScope: boolean): LookPreset {
  const { hiddenKinds, hiddenGroups, opacity, colourBy, order, area, basis, filters } = session;
  return {
    schemaVersion: currentVersion(presetSchema),
    name: name.trim(),
    hiddenKinds: [...hiddenKinds].sort(),
    hiddenGroups: [...hiddenGroups].sort(),
    opacity,
    colourBy,
    order,
    scope: withScope ? { area, basis, filters: writeFilters(filters) } : null,
  };
}

/** What a look changes of a session. */
export function sessionOfPreset({ hiddenKinds, hiddenGroups, opacity, colourBy, order, scope }: LookPreset): Partial<Session> {
  const limits = scope && { ...scope, filters: readFilters(scope.filters).value };
  return { hiddenKinds: new Set(hiddenKinds), hiddenGroups: new Set(hiddenGroups), opacity, colourBy, order, ...(limits ?? {}) };
}

/** All looks of a file: one, or a list of them. `BadInput` where one of them is no look: a file is taken whole or not at all. */
export function readPresetFile(text: string): readonly ReadPreset[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    damaged('json');
  }
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) damaged('json');
  return list.map(readPreset);
}

const storageKey = 'xiutu-looks';

export interface KeptPresets {
  readonly presets: readonly LookPreset[];
  /** What could not be read, as it was: written back with the rest, so that a newer program finds it again. */
  readonly unread: readonly unknown[];
  readonly issues: readonly Issue[];
}

/** The list in a text; null where there is none. */
function listIn(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Looks kept in this browser; those that cannot be read are told, never thrown away silently. */
export function keptPresets(storage: Pick<Storage, 'getItem'> | null): KeptPresets {
  const presets: LookPreset[] = [];
  const unread: unknown[] = [];
  const issues: Issue[] = [];
  const text = storage?.getItem(storageKey) ?? '[]';
  const list = listIn(text);
  if (!list) {
    issues.push({ code: 'saved-not-a-record', severity: 'error', params: { name: presetSchema.name } });
    // The whole text as it was: it goes back with the next look that is kept.
    unread.push(text);
  }
  for (const saved of list ?? []) {
    try {
      presets.push(readPreset(saved).preset);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      unread.push(saved);
      issues.push(...error.issues);
    }
  }
  return { presets, unread, issues };
}

/** False where the browser does not store. */
export function keepPresets(storage: Pick<Storage, 'setItem'> | null, { presets, unread }: Omit<KeptPresets, 'issues'>): boolean {
  try {
    storage?.setItem(storageKey, JSON.stringify([...presets, ...unread]));
    return storage !== null;
  } catch {
    return false;
  }
}
