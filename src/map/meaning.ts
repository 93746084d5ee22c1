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
