import type { Theme } from '../layers/kind.ts';

/**
 * The three classes of a coverage answer and how they look, the same in map, bar, table and chart. They differ by hue, by lightness and by
 * pattern, so that they hold for colour-blind eyes and in black and white: covered plain and dark, uncovered dotted and bright, unknown hatched and grey.
 */
export const coverageClasses = ['covered', 'uncovered', 'unknown'] as const;
export type CoverageClass = (typeof coverageClasses)[number];

export type Pattern = 'plain' | 'dots' | 'hatch';

export interface ClassLook {
  /** Ground of the fill, `#rrggbb`. */
  readonly ground: string;
  /** Colour of dots or strokes on it. */
  readonly mark: string;
  readonly pattern: Pattern;
  /** Line around the fill. */
  readonly outline: string;
}

export const classLooks: Readonly<Record<Theme, Readonly<Record<CoverageClass, ClassLook>>>> = {
  light: {
    covered: { ground: '#2f8f76', mark: '#2f8f76', pattern: 'plain', outline: '#1d6654' },
    uncovered: { ground: '#f0a35e', mark: '#b4581a', pattern: 'dots', outline: '#b4581a' },
    unknown: { ground: '#e3e4e6', mark: '#6f767d', pattern: 'hatch', outline: '#858c93' },
  },
  dark: {
    covered: { ground: '#2c8a72', mark: '#2c8a72', pattern: 'plain', outline: '#5cc3a6' },
    uncovered: { ground: '#e0914a', mark: '#6e3208', pattern: 'dots', outline: '#ffc07f' },
    unknown: { ground: '#4a5157', mark: '#b9c0c6', pattern: 'hatch', outline: '#9aa2a9' },
  },
};

/** Walk and straight line of a route, one pair on map and panel. */
export const routeLooks: Readonly<Record<Theme, { readonly walk: string; readonly straight: string; readonly halo: string }>> = {
  light: { walk: '#1f4fd8', straight: '#4b2a7b', halo: '#ffffff' },
  dark: { walk: '#8fb4ff', straight: '#d9b8ff', halo: '#0e1113' },
};

/**
 * A compound by how many kinds are out of its reach, one look for each step of `lackSteps`. None is the plain green of "covered"; from one on
 * the dotted orange of "uncovered", darker with every step. Unknown stays the hatched grey.
 */
export const lackLooks: Readonly<Record<Theme, readonly ClassLook[]>> = {
  light: [
    classLooks.light.covered,
    { ground: '#fbdcb0', mark: '#b4581a', pattern: 'dots', outline: '#b4581a' },
    { ground: '#f0a35e', mark: '#9a4511', pattern: 'dots', outline: '#9a4511' },
    { ground: '#cf6a25', mark: '#6e2c06', pattern: 'dots', outline: '#6e2c06' },
    { ground: '#8a3a0c', mark: '#f7cfa4', pattern: 'dots', outline: '#5a2404' },
  ],
  dark: [
    classLooks.dark.covered,
    { ground: '#7a4a1c', mark: '#ffc07f', pattern: 'dots', outline: '#c98a4a' },
    { ground: '#b06a2a', mark: '#3d1b04', pattern: 'dots', outline: '#dc9a58' },
    { ground: '#e59a52', mark: '#6e3208', pattern: 'dots', outline: '#ffc07f' },
    { ground: '#ffd9a8', mark: '#a8541a', pattern: 'dots', outline: '#ffe9cc' },
  ],
};

/** Least number of missing kinds of each step: none, then quarters of all that can be missing; fewer steps where there are fewer kinds. */
export function lackSteps(kinds: number): readonly number[] {
  const quarters = [0, 1, 2, 3].map((quarter) => 1 + Math.ceil((quarter * kinds) / 4));
  return [0, ...new Set(quarters.filter((least) => least <= kinds))];
}

/** Place of a number of missing kinds in `lackLooks`. */
export function lackStep(missing: number, kinds: number): number {
  return lackSteps(kinds).findLastIndex((least) => missing >= least);
}

/** A street by the minutes in which it is reached, nearest first: told apart by width, colour and dashes. Widths in CSS pixels. */
export interface ReachLook {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly [number, number] | null;
}

export const reachLooks: Readonly<Record<Theme, readonly [ReachLook, ReachLook, ReachLook]>> = {
  light: [
    { colour: '#14389c', width: 4.5, dash: null },
    { colour: '#3f6fe4', width: 3, dash: null },
    { colour: '#3f6fe4', width: 2, dash: [1.5, 1.5] },
  ],
  dark: [
    { colour: '#d3e1ff', width: 4.5, dash: null },
    { colour: '#7da6ff', width: 3, dash: null },
    { colour: '#7da6ff', width: 2, dash: [1.5, 1.5] },
  ],
};
