import { createStore } from 'zustand/vanilla';
import type { LiveFigures } from '../../analysis/coverage/live-spec.ts';
import type { Metric } from '../../analysis/coverage/spec.ts';
import type { AssetKey } from '../../core/asset.ts';
import type { Change } from '../../core/edit.ts';
import type { CellMesh } from '../../core/geo/cell-mesh.ts';
import type { Issue } from '../../core/issue.ts';
import type { LonLat } from '../../map/tools/draft.ts';
import type { CircleAnswer } from './circle.ts';

/** What is other than in the city, each change against the city itself; empty: nothing is. */
export type Trial = ReadonlyMap<AssetKey, Change>;

export const noTrial: Trial = new Map();

/** What the figures of a what-if are about: the workspace in which it was begun. */
export type TrialOf = 'coverage' | 'circle';

interface CoverageFigures {
  readonly of: 'coverage';
  readonly totals: LiveFigures['totals'];
}

/** The figures of one state, the cells of its land, and the class of each. Vectors are replaced, never written into. */
interface CoverageState extends CoverageFigures {
  readonly mesh: CellMesh;
  readonly classes: Readonly<Record<Metric, Uint8Array>>;
}

/** The circle of one state: a whole answer, in which compounds that did not change are the same objects. */
interface CircleState {
  readonly of: 'circle';
  readonly answer: CircleAnswer;
}

export type TrialState = CoverageState | CircleState;

/** What of a state a step keeps: nothing that is drawn. */
export type StepFigures = CoverageFigures | CircleState;

export function coverageOf<T extends StepFigures>(state: T | null): Extract<T, { readonly of: 'coverage' }> | null {
  return state?.of === 'coverage' ? (state as Extract<T, { readonly of: 'coverage' }>) : null;
}

export function circleOf(state: StepFigures | null): CircleAnswer | null {
  return state?.of === 'circle' ? state.answer : null;
}

/** A state without its land. */
export function figuresOf(state: TrialState): StepFigures {
  return state.of === 'coverage' ? { of: 'coverage', totals: state.totals } : state;
}

/** What a step did, as a code with its parameters; the screen makes the words. */
export interface StepLabel {
  readonly code: 'move' | 'add' | 'remove';
  readonly kind: string;
  /** Of a facility, which one. */
  readonly type: string | null;
  readonly name: string;
  /** Metres and bearing (degrees clockwise from north) of a move; size of what was added. */
  readonly metres?: number;
  readonly bearing?: number;
  readonly areaM2?: number;
}

export interface TrialStep {
  readonly label: StepLabel;
  /** Everything that is other after it. */
  readonly trial: Trial;
  /** null until the answer is there. */
  readonly figures: StepFigures | null;
}

/** The thing in hand, by the pointer or by the arrow keys. */
export interface InHand {
  readonly key: AssetKey;
  readonly by: 'pointer' | 'keys';
  /** Where it was taken hold of, and where that place is now. */
  readonly from: LonLat;
  readonly at: LonLat;
  /** Things that go with it: the gates of a park. */
  readonly riders: readonly AssetKey[];
}

export interface WhatIf {
  readonly of: TrialOf;
  readonly status: 'off' | 'starting' | 'on' | 'failed';
  readonly issues: readonly Issue[];
  /** The city as it is, and as it would be. */
  readonly before: TrialState | null;
  readonly now: TrialState | null;
  /** The trial that `now` answers. */
  readonly answered: Trial;
  readonly steps: readonly TrialStep[];
  readonly inHand: InHand | null;
  /** The thing touched last, what the city does not hold included; the selection of the screen takes over when it changes. */
  readonly chosen: AssetKey | null;
  /** The trial with the thing in hand where it is now; null where nothing is. */
  readonly draft: Trial | null;
  /** A click on the map puts something: a pocket park of so many square metres, or what this row of the rule sheet asks for. */
  readonly adds: boolean;
  readonly addM2: number;
  readonly addRow: string | null;
  readonly showsBefore: boolean;
  /** Milliseconds from the last question to its answer. */
  readonly answerMs: number | null;
}

export const whatIfOff: WhatIf = {
  of: 'coverage',
  status: 'off',
  issues: [],
  before: null,
  now: null,
  answered: noTrial,
  steps: [],
  inHand: null,
  chosen: null,
  draft: null,
  adds: false,
  addM2: 1000,
  addRow: null,
  showsBefore: false,
  answerMs: null,
};

/** The what-if of this tab's one map. Nothing of it is saved or travels in a link. */
export const whatIfStore = createStore<WhatIf>(() => whatIfOff);

/** What the steps kept so far make other. */
export function keptTrial({ steps }: Pick<WhatIf, 'steps'>): Trial {
  return steps.at(-1)?.trial ?? noTrial;
}

/** What the screen shows, the thing in hand included. */
export function wantedTrial({ steps, draft }: Pick<WhatIf, 'steps' | 'draft'>): Trial {
  return draft ?? keptTrial({ steps });
}

export function triesCircle({ status, of }: Pick<WhatIf, 'status' | 'of'>): boolean {
  return status === 'on' && of === 'circle';
}

/** The circle that the screen shows: that of the trial while one is on, as it was while the state before is shown. */
export function circleShown({ status, showsBefore, before, now }: WhatIf, answer: CircleAnswer | null): CircleAnswer | null {
  return status === 'on' ? (circleOf(showsBefore ? before : now) ?? answer) : answer;
}
