import type { Swatch } from '../../layers/derive/legend.ts';

/** A patterned fill of a legend row: the ground, and dots or strokes on it. */
export interface PatternSwatch {
  readonly ground: string;
  readonly mark: string;
  readonly pattern: 'plain' | 'dots' | 'hatch';
  readonly outline: string;
}

export interface PictureLegendRow {
  readonly label: string;
  readonly swatch: { readonly of: 'kind'; readonly look: Swatch } | { readonly of: 'class'; readonly look: PatternSwatch };
}

/** All that is written on a picture beside the map. Words in the language of the reader. */
export interface PictureContent {
  readonly title: string;
  /** A figure of the answer that is shown, with what it is of; null where none is shown. */
  readonly figure: { readonly value: string; readonly label: string } | null;
  readonly legend: readonly PictureLegendRow[];
  /** What is said where the legend has more rows than room. */
  readonly more: (count: number) => string;
  readonly north: string;
  readonly scaleText: string;
  /** Scale bar in CSS pixels. */
  readonly bar: { readonly px: number; readonly text: string };
  /** Stands before the notes: 示意, 内部使用. */
  readonly marks: readonly string[];
  /** Area, filters, data date, sources, stamp. */
  readonly notes: readonly string[];
  /** CSS font family. */
  readonly font: string;
}
