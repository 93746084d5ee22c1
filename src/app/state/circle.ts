import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CircleParams, CircleReach, CircleResult, CircleSheet } from '../../analysis/circle/spec.ts';
import type { AreaLevel } from '../../core/area-level.ts';
import type { Issue } from '../../core/issue.ts';
import type { Place } from './session.ts';

/** What the figures of the circle on screen were asked with. */
interface AskedOfCircle {
  readonly sheet: CircleSheet;
  readonly params: CircleParams;
  /** Revision of the city; an edit since then makes the figures old. */
  readonly revision: number;
}

export type CircleRun =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly share: number }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly issues: readonly Issue[] }
  | { readonly status: 'done' };

export type CircleAnswer = CircleResult & { readonly asked: AskedOfCircle };

/** Where the walk from a chosen place stands; the last answer stays while the next one comes. */
export interface ReachRun {
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  /** Where it starts now: under the pointer while it is dragged. */
  readonly at: Place | null;
  readonly answer: CircleReach | null;
}

export interface Circle {
  /** Empty until the rule sheets have been read. */
  readonly sheets: readonly CircleSheet[];
  readonly sheetIssues: readonly Issue[];
  readonly sheetId: string;
  readonly params: CircleParams;
  /** Level of the units in the matrix. */
  readonly level: AreaLevel;
  readonly run: CircleRun;
  /** The last complete answer; kept on screen while the next one runs. */
  readonly answer: CircleAnswer | null;
  readonly reach: ReachRun;
  /** The circle and not the coverage is what the map shows: that workspace was the last of the two. */
  readonly inFront: boolean;
}

export type CircleStore = StoreApi<Circle>;

const defaultSheetId = 'gb50180-2018';
const noReach: ReachRun = { status: 'idle', at: null, answer: null };

/** What goes with a city: another one begins without answers. */
export const noCircleAnswers: Pick<Circle, 'run' | 'answer' | 'reach'> = { run: { status: 'idle' }, answer: null, reach: noReach };

export function createCircleStore(): CircleStore {
  return createStore<Circle>(() => ({
    sheets: [],
    sheetIssues: [],
    sheetId: defaultSheetId,
    params: { minutes: 15, profile: 'default', crossingWaitS: 0 },
    level: 'district',
    inFront: false,
    ...noCircleAnswers,
  }));
}

export function chosenCircleSheet({ sheets, sheetId }: Circle): CircleSheet | null {
  return sheets.find((sheet) => sheet.id === sheetId) ?? null;
}

/** Whether a sheet has rows within so many minutes: some begin with the 10-minute circle. */
export function asksWithin({ rows }: CircleSheet, minutes: CircleParams['minutes']): boolean {
  return rows.some(({ tier }) => tier <= minutes);
}

export function sameParams(a: CircleParams, b: CircleParams): boolean {
  return a.minutes === b.minutes && a.profile === b.profile && a.crossingWaitS === b.crossingWaitS;
}

/** True where the controls or the city have moved on from what the figures were asked with. */
export function isCircleOutdated({ answer, sheetId, params }: Circle, revision: number): boolean {
  if (!answer) return false;
  const { asked } = answer;
  return asked.revision !== revision || asked.sheet.id !== sheetId || !sameParams(asked.params, params);
}

/** Rows of the sheet that were asked for: those of the circle's tier and of the smaller ones. */
export function rowsAsked({ asked }: CircleAnswer): CircleSheet['rows'] {
  return asked.sheet.rows.filter(({ tier }) => tier <= asked.params.minutes);
}
