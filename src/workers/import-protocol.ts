import type { Geometry } from 'geojson';
import type { City } from '../core/city.ts';
import type { Box } from '../core/geo/rings.ts';
import type { Issue } from '../core/issue.ts';
import type { Finding, Reading, SevenParameters } from '../formats/crs/spec.ts';
import type { TextEncoding } from '../formats/encoding.ts';
import type { FormatId, NamedBytes, SourceColumn } from '../formats/format.ts';
import type { KindGuess } from '../formats/import/kind-of.ts';
import type { ImportMemory } from '../formats/import/memory.ts';
import type { ImportChoices, LayerChoice, LayerPlan, PlannedRow, RowChoice } from '../formats/import/spec.ts';

/** A column of a layer as the screen shows it. */
export interface ColumnScan extends SourceColumn {
  /** Rows that have a value here. */
  readonly filled: number;
  /** The first different values as text. */
  readonly samples: readonly string[];
  /** All different values with their counts, the most frequent first; null where there are too many to be choices. */
  readonly words: readonly (readonly [word: string, count: number])[] | null;
}

/** What is in a layer, before anything of it is decided. */
export interface LayerScan {
  /** Places in the lists of files opened and of the file's layers. */
  readonly source: number;
  readonly layer: number;
  readonly name: string;
  /** Set where the format already speaks our kinds: nothing is mapped then. */
  readonly kind: string | null;
  readonly rows: number;
  /** How many rows have a geometry of which type; `none` counts those without. */
  readonly geometries: readonly (readonly [type: string, count: number])[];
  readonly columns: readonly ColumnScan[];
  /** Kinds it may hold, the likeliest first, with how many columns fit. */
  readonly guesses: readonly KindGuess[];
  /** The kind that was only guessed; null where the name, the format or the user said it. */
  readonly guessed: string | null;
  /** Rows say their own kind. */
  readonly hasKindColumn: boolean;
  readonly faults: readonly Issue[];
}

export interface SourceScan {
  readonly file: string;
  readonly format: FormatId;
  readonly encoding: TextEncoding;
  readonly issues: readonly Issue[];
  readonly layers: readonly LayerScan[];
}

/** Where a layer would lie under one reading: some of its shapes, in degrees of WGS 84. */
export interface Ghost {
  readonly reading: Reading;
  readonly shapes: readonly Geometry[];
  readonly box: Box;
  /** A place in the middle of them. */
  readonly at: readonly [lon: number, lat: number];
}

/** What is known of a layer's places under its present choice. */
export interface LayerPlaces {
  /** null for a layer without places. */
  readonly finding: Finding | null;
  /** The finding's own first, then one for each other candidate that gives places on earth. */
  readonly ghosts: readonly Ghost[];
}

/** A layer as proposed: what would be done with it and where it lies. */
export interface LayerProposal {
  readonly choice: LayerChoice;
  readonly places: LayerPlaces;
}

export interface OpenedFiles {
  readonly sources: readonly SourceScan[];
  /** One for each layer of all sources, in their order. */
  readonly layers: readonly LayerProposal[];
  /** Sources of which a memory was found and applied, by place. */
  readonly remembered: readonly number[];
}

export interface OpenAsk {
  readonly files: readonly NamedBytes[];
  /** Encoding by file name as the source calls it; `auto` for all others. */
  readonly encodings: Readonly<Record<string, string>>;
  readonly memories: readonly ImportMemory[];
}

/** The same rows read in one encoding. */
export interface EncodingPreview {
  readonly name: string;
  /** Header first; the cells in which the encodings differ come first. */
  readonly rows: readonly (readonly string[])[];
}

export interface PlanAsk {
  /** One for each layer of all sources, in their order. */
  readonly layers: readonly LayerChoice[];
  readonly rows: readonly RowChoice[];
  /** ISO day, noted with what is retired. */
  readonly today: string;
  readonly missing: ImportChoices['missing'];
  readonly coarser: 'keep' | 'replace';
  readonly duplicateM: number;
  readonly memories: readonly ImportMemory[];
  readonly sevenParameters: SevenParameters | null;
}

/** A planned row as it travels: `before` is the city's own, which the other side has; of what stays the same nothing is sent. */
export interface SentRow extends Omit<PlannedRow, 'before'> {
  readonly hasBefore: boolean;
  /** Nothing of the city changes: `after` is the thing as it is. */
  readonly stays: boolean;
}

export interface SentPlan {
  readonly layers: readonly LayerPlan[];
  readonly rows: readonly SentRow[];
  readonly issues: readonly Issue[];
  /** What to remember of each source once this is done. */
  readonly memories: readonly ImportMemory[];
}

/** A failure that the user should hear of is an answer: errors lose their class on the way out of a worker. */
export type Answer<T> =
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  | { readonly status: 'cancelled' };

export interface ReadCity {
  readonly city: City;
  readonly issues: readonly Issue[];
}

export type Tell = (share: number) => void;

/** What the import worker does. It holds the opened files and the city over one dialogue. */
export interface ImportApi {
  /** The part of the city that the files may have to do with; null for none, a new city. */
  hold(city: City | null): void;
  open(ask: OpenAsk, tell: Tell): Promise<Answer<OpenedFiles>>;
  /** The choice of a layer anew for another kind (null: leave it out) or another source of places, with where it lies then. */
  propose(source: number, layer: number, kind: string | null): Promise<Answer<LayerProposal>>;
  locate(choice: LayerChoice, parameters: SevenParameters | null): Promise<Answer<LayerPlaces>>;
  encodings(source: number): Promise<Answer<readonly EncodingPreview[]>>;
  plan(ask: PlanAsk, tell: Tell): Promise<Answer<SentPlan>>;
  /** Everything that the choices take, as a city of its own. */
  city(ask: PlanAsk, name: string, tell: Tell): Promise<Answer<ReadCity>>;
  /** Rows that were not taken, with reason, in the columns of the file. */
  refused(lang: 'zh' | 'en'): Promise<Answer<readonly NamedBytes[]>>;
}
