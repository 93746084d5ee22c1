import { Select } from 'antd';
import { useMemo } from 'react';
import type { Field } from '../../../core/field.ts';
import type { ColumnChoice } from '../../../formats/import/spec.ts';
import { unitFactor } from '../../../layers/derive/units.ts';
import { kindById } from '../../../layers/registry.ts';
import type { ColumnScan, LayerScan } from '../../../workers/import-protocol.ts';
import type { LayerDraft } from '../../state/import.ts';
import { count } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { ValueWords } from './value-words.tsx';

const keep = '#keep';
const drop = '#drop';

/** Units that tables of this trade are written in; those of the field's own dimension are offered. */
const units = [
  '平方米',
  '亩',
  '公顷',
  '万平方米',
  '平方公里',
  '米',
  '公里',
  '厘米',
  '英尺',
  '元',
  '万元',
  '亿元',
  '瓦',
  '千瓦',
  '公里/小时',
  '米/秒',
  '人',
  '万人',
  '户',
];

function fieldUnit(field: Field): string {
  return (field.type === 'number' || field.type === 'integer') && field.unit ? field.unit.zh : '';
}

/** 666.667 and 0.0001, as short as they are true. */
function factorText(factor: number): string {
  return String(Number(factor.toPrecision(6)));
}

/** In which unit the file counts, and what one of it is in ours. */
function UnitChoice({
  field,
  choice,
  onFactor,
}: {
  readonly field: Field;
  readonly choice: ColumnChoice;
  onFactor(factor: number | undefined): void;
}) {
  const { lang, say } = useSpeech();
  const own = fieldUnit(field);
  if (own === '') return null;
  const offered = units.flatMap((unit) => {
    const factor = unitFactor(unit, field);
    return factor === undefined || factor === 1 ? [] : [{ unit, factor }];
  });
  const factor = choice.factor ?? 1;
  const known = offered.find((each) => Math.abs(each.factor / factor - 1) < 1e-9);
  const ownWord = field.type === 'number' || field.type === 'integer' ? (field.unit?.[lang] ?? own) : own;
  return (
    <span className="import-unit">
      <Select
        size="small"
        aria-label={say('importUnitOf', { column: choice.column })}
        value={factor === 1 ? '1' : String(factor)}
        popupMatchSelectWidth={false}
        options={[
          { value: '1', label: ownWord },
          ...(factor !== 1 && !known ? [{ value: String(factor), label: `× ${factorText(factor)}` }] : []),
          ...offered.map((each) => ({ value: each === known ? String(factor) : String(each.factor), label: each.unit })),
        ]}
        onChange={(value: string) => onFactor(value === '1' ? undefined : Number(value))}
      />
      {factor !== 1 && (
        <span className="import-warn" data-testid="import-factor">
          {known?.unit ?? ''} × {factorText(factor)} → {ownWord}
        </span>
      )}
    </span>
  );
}

interface RowProps {
  readonly column: ColumnScan;
  readonly choice: ColumnChoice;
  readonly fields: readonly Field[];
  readonly rows: number;
  /** What else the column is for: the id, the place. */
  readonly role: string | null;
  onChange(choice: ColumnChoice): void;
}

function ColumnRow({ column, choice, fields, rows, role, onChange }: RowProps) {
  const { lang, say } = useSpeech();
  const field = fields.find(({ key }) => key === choice.field);
  const options = useMemo(
    () => [
      { value: keep, label: say('importKeep'), search: '' },
      { value: drop, label: say('importDrop'), search: '' },
      {
        label: say('importFields'),
        options: fields.map(({ key, label, aliases }) => ({
          value: key,
          label: label[lang],
          search: `${key} ${label.zh} ${label.en} ${(aliases ?? []).join(' ')}`.toLowerCase(),
        })),
      },
    ],
    [fields, lang, say],
  );
  const value = choice.field === null ? keep : choice.field === 'drop' ? drop : choice.field;
  const set = (next: string): void => onChange({ column: column.name, field: next === keep ? null : next === drop ? 'drop' : next });
  const { factor: _factor, ...plain } = choice;
  return (
    <li className={choice.field === 'drop' ? 'import-column import-column-off' : 'import-column'}>
      <div className="import-column-from">
        <b title={column.name}>{column.name}</b>
        {role && <span className="import-tag import-tag-on">{role}</span>}
        <span className="import-samples" title={column.samples.join(' · ')}>
          {column.samples.length > 0 ? column.samples.join(' · ') : say('importEmptyColumn')}
        </span>
        {column.filled < rows && (
          <span className="quiet">{say('importFilled', { filled: count(column.filled, lang), rows: count(rows, lang) })}</span>
        )}
      </div>
      <div className="import-column-to">
        <Select
          size="small"
          aria-label={say('importColumnTo', { column: column.name })}
          value={value}
          options={options}
          popupMatchSelectWidth={false}
          showSearch={{
            filterOption: (input, option) =>
              String((option as { search?: string } | undefined)?.search ?? '').includes(input.trim().toLowerCase()),
          }}
          onChange={set}
        />
        <span className="quiet">{choice.because ? say(`importBecause-${choice.because}`) : ''}</span>
        {field && (
          <UnitChoice field={field} choice={choice} onFactor={(factor) => onChange(factor === undefined ? plain : { ...choice, factor })} />
        )}
        {field && <ValueWords field={field} column={column} choice={choice} onChange={onChange} />}
      </div>
    </li>
  );
}

interface ListProps {
  readonly draft: LayerDraft;
  readonly scan: LayerScan;
  onChange(columns: readonly ColumnChoice[]): void;
}

/** Every column of the layer with three of its values, and where it goes. A field takes one column: the one chosen last. */
export function ColumnList({ draft, scan, onChange }: ListProps) {
  const { say } = useSpeech();
  const { choice } = draft;
  const fields = kindById(choice.kind ?? '')?.fields ?? [];
  const byName = new Map(choice.columns.map((each) => [each.column, each]));
  const change = (next: ColumnChoice): void => {
    const taken = next.field !== null && next.field !== 'drop' ? next.field : undefined;
    const all = scan.columns.map(({ name }): ColumnChoice => {
      const own = byName.get(name) ?? { column: name, field: null };
      if (name === next.column) return next;
      return taken !== undefined && own.field === taken ? { column: name, field: null } : own;
    });
    onChange(all);
  };
  const roleOf = (name: string): string | null => {
    const { id, place } = choice;
    if (id.by === 'column' && id.column === name) return say('importRoleId');
    const isPlace =
      (place.by === 'columns' && (place.first === name || place.second === name)) || (place.by === 'text' && place.column === name);
    return isPlace ? say('importRolePlace') : null;
  };
  return (
    <ul className="import-columns" aria-label={say('importColumns')}>
      {scan.columns.map((column) => (
        <ColumnRow
          key={column.name}
          column={column}
          choice={byName.get(column.name) ?? { column: column.name, field: null }}
          fields={fields}
          rows={scan.rows}
          role={roleOf(column.name)}
          onChange={change}
        />
      ))}
    </ul>
  );
}
