import type { Asset } from '../../core/asset.ts';
import type { CityInfo } from '../../core/city.ts';
import type { Issue } from '../../core/issue.ts';
import type { Finding, Reading, SevenParameters } from '../crs/spec.ts';

/** Where the places of a layer stand. */
export type PlaceFrom =
  | { readonly by: 'geometry' }
  /** Two columns, in the order in which they are given to the detective. */
  | { readonly by: 'columns'; readonly first: string; readonly second: string }
  /** One column with WKT, or with both numbers. */
  | { readonly by: 'text'; readonly column: string }
  | { readonly by: 'none' };

/** What becomes of one column. */
export interface ColumnChoice {
  readonly column: string;
  /** Field key of the kind; null keeps the column under its own name; `drop` leaves it out. */
  readonly field: string | null | 'drop';
  /** Factor from the unit of the file to that of the field (亩 → m²: 666.666…), absent where none is needed. */
  readonly factor?: number;
  /** Words of the file → values of the choice field, where the kind's own words do not tell. */
  readonly values?: Readonly<Record<string, string>>;
  /** How sure the proposal is and why, as a code; absent where the user chose. */
  readonly because?: 'key' | 'label' | 'alias' | 'remembered' | 'unit';
}

/** What the user decides about one layer; `proposeLayer` fills it, the screen shows and changes it, the command line takes it as it is. */
export interface LayerChoice {
  /** Index among the sources of one import. */
  readonly source: number;
  /** Index in `Source.layers`. */
  readonly layer: number;
  /** Kind of every row; `by-row`: the column or property `kind` tells; null: leave the layer out. */
  readonly kind: string | 'by-row' | null;
  /** Column that holds the id; `format`: what the format gives; `position`: none, rows are numbered. */
  readonly id: { readonly by: 'column'; readonly column: string } | { readonly by: 'format' } | { readonly by: 'position' };
  readonly place: PlaceFrom;
  /** `auto` lets the detective decide. */
  readonly crs: 'auto' | { readonly code: string; readonly axes?: Reading['axes']; readonly notation?: Reading['notation'] };
  readonly columns: readonly ColumnChoice[];
  readonly rings: 'repair' | 'refuse';
}

export interface ImportChoices {
  readonly layers: readonly LayerChoice[];
  /** What happens to things that came with this source before and are not in it now. */
  readonly missing: 'retire' | 'keep';
  /** Keys (`kind/id`) that came with this source last time; only they can be missing. */
  readonly lastTime: readonly string[];
  /** Things of one kind nearer than this to one already there are shown as possible duplicates. Metres; 0 asks nothing. */
  readonly duplicateM: number;
  /**
   * What becomes of values of a thing in the city for which the file has no column: kept (default), or the thing is replaced as a whole, as
   * the command line does with formats that carry whole things (GeoJSON).
   */
  readonly absent?: 'keep' | 'replace';
  /**
   * What becomes of a surface or line of the city for which the file has only a point (or of a surface, only a line): kept (default), or
   * replaced. Heeded where values are kept as well.
   */
  readonly coarser?: 'keep' | 'replace';
  /** Rows that the user takes for a thing that is there under another id. */
  readonly rows?: readonly RowChoice[];
  readonly sevenParameters?: SevenParameters;
  /** Day of the import (`2024-09-28`), noted with things that it retires; engines have no clock. */
  readonly today?: string;
}

/** A record that is an update of the city's thing `id`, whatever its own id. */
export interface RowChoice {
  /** Index in `ImportChoices.layers`. */
  readonly layer: number;
  readonly row: number;
  readonly id: string;
}

export type RowStatus = 'new' | 'changed' | 'same' | 'missing' | 'refused';

/** One record and what would become of it. `after` null where it is refused; missing things have no row. */
export interface PlannedRow {
  /** Index in `ImportChoices.layers`. */
  readonly layer: number;
  readonly row: number | null;
  /** Line of the sheet or text file where a person finds it. */
  readonly line?: number;
  /** Name in the file of a record that is refused. */
  readonly name?: string;
  readonly status: RowStatus;
  readonly kind: string;
  readonly id: string;
  readonly before: Asset | null;
  readonly after: Asset | null;
  readonly issues: readonly Issue[];
  /** Another thing of the kind that may be the same, and how far it lies. */
  readonly near?: { readonly id: string; readonly metres: number };
}

/** What was understood of one layer. Below `leastConfidence` its rows are not planned: the user first chooses the system. */
export interface LayerPlan {
  /** Index in `ImportChoices.layers`. */
  readonly layer: number;
  readonly name: string;
  /** Records of the file, those that could not be read among them. */
  readonly read: number;
  /** Null for a layer without any place. */
  readonly crs: Finding | null;
  readonly counts: Readonly<Record<RowStatus, number>>;
}

/** What an import would do; nothing is changed yet. */
export interface ImportPlan {
  readonly layers: readonly LayerPlan[];
  readonly rows: readonly PlannedRow[];
  /** The city's own record with this source noted. */
  readonly info: CityInfo;
  /** What concerns no single row. */
  readonly issues: readonly Issue[];
}
