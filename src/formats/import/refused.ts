import type { FieldValue } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import { spreadsheetCsv } from '../csv.ts';
import type { NamedBytes, Source, SourceLayer, SourceRow } from '../format.ts';
import type { ImportChoices, ImportPlan, LayerChoice, PlannedRow } from './spec.ts';
import { wktText } from './wkt-text.ts';

/** Words of the file of refused rows, in the user's language. */
export interface RefusedWords {
  /** Header of the column with the number of the record, as messages name it. */
  readonly row: string;
  /** Header of the column with the line of the file, where it has lines. */
  readonly line: string;
  /** Header of the column with the reason. */
  readonly reason: string;
  /** Goes between the name of the source and the ending. */
  readonly suffix: string;
  say(issue: Issue): string;
}

/**
 * The records that were not taken, one CSV file for each layer that has any: number, line, reason, then every column of the file as it came, and the
 * geometry in the numbers of the file as WKT. Spreadsheets open it; formulas are escaped. Mended, it can be imported again.
 */
export function refusedRows(
  sources: readonly Source[],
  plan: ImportPlan,
  choices: ImportChoices,
  words: RefusedWords,
  leftOut: ReadonlySet<PlannedRow> = new Set(),
): readonly NamedBytes[] {
  const byLayer = new Map<number, PlannedRow[]>();
  for (const row of plan.rows) {
    if (row.status !== 'refused' && !leftOut.has(row)) continue;
    const list = byLayer.get(row.layer);
    if (list === undefined) byLayer.set(row.layer, [row]);
    else list.push(row);
  }
  return [...byLayer].map(([at, rows]) => {
    const choice = choices.layers[at] as LayerChoice;
    const source = sources[choice.source] as Source;
    const layer = source.layers[choice.layer] as SourceLayer;
    const text = spreadsheetCsv(lines(layer, rows, words));
    return { name: fileName(source, layer, words), bytes: new TextEncoder().encode(text) };
  });
}

function fileName(source: Source, layer: SourceLayer, { suffix }: RefusedWords): string {
  const base = (source.file.split(/[\\/]|\s›\s/u).at(-1) ?? '').replace(/(\.osm)?\.[a-z0-9]+$/iu, '');
  const part = source.layers.length > 1 ? `-${layer.name.replace(/[\\/:*?"<>|\s]+/gu, '_')}` : '';
  return `${base}${part}-${suffix}.csv`;
}

function* lines(layer: SourceLayer, rows: readonly PlannedRow[], words: RefusedWords): Generator<readonly string[]> {
  const records = new Map(layer.rows.map((row) => [row.row, row]));
  const columns = layer.columns.map(({ name }) => name);
  const hasLines = layer.rows.some(({ line }) => line !== undefined);
  const hasIds = layer.rows.some(({ id }) => id !== undefined) && !columns.includes('id');
  const hasShapes = layer.rows.some(({ geometry }) => geometry !== null);
  const wkt = columns.includes('wkt') ? 'geometry' : 'wkt';
  yield [words.row, ...(hasLines ? [words.line] : []), words.reason, ...(hasIds ? ['id'] : []), ...columns, ...(hasShapes ? [wkt] : [])];
  for (const row of rows) {
    const record = row.row === null ? undefined : records.get(row.row);
    const reason = row.issues
      .filter(({ severity }) => severity === 'error' || row.status !== 'refused')
      .map((issue) => words.say({ code: issue.code, severity: issue.severity, params: issue.params }))
      .join(' ');
    yield [
      String(row.row ?? ''),
      ...(hasLines ? [String(record?.line ?? '')] : []),
      reason,
      ...(hasIds ? [record?.id ?? ''] : []),
      ...columns.map((column) => cellText(record, column)),
      ...(hasShapes ? [record?.geometry ? wktText(record.geometry) : ''] : []),
    ];
  }
}

function cellText(record: SourceRow | undefined, column: string): string {
  const value: FieldValue | undefined = record?.values[column];
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
