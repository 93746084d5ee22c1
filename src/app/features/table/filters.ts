import type { TableColumn } from '../../../store/query/columns.ts';
import { anyField, type FieldFilter, fieldTest } from '../../../store/query/filter.ts';
import { passing } from '../../../store/query/scope.ts';
import { vectorOf } from '../../../store/query/vector.ts';
import { say } from '../../../text/app.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { App } from '../../services.ts';
import type { Scope } from '../../state/scope.ts';
import type { TableModel } from './use-table-model.ts';

/** Sets or clears the condition of a kind on one field; the others stay. */
export function setFilter(app: App, kind: string, field: string, filter: FieldFilter | null): void {
  const { filters } = app.session.getState();
  const others = (filters[kind] ?? []).filter((one) => one.field !== field);
  const list = filter ? [...others, filter] : others;
  const { [kind]: _, ...rest } = filters;
  app.session.setState({ filters: list.length > 0 ? { ...rest, [kind]: list } : rest });
}

export function clearFilters(app: App, kind: string): void {
  const { [kind]: _, ...rest } = app.session.getState().filters;
  app.session.setState({ filters: rest });
}

/** How often each value of a column occurs in what the other conditions leave: a filter never counts itself out. */
export function valueCounts(
  model: Pick<TableModel, 'index' | 'kind' | 'assets' | 'columns'>,
  { question, matcher }: Pick<Scope, 'question' | 'matcher'>,
  column: TableColumn,
): { readonly counts: Uint32Array; readonly rows: number } {
  const { index, kind, assets, columns } = model;
  const source = { assets, columns, matcher };
  const others = (question.filters[kind] ?? []).filter(({ field }) => field !== column.id).map((filter) => fieldTest(filter, source));
  const left = passing(index, kind, question, others);
  const { codes, values } = vectorOf(assets, column);
  const counts = new Uint32Array(values.length);
  let rows = 0;
  for (let row = 0; row < codes.length; row++) {
    if (left && left[row] !== 1) continue;
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
    rows++;
  }
  return { counts, rows };
}

function rangeWords(filter: Extract<FieldFilter, { op: 'range' | 'dates' }>, unit: string): string {
  const [low, high] = filter.op === 'range' ? [filter.min, filter.max] : [filter.from, filter.to];
  const suffix = unit === '' ? '' : ` ${unit}`;
  if (low !== null && high !== null) return `${low} – ${high}${suffix}`;
  return low !== null ? `≥ ${low}${suffix}` : `≤ ${high}${suffix}`;
}

const namedAtMost = 2;

function choiceWords(values: readonly string[], column: TableColumn, lang: Lang): string {
  const named = values.slice(0, namedAtMost).map((value) => column.text(column.type === 'flag' ? value === 'true' : value, lang));
  const rest = values.length > namedAtMost ? say('tableAndMore', lang, { count: values.length - namedAtMost }) : '';
  return named.join(lang === 'zh' ? '、' : ', ') + rest;
}

/** A condition as its chip says it. */
export function filterWords(filter: FieldFilter, columns: readonly TableColumn[], lang: Lang): string {
  if (filter.field === anyField && filter.op === 'text') return `“${filter.text}”`;
  const column = columns.find(({ id }) => id === filter.field);
  const label = column?.label[lang] ?? filter.field;
  const colon = lang === 'zh' ? '：' : ': ';
  if (filter.op === 'missing') return `${label}${colon}${say(filter.missing ? 'tableIsMissing' : 'tableIsThere', lang)}`;
  if (filter.op === 'text') return `${label}${colon}“${filter.text}”`;
  if (filter.op === 'in') return `${label}${colon}${column ? choiceWords(filter.values, column, lang) : filter.values.join(', ')}`;
  return `${label} ${rangeWords(filter, column?.unit?.[lang] ?? '')}`;
}
