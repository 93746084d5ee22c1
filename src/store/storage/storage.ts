import type { City } from '../../core/city.ts';
import type { Direction, Edit } from '../../core/edit.ts';

/** One line of a city's log. An undo is the same edit read back, so it is a line of its own and nothing is ever taken out. */
export interface LogEntry {
  /** Revision of the city after this line; the city as loaded first has revision 0. */
  readonly revision: number;
  readonly direction: Direction;
  readonly edit: Edit;
}

/** A wish to see some kinds of a city before all of it has been read. */
export interface Glimpse {
  readonly kinds: ReadonlySet<string>;
  /** Given the city with those kinds alone; reading goes on when the promise settles. Not called where a store gives all at once. */
  show(city: City): Promise<void>;
}

export interface LoadedCity {
  readonly city: City;
  readonly revision: number;
}

/** `behind`: another writer was first; `revision` is where the stored city stands now. */
export type Appended = { readonly status: 'stored' } | { readonly status: 'behind'; readonly revision: number };

/**
 * Where a city is kept. Stores are wired in one place; nobody asks which one it is, only whether it can be written to. Failures of the
 * medium (full disk, closed network) reject the promise.
 */
export interface Storage {
  /** A read-only store shows a city as published; edits to it live only as long as the tab. */
  readonly writable: boolean;
  load(glimpse?: Glimpse): Promise<LoadedCity>;
  /** Stores a line whose revision is one above the stored one; any other is `behind` and changes nothing. */
  append(entry: LogEntry): Promise<Appended>;
  /** Lines after `revision`, oldest first. */
  since(revision: number): Promise<readonly LogEntry[]>;
  /** Calls `listener` with each line stored by anyone, the caller included; the result ends it. */
  events(listener: (entry: LogEntry) => void): () => void;
}
