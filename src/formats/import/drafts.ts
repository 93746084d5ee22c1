import type { FieldValue } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import type { Kind } from '../../layers/kind.ts';
import { kindById } from '../../layers/registry.ts';
import type { RawPlace } from '../crs/spec.ts';
import type { Source, SourceLayer, SourceRow } from '../format.ts';
import { proposeColumns, strangeUnits } from './columns.ts';
import { idText } from './id-columns.ts';
import { kindColumn, kindOfCell } from './kind-of.ts';
import { placeInText } from './place-text.ts';
import type { LayerChoice } from './spec.ts';
import { type Unread, type ValueReader, valueReader } from './values.ts';

/** A record with kind, id and values, before its place is known. */
export interface Draft {
  readonly row: SourceRow;
  readonly kind: Kind;
  readonly id: string;
  /** True where nothing but its position gave the id. */
  readonly idByPosition: boolean;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly carried: ReadonlySet<string>;
  /** Cells that their fields cannot hold. */
  readonly unread: readonly Unread[];
  readonly place: RawPlace;
}

/** A record that can become nothing, and why. */
export interface Refusal {
  readonly row: number;
  readonly kind: string;
  readonly id: string;
  readonly issue: Issue;
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly refusals: readonly Refusal[];
  /** What was done to whole columns. */
  readonly issues: readonly Issue[];
}

type Pace = (share: number) => Promise<void>;

const stride = 1024;

const noKeys: ReadonlySet<string> = new Set();

/** The records of one layer by its choice. `renamed` are rows that the user takes for a thing of another id. */
export async function draftsOf(source: Source, choice: LayerChoice, renamed: ReadonlyMap<number, string>, pace: Pace): Promise<Drafts> {
  const layer = source.layers[choice.layer] as SourceLayer;
  const drafts: Draft[] = [];
  const refusals: Refusal[] = layer.faults.map((issue) => faultRefusal(issue, choice, source.file));
  const readers = new Readers(source, layer, choice);
  const column = choice.kind === 'by-row' ? kindColumn(layer) : undefined;
  for (const [index, row] of layer.rows.entries()) {
    if (index % stride === 0) await pace(index / layer.rows.length);
    const kind = choice.kind === 'by-row' ? kindOfCell(column && row.values[column]) : kindById(choice.kind ?? '');
    const id = renamed.get(row.row) ?? idOf(row, choice);
    const refusal = kind === undefined ? unknownKind(column && row.values[column]) : id === undefined ? noId(choice) : undefined;
    if (refusal !== undefined || kind === undefined || id === undefined) {
      refusals.push({
        row: row.row,
        kind: kind?.id ?? '',
        id: id ?? '',
        issue: { ...(refusal as Issue), file: source.file, row: row.row, ...(row.line === undefined ? {} : { line: row.line }) },
      });
      continue;
    }
    const reader = readers.of(kind);
    const idByPosition =
      choice.id.by !== 'column' && row.id === undefined && (choice.id.by === 'position' || idText(row.values.id) === undefined);
    const unread: Unread[] = [];
    const values = reader === undefined ? row.values : reader.read(row.values, unread);
    drafts.push({ row, kind, id, idByPosition, values, unread, carried: reader?.carried ?? noKeys, place: rawPlace(row, choice) });
  }
  return { drafts, refusals, issues: readers.issues().map((issue) => ({ ...issue, file: source.file })) };
}

/** One reader of values for each kind that rows turn out to be; none where the format already speaks our kinds. */
class Readers {
  private readonly readers = new Map<string, ValueReader>();
  private readonly strange: Issue[] = [];
  private readonly source: Source;
  private readonly layer: SourceLayer;
  private readonly choice: LayerChoice;

  constructor(source: Source, layer: SourceLayer, choice: LayerChoice) {
    this.source = source;
    this.layer = layer;
    this.choice = choice;
  }

  of(kind: Kind): ValueReader | undefined {
    if (this.layer.kind !== undefined) return undefined;
    const known = this.readers.get(kind.id);
    if (known !== undefined) return known;
    const columns = this.choice.kind === 'by-row' ? this.columnsByRow(kind) : withoutId(this.choice);
    for (const { column, unit } of strangeUnits(this.layer, kind, columns)) {
      this.strange.push({ code: 'column-unit-strange', severity: 'warning', params: { column, unit } });
    }
    const made = valueReader(kind, this.layer, columns, this.source.format);
    this.readers.set(kind.id, made);
    return made;
  }

  /** Where each row says its kind, columns go by each kind's own words; what the user dropped stays dropped. */
  private columnsByRow(kind: Kind): LayerChoice['columns'] {
    const aside = kindColumn(this.layer);
    const dropped = new Set(this.choice.columns.flatMap(({ column, field }) => (field === 'drop' ? [column] : [])));
    return proposeColumns(this.layer, kind, this.choice.place, this.choice.id).map((column) =>
      column.column === aside || dropped.has(column.column) ? { column: column.column, field: 'drop' } : column,
    );
  }

  issues(): readonly Issue[] {
    return [...this.strange, ...[...this.readers.values()].flatMap((reader) => reader.told())];
  }
}

/** The column of ids holds nothing else, also where a person chose it and left its own choice as it was. */
function withoutId({ id, columns }: LayerChoice): LayerChoice['columns'] {
  if (id.by !== 'column') return columns;
  return columns.map((choice) => (choice.column === id.column && choice.field === null ? { ...choice, field: 'drop' } : choice));
}

function faultRefusal(issue: Issue, choice: LayerChoice, file: string): Refusal {
  const kind = choice.kind === 'by-row' || choice.kind === null ? '' : choice.kind;
  return { row: issue.row ?? 0, kind, id: '', issue: { file, ...issue, severity: 'error' } };
}

function unknownKind(cell: FieldValue | undefined): Issue {
  return { code: 'row-kind-unknown', severity: 'error', params: { kind: String(cell ?? '') } };
}

function noId({ id }: LayerChoice): Issue {
  return { code: 'id-missing', severity: 'error', params: { column: id.by === 'column' ? id.column : '' } };
}

/** The id of a record; undefined where the column that should hold it is empty. */
function idOf(row: SourceRow, { id }: LayerChoice): string | undefined {
  if (id.by === 'column') return idText(row.values[id.column]);
  if (id.by === 'position') return String(row.row);
  return row.id ?? idText(row.values.id) ?? String(row.row);
}

/** The place of a record in the numbers of the file. */
function rawPlace(row: SourceRow, { place }: Pick<LayerChoice, 'place'>): RawPlace {
  if (place.by === 'geometry') return { row: row.row, geometry: row.geometry };
  if (place.by === 'columns') return { row: row.row, geometry: null, cells: [cellOf(row, place.first), cellOf(row, place.second)] };
  if (place.by === 'none') return { row: row.row, geometry: null };
  const text = row.values[place.column];
  if (typeof text !== 'string' || text.trim() === '') return { row: row.row, geometry: null };
  const found = placeInText(text);
  if (found === undefined) return { row: row.row, geometry: null, cells: [text, null] };
  return 'geometry' in found ? { row: row.row, geometry: found.geometry } : { row: row.row, geometry: null, cells: found.cells };
}

/** A number and nothing else, which says the same as text or as a number; read here once, it is not read again for each question. */
const plainNumber = /^-?\d+(?:\.\d+)?$/;

function cellOf(row: SourceRow, column: string): string | number | null {
  const value = row.values[column];
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (plainNumber.test(value)) return Number(value);
  return /^\s*(<null>)?\s*$/i.test(value) ? null : value;
}
