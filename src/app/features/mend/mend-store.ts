import { createStore } from 'zustand/vanilla';
import type { FoundFault } from '../../../analysis/mend/found.ts';
import { type MendOptions, mendDefaults, type StreetFaultCode, streetFaultCodes } from '../../../analysis/mend/spec.ts';
import type { Issue } from '../../../core/issue.ts';
import type { MendAnswer, MendEffect } from '../../../workers/protocol.ts';

type Run =
  | { readonly status: 'idle' | 'cancelled' | 'done' }
  | { readonly status: 'running'; readonly share: number }
  | { readonly status: 'failed'; readonly issues: readonly Issue[] };

/** Repairs that are looked at before they are accepted. */
export interface Trying {
  readonly keys: readonly string[];
  readonly share: number;
  readonly effect: MendEffect | null;
  readonly failed: boolean;
}

export interface Mend {
  readonly options: MendOptions;
  readonly run: Run;
  /** The state of the city that `answer` is about. */
  readonly of: { readonly cityId: string; readonly revision: number } | null;
  readonly answer: MendAnswer | null;
  /** The sort that the list is limited to; null: all. */
  readonly code: StreetFaultCode | null;
  readonly chosen: string | null;
  readonly ignored: ReadonlySet<string>;
  readonly showsIgnored: boolean;
  readonly trying: Trying | null;
  /** A repair is on its way. */
  readonly busy: boolean;
}

export const mendStore = createStore<Mend>(() => ({
  options: mendDefaults,
  run: { status: 'idle' },
  of: null,
  answer: null,
  code: null,
  chosen: null,
  ignored: new Set(),
  showsIgnored: false,
  trying: null,
  busy: false,
}));

const place: ReadonlyMap<StreetFaultCode, number> = new Map(streetFaultCodes.map((code, at) => [code, at]));

/** By sort, sure before unsure, the most metres first. */
export function inOrder(faults: readonly FoundFault[]): readonly FoundFault[] {
  return [...faults].sort(
    (a, b) =>
      (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0) ||
      Number(b.sure) - Number(a.sure) ||
      b.metres - a.metres ||
      (a.key < b.key ? -1 : 1),
  );
}

/** The faults of the list: those of the chosen sort, ignored ones only where they are asked for. */
export function listed({
  answer,
  code,
  ignored,
  showsIgnored,
}: Pick<Mend, 'answer' | 'code' | 'ignored' | 'showsIgnored'>): readonly FoundFault[] {
  const faults = answer?.faults ?? [];
  return faults.filter((fault) => (code === null || fault.code === code) && (showsIgnored || !ignored.has(fault.key)));
}

/** What "mend all that is sure" would mend: of the list, neither ignored nor doubtful. */
export function sureKeys(faults: readonly FoundFault[], ignored: ReadonlySet<string>): readonly string[] {
  return faults.filter(({ key, sure, mendable }) => sure && mendable && !ignored.has(key)).map(({ key }) => key);
}
