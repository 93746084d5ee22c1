import { createStore } from 'zustand/vanilla';
import type { LonLat } from '../../../map/tools/draft.ts';

/** `select`: click, Shift and a drag. The others take the pointer until they are left; `walk` with one click. */
export const tools = ['select', 'box', 'lasso', 'distance', 'area', 'walk'] as const;
export type Tool = (typeof tools)[number];

/** A place asked about: where it lies, and where the panel about it opens, in pixels of the map. */
export interface AskedPlace {
  readonly lon: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
}

/** The rim of a box or lasso while it is drawn, in pixels of the map. */
export type DrawnRim = readonly (readonly [x: number, y: number])[];

export interface Tools {
  readonly tool: Tool;
  /** Vertices of what is measured. */
  readonly vertices: readonly LonLat[];
  /** Where the next vertex would be: under the pointer, or at the middle of the map for the keyboard. */
  readonly next: LonLat | null;
  /** The measurement has been ended and stands. */
  readonly ended: boolean;
  readonly rim: DrawnRim | null;
  /** The map is being used by keyboard: a cross marks its middle. */
  readonly byKeys: boolean;
  /** The place that "go to" came to. */
  readonly pin: LonLat | null;
  readonly place: AskedPlace | null;
  readonly dialog: 'goto' | 'picture' | null;
  /** What a tool has done last, for the status line and screen readers: how many of each kind were taken or given back. */
  readonly picked: {
    readonly count: number;
    readonly removed: boolean;
    readonly kinds: readonly (readonly [kind: string, count: number])[];
  } | null;
}

export const idle: Tools = {
  tool: 'select',
  vertices: [],
  next: null,
  ended: false,
  rim: null,
  byKeys: false,
  pin: null,
  place: null,
  dialog: null,
  picked: null,
};

/** State of the tools of this tab's one map. Nothing of it is saved or travels in a link. */
export const toolStore = createStore<Tools>(() => idle);

/** Position of the pointer, apart from the rest because it changes with every move. */
export const pointerStore = createStore<{ readonly at: LonLat | null }>(() => ({ at: null }));

export function isMeasuring(tool: Tool): tool is 'distance' | 'area' {
  return tool === 'distance' || tool === 'area';
}

export function isDrawing(tool: Tool): tool is 'box' | 'lasso' {
  return tool === 'box' || tool === 'lasso';
}
