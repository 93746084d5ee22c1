import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParkValues } from '../../analysis/coverage/live-spec.ts';
import type { CoverageParams, RuleSheet } from '../../analysis/coverage/spec.ts';
import type { Issue } from '../../core/issue.ts';
import type { CoverageAnswer, Progress, ReferenceAnswer } from '../../workers/protocol.ts';

/** What the figures on screen were asked with. */
export interface Asked {
  readonly sheet: RuleSheet;
  readonly by: CoverageParams['by'];
  readonly denominator: CoverageParams['denominator'];
  /** Revision of the city; an edit since then makes the figures old. */
  readonly revision: number;
}

export type CoverageRun =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly progress: Progress }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly issues: readonly Issue[] }
  | { readonly status: 'done' };

export type CheckRun =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'failed'; readonly issues: readonly Issue[] }
  | { readonly status: 'done'; readonly answer: ReferenceAnswer };

export interface Coverage {
  /** Empty until the rule sheets have been read. */
  readonly sheets: readonly RuleSheet[];
  readonly sheetIssues: readonly Issue[];
  readonly sheetId: string;
  readonly by: CoverageParams['by'];
  /** The level the user chose last: taken up again by the next city that has it. */
  readonly wantedBy: CoverageParams['by'];
  readonly denominator: CoverageParams['denominator'];
  readonly run: CoverageRun;
  /** The last complete answer; kept on screen while the next one runs. */
  readonly answer: (CoverageAnswer & { readonly asked: Asked }) | null;
  /** What only each park serves, for the question of `answer`; it comes some time after it. */
  readonly parkValues: ParkValues | null;
  readonly check: CheckRun;
}

export type CoverageStore = StoreApi<Coverage>;

const defaultSheetId = 'park-2022';

export function createCoverageStore(): CoverageStore {
  return createStore<Coverage>(() => ({
    sheets: [],
    sheetIssues: [],
    sheetId: defaultSheetId,
    by: 'town',
    wantedBy: 'town',
    denominator: 'land',
    run: { status: 'idle' },
    answer: null,
    parkValues: null,
    check: { status: 'idle' },
  }));
}

export function chosenSheet(coverage: Coverage): RuleSheet | null {
  return coverage.sheets.find((sheet) => sheet.id === coverage.sheetId) ?? null;
}

/** True where the controls or the city have moved on from what the figures were asked with. */
export function isOutdated({ answer, sheetId, by, denominator }: Coverage, revision: number): boolean {
  if (!answer) return false;
  return (
    answer.asked.revision !== revision ||
    answer.asked.sheet.id !== sheetId ||
    answer.asked.by !== by ||
    answer.asked.denominator !== denominator
  );
}
