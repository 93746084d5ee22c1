import { Button, Checkbox, Input, InputNumber, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { FieldValue } from '../../../core/asset.ts';
import { alikeIfSmall } from '../../../layers/small-group.ts';
import type { TableColumn } from '../../../store/query/columns.ts';
import type { FieldFilter } from '../../../store/query/filter.ts';
import { ranksOf, vectorOf } from '../../../store/query/vector.ts';
import { count } from '../../ui/format.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { setFilter, valueCounts } from './filters.ts';
import { Histogram } from './histogram.tsx';
import { useTableView } from './table-context.ts';

interface EditorProps {
  readonly column: TableColumn;
  readonly filter: FieldFilter | undefined;
  readonly set: (filter: FieldFilter | null) => void;
}

/** A value with how often it occurs in what the other conditions leave. */
interface CountedValue {
  readonly value: FieldValue;
  readonly count: number;
}

function useCounts(column: TableColumn): { readonly values: readonly CountedValue[]; readonly missing: number; readonly rows: number } {
  const { model } = useTableView();
  const question = useScope((scope) => scope.question);
  const matcher = useScope((scope) => scope.matcher);
  return useMemo(() => {
    const vector = vectorOf(model.assets, column);
    const ranks = ranksOf(vector, column);
    const { counts, rows } = valueCounts(model, { question, matcher }, column);
    const codes = Array.from(vector.values.keys()).slice(1);
    codes.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    const told = (value: FieldValue): FieldValue => (typeof value === 'number' ? alikeIfSmall(column.unit, value) : value);
    const values = codes.map((code) => ({ value: told(vector.values[code] ?? null), count: counts[code] ?? 0 }));
    return { values, missing: counts[0] ?? 0, rows };
  }, [model, question, matcher, column]);
}

function MissingChoice({ column, filter, set, missing, rows }: EditorProps & { readonly missing: number; readonly rows: number }) {
  const { lang, say } = useSpeech();
  if (missing === 0 && filter?.op !== 'missing') return null;
  const now = filter?.op === 'missing' ? (filter.missing ? 'missing' : 'there') : 'all';
  return (
    <Segmented
      size="small"
      aria-label={say('tableMissingChoice')}
      value={now}
      options={[
        { value: 'all', label: say('tableAll') },
        { value: 'there', label: `${say('tableIsThere')} ${count(rows - missing, lang)}` },
        { value: 'missing', label: `${say('tableIsMissing')} ${count(missing, lang)}` },
      ]}
      onChange={(value) => set(value === 'all' ? null : { field: column.id, op: 'missing', missing: value === 'missing' })}
    />
  );
}

/** Members of list values (tags) are offered one by one. */
function byMember(values: readonly CountedValue[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { value, count: times } of values) {
    const members = typeof value === 'object' && value !== null ? value : [value];
    for (const member of members) counts.set(String(member), (counts.get(String(member)) ?? 0) + times);
  }
  return counts;
}

const listedAtMost = 200;

function ValueList({ column, filter, set, values }: EditorProps & { readonly values: readonly CountedValue[] }) {
  const { lang, say } = useSpeech();
  const [search, setSearch] = useState('');
  const chosen = new Set(filter?.op === 'in' ? filter.values : []);
  const words = (value: string): string => column.text(column.type === 'flag' ? value === 'true' : value, lang) || value;
  const all = [...byMember(values)].filter(([value, times]) => times > 0 || chosen.has(value));
  const found = all.filter(([value]) => words(value).toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (value: string): void => {
    if (!chosen.delete(value)) chosen.add(value);
    set(chosen.size > 0 ? { field: column.id, op: 'in', values: [...chosen] } : null);
  };
  return (
    <>
      {all.length > 8 && (
        <Input
          size="small"
          allowClear
          placeholder={say('tableFindValue')}
          aria-label={say('tableFindValue')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      <ul className="value-list" aria-label={column.label[lang]}>
        {found.slice(0, listedAtMost).map(([value, times]) => (
          <li key={value}>
            <Checkbox checked={chosen.has(value)} onChange={() => toggle(value)}>
              {words(value)}
            </Checkbox>
            <span className="quiet">{count(times, lang)}</span>
          </li>
        ))}
      </ul>
      {found.length > listedAtMost && <p className="quiet">{say('tableMoreValues', { count: found.length - listedAtMost })}</p>}
    </>
  );
}

function TextEditor({ column, filter, set }: EditorProps) {
  const { say } = useSpeech();
  return (
    <Input
      size="small"
      allowClear
      placeholder={say('tableContains')}
      aria-label={say('tableContains')}
      value={filter?.op === 'text' ? filter.text : ''}
      onChange={({ target }) => set(target.value.trim() === '' ? null : { field: column.id, op: 'text', text: target.value })}
    />
  );
}

function RangeEditor({ column, filter, set, values }: EditorProps & { readonly values: readonly CountedValue[] }) {
  const { lang, say } = useSpeech();
  const range = filter?.op === 'range' ? filter : { min: null, max: null };
  const change = (min: number | null, max: number | null): void =>
    set(min === null && max === null ? null : { field: column.id, op: 'range', min, max });
  const unit = column.unit?.[lang] ?? '';
  return (
    <>
      <Histogram values={values} min={range.min} max={range.max} bare={column.bare} onPick={change} />
      <div className="range-inputs">
        <InputNumber<number>
          size="small"
          aria-label={say('tableAtLeast')}
          placeholder={say('tableAtLeast')}
          value={range.min}
          onChange={(min) => change(min, range.max)}
        />
        <span>–</span>
        <InputNumber<number>
          size="small"
          aria-label={say('tableAtMost')}
          placeholder={say('tableAtMost')}
          value={range.max}
          onChange={(max) => change(range.min, max)}
        />
        <span className="quiet">{unit}</span>
      </div>
    </>
  );
}

function DatesEditor({ column, filter, set }: EditorProps) {
  const { say } = useSpeech();
  const range = filter?.op === 'dates' ? filter : { from: null, to: null };
  const change = (from: string | null, to: string | null): void =>
    set(from === null && to === null ? null : { field: column.id, op: 'dates', from, to });
  return (
    <div className="range-inputs">
      <Input
        size="small"
        type="date"
        aria-label={say('tableFrom')}
        value={range.from ?? ''}
        onChange={({ target }) => change(target.value || null, range.to)}
      />
      <span>–</span>
      <Input
        size="small"
        type="date"
        aria-label={say('tableTo')}
        value={range.to ?? ''}
        onChange={({ target }) => change(range.from, target.value || null)}
      />
    </div>
  );
}

/** Texts of few distinct values are picked from a list as well. */
const fewValues = 60;

/** The condition on one column, by what it holds; changes take effect at once, on the map as well. */
export function FilterEditor({ column }: { readonly column: TableColumn }) {
  const app = useApp();
  const { say } = useSpeech();
  const { kind } = useTableView().model;
  const filter = useSession((session) => (session.filters[kind] ?? []).find(({ field }) => field === column.id));
  const { values, missing, rows } = useCounts(column);
  const set = (next: FieldFilter | null): void => setFilter(app, kind, column.id, next);
  const props = { column, filter, set };
  const listed = column.type === 'choice' || column.type === 'flag' || (column.type === 'text' && values.length <= fewValues);
  return (
    <div className="filter-editor">
      {column.type === 'text' && <TextEditor {...props} />}
      {column.type === 'number' && <RangeEditor {...props} values={values} />}
      {column.type === 'date' && <DatesEditor {...props} />}
      {listed && <ValueList {...props} values={values} />}
      <MissingChoice {...props} missing={missing} rows={rows} />
      {filter && (
        <Button size="small" type="link" onClick={() => set(null)}>
          {say('tableClearFilter')}
        </Button>
      )}
    </div>
  );
}
