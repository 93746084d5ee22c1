import { createStore } from 'zustand/vanilla';

export interface Sorting {
  readonly id: string;
  readonly descending: boolean;
}

/** How the user left the table of a kind: kept in this browser, for columns that the kind still has. */
export interface TableLook {
  readonly sorts: readonly Sorting[];
  readonly groupBy: readonly string[];
  /** Ids in order; columns that are not named follow as declared. */
  readonly order: readonly string[];
  /** Columns shown or hidden against what is usual. */
  readonly visible: Readonly<Record<string, boolean>>;
  readonly pinnedStart: readonly string[];
  readonly pinnedEnd: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

export const firstLook: TableLook = { sorts: [], groupBy: [], order: [], visible: {}, pinnedStart: ['name'], pinnedEnd: [], widths: {} };

const savedKey = 'xiutu.tables';
const savedVersion = 1;

type Looks = Readonly<Record<string, TableLook>>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

function entriesOf<T>(value: unknown, isWanted: (item: unknown) => item is T): Readonly<Record<string, T>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => isWanted(entry[1])));
}

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isWidth = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 10_000;

function isSorting(value: unknown): value is Sorting {
  return isRecord(value) && typeof value.id === 'string' && typeof value.descending === 'boolean';
}

function readLook(value: unknown): TableLook {
  if (!isRecord(value)) return firstLook;
  return {
    sorts: Array.isArray(value.sorts) ? value.sorts.filter(isSorting) : [],
    groupBy: texts(value.groupBy),
    order: texts(value.order),
    visible: entriesOf(value.visible, isFlag),
    pinnedStart: texts(value.pinnedStart),
    pinnedEnd: texts(value.pinnedEnd),
    widths: entriesOf(value.widths, isWidth),
  };
}

/** Looks as saved; what another version wrote, or what makes no sense, is as if it had never been. */
export function readLooks(text: string | null): Looks {
  try {
    const saved: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(saved) || saved.version !== savedVersion || !isRecord(saved.kinds)) return {};
    return Object.fromEntries(Object.entries(saved.kinds).map(([kind, look]) => [kind, readLook(look)]));
  } catch {
    return {};
  }
}

/** Browsers that keep nothing (private windows) still show tables. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

export const tableLooks = createStore<Looks>(() => readLooks(storage()?.getItem(savedKey) ?? null));

/** Changes the look of one kind's table and keeps it. */
export function changeLook(kind: string, change: (look: TableLook) => Partial<TableLook>): void {
  const look = tableLooks.getState()[kind] ?? firstLook;
  tableLooks.setState({ [kind]: { ...look, ...change(look) } });
  try {
    storage()?.setItem(savedKey, JSON.stringify({ version: savedVersion, kinds: tableLooks.getState() }));
  } catch {
    // A full store loses the look with the tab, nothing else.
  }
}

/** Sorting after a click on a header: down, up, off; `add` keeps the others. */
export function nextSorts(sorts: readonly Sorting[], id: string, add: boolean): readonly Sorting[] {
  const present = sorts.find((sort) => sort.id === id);
  const next = !present ? { id, descending: false } : present.descending ? null : { id, descending: true };
  if (!add) return next ? [next] : [];
  if (!present) return [...sorts, { id, descending: false }];
  return sorts.flatMap((sort) => (sort.id === id ? (next ?? []) : sort));
}

/** The order with a column moved before another, or behind it where it came from before. */
export function movedColumn(order: readonly string[], id: string, onto: string): readonly string[] {
  const from = order.indexOf(id);
  const to = order.indexOf(onto);
  if (from < 0 || to < 0 || from === to) return order;
  const without = order.filter((other) => other !== id);
  return [...without.slice(0, to), id, ...without.slice(to)];
}
