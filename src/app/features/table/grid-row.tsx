import { CaretDownFilled, CaretRightFilled } from '@ant-design/icons';
import { type CSSProperties, memo } from 'react';
import { type Asset, assetKey } from '../../../core/asset.ts';
import { isRetired } from '../../../core/lifecycle.ts';
import { markedText } from '../../../layers/derive/columns.ts';
import { toldSum } from '../../../layers/small-group.ts';
import type { TableColumn } from '../../../store/query/columns.ts';
import type { Group } from '../../../store/query/group.ts';
import { totalOf } from '../../../store/query/totals.ts';
import { count } from '../../ui/format.ts';
import { lifecycleWord } from '../../ui/lifecycle-word.ts';
import { useSpeech } from '../../ui/use-app.ts';
import type { PlacedColumn } from './use-columns.ts';

export const rowHeight = 28;

export function cellStyle({ width, pin, offset }: PlacedColumn): CSSProperties {
  if (pin === 'start') return { width, left: offset };
  return pin === 'end' ? { width, right: offset } : { width };
}

export function cellClass({ column, pin }: PlacedColumn, extra = ''): string {
  return `cell${column.type === 'number' ? ' cell-end' : ''}${pin ? ` cell-pinned cell-pinned-${pin}` : ''}${extra}`;
}

export function cellId(line: number, column: number): string {
  return `table-cell-${line}-${column}`;
}

interface RowProps {
  readonly asset: Asset;
  readonly line: number;
  readonly top: number;
  readonly columns: readonly PlacedColumn[];
  readonly selected: boolean;
  readonly hovered: boolean;
  /** Column of the active cell where it is in this row; −1 elsewhere. */
  readonly activeColumn: number;
  /** Field by which the map colours this kind, and the colour of this asset's class there. */
  readonly chipField: string | null;
  readonly chipColour: string | null;
  /** Depth among groups, from 1; undefined in a table without. */
  readonly level: number | undefined;
}

/** 示意 of a whole thing, or of its place alone; before the name, so that no width cuts it off. */
function RowMark({ asset }: { readonly asset: Asset }) {
  const { say } = useSpeech();
  if (asset.values.synthetic === true) return <span className="mark-small row-mark">{say('synthetic')}</span>;
  const word = lifecycleWord(asset);
  if (word) return <span className="mark-small row-mark">{say(word)}</span>;
  if (!asset.geometry) return <span className="mark-small row-mark">{say('tableUnplaced')}</span>;
  return null;
}

interface CellProps {
  readonly asset: Asset;
  readonly place: PlacedColumn;
  readonly isFirst: boolean;
  /** Colour of the class in legend and map; null where the map is not coloured by this column. */
  readonly chip: string | null;
}

function Cell({ asset, place, isFirst, chip }: CellProps) {
  const { lang } = useSpeech();
  const text = place.column.text(place.column.value(asset), lang);
  const illustrative = asset.values.synthetic === true;
  return (
    <>
      {isFirst && <RowMark asset={asset} />}
      {chip && <span className="class-chip" aria-hidden="true" style={{ background: chip }} />}
      <span
        className={text === '' ? 'cell-text cell-missing' : 'cell-text'}
        title={text.length > 8 ? markedText({ text, illustrative }, lang) : undefined}
      >
        {text === '' ? '—' : text}
      </span>
    </>
  );
}

/** A row of the table: one asset. */
export const AssetRow = memo(function AssetRow({
  asset,
  line,
  top,
  columns,
  selected,
  hovered,
  activeColumn,
  chipField,
  chipColour,
  level,
}: RowProps) {
  const { say } = useSpeech();
  const synthetic = asset.values.synthetic === true;
  return (
    <tr
      aria-rowindex={line + 2}
      aria-level={level}
      aria-selected={selected}
      data-key={assetKey(asset)}
      data-line={line}
      className={`row${selected ? ' row-picked' : ''}${hovered ? ' row-hovered' : ''}${synthetic ? ' row-synthetic' : ''}${isRetired(asset) ? ' row-retired' : ''}`}
      title={synthetic ? say('synthetic') : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((place, at) => (
        <td
          key={place.column.id}
          id={cellId(line, at)}
          aria-colindex={at + 1}
          className={cellClass(place, at === activeColumn ? ' cell-active' : '')}
          style={cellStyle(place)}
        >
          <Cell asset={asset} place={place} isFirst={at === 0} chip={place.column.id === chipField ? chipColour : null} />
        </td>
      ))}
    </tr>
  );
});

/** Sum over a column, and how many rows had nothing to add. */
export function TotalCell({
  assets,
  rows,
  column,
}: {
  readonly assets: readonly Asset[];
  readonly rows: Uint32Array;
  readonly column: TableColumn;
}) {
  const { lang, say } = useSpeech();
  if (!column.sums) return null;
  const total = totalOf(assets, column, rows);
  if (!total) return null;
  const { sum, rounded } = toldSum(total.sum, total.small);
  const missing = total.missing > 0 ? say('tableMissing', { count: count(total.missing, lang) }) : '';
  return (
    <>
      {missing && (
        <span className="total-missing" title={missing}>
          {missing}
        </span>
      )}
      <span className={total.synthetic > 0 ? 'total total-synthetic' : 'total'} title={total.synthetic > 0 ? say('synthetic') : undefined}>
        {rounded && '≈ '}
        {column.text(sum, lang)}
      </span>
      {total.synthetic > 0 && <span className={missing ? 'said' : 'mark-small total-mark'}>{say('synthetic')}</span>}
    </>
  );
}

interface GroupProps {
  readonly group: Group;
  readonly assets: readonly Asset[];
  readonly line: number;
  readonly top: number;
  readonly folded: boolean;
  readonly columns: readonly PlacedColumn[];
  readonly activeColumn: number;
}

/** The head of a group: what is common to its rows, how many they are, what they add up to. */
export const GroupRow = memo(function GroupRow({ group, assets, line, top, folded, columns, activeColumn }: GroupProps) {
  const { lang, say } = useSpeech();
  const text = group.column.text(group.value, lang);
  return (
    <tr
      aria-rowindex={line + 2}
      aria-expanded={!folded}
      aria-level={group.depth + 1}
      data-line={line}
      data-group={group.path}
      className="row row-group"
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((place, at) => (
        <td
          key={place.column.id}
          id={cellId(line, at)}
          aria-colindex={at + 1}
          className={cellClass(place, at === activeColumn ? ' cell-active' : '')}
          style={cellStyle(place)}
        >
          {at === 0 ? (
            <span className="group-head" style={{ paddingLeft: group.depth * 16 }}>
              {folded ? <CaretRightFilled aria-hidden={true} /> : <CaretDownFilled aria-hidden={true} />}
              <span className="cell-text" title={text}>
                {group.column.label[lang]}
                {lang === 'zh' ? '：' : ': '}
                <b>{text === '' ? say('tableNoValue') : text}</b>
              </span>
              <span className="group-count">{count(group.rows.length, lang)}</span>
            </span>
          ) : (
            <TotalCell assets={assets} rows={group.rows} column={place.column} />
          )}
        </td>
      ))}
    </tr>
  );
});
