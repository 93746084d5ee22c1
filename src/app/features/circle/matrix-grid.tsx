import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { limitTo } from '../../commands/limit-to.ts';
import { percent } from '../../ui/format.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { movedCell } from '../table/grid-keys.ts';
import type { CellPlace } from '../table/table-context.ts';
import { askedRows, foundByClass } from './asked-rows.ts';
import { CircleBar } from './bar.tsx';
import { openCompounds } from './headline.tsx';
import { type Matrix, type MatrixColumn, type MatrixLine, type MatrixOrder, type MatrixPlace, orderedLines } from './matrix.ts';
import { MatrixNote } from './matrix-note.tsx';
import { toldShare } from './told-share.ts';
import { limitText } from './words.ts';

/** Height of a line: a kind has its limit under its name. */
const rowPx = { units: 32, kinds: 40 };

/** Head of a line or a column: a unit or a kind. */
type Head = { readonly id: string } & ({ readonly line: MatrixLine } | { readonly column: MatrixColumn });

interface Turned {
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
  readonly at: (row: number, column: number) => MatrixPlace | null;
}

/** The matrix as it lies on screen: units down and kinds across, or turned. */
function turnedOf(matrix: Matrix, lines: readonly MatrixLine[], isTurned: boolean): Turned {
  const units: readonly Head[] = lines.map((line) => ({ id: line.unit.key, line }));
  const kinds: readonly Head[] = matrix.columns.map((column) => ({ id: column.id, column }));
  const place = (line: number, column: number): MatrixPlace | null => {
    const [own, head] = [lines[line], matrix.columns[column]];
    const tally = own?.cells[column];
    return own && head && tally ? { line: own, column: head, tally } : null;
  };
  if (isTurned) return { rows: kinds, columns: units, at: (row, column) => place(column, row) };
  return { rows: units, columns: kinds, at: place };
}

function HeadText({ head }: { readonly head: Head }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  if ('line' in head) return <span className="matrix-name">{head.line.unit.name}</span>;
  const { row, isBare } = head.column;
  if (!row) return <b>{say('circleWhole')}</b>;
  return (
    <>
      <span className="matrix-name">{row.label[lang]}</span>
      <span className="matrix-limit">
        {isBare ? say('circleBare') : limitText(row, speech)}
        {row.unverified && !isBare && ` ${say('circleOpen')}`}
      </span>
    </>
  );
}

function CellBody({ place, matrix }: { readonly place: MatrixPlace; readonly matrix: Matrix }) {
  const { lang } = useSpeech();
  return (
    <>
      <span className="matrix-share">{percent(toldShare(place.tally, matrix.counted), lang)}</span>
      <CircleBar tally={place.tally} />
    </>
  );
}

interface Props {
  readonly matrix: Matrix;
  readonly isTurned: boolean;
}

/** A cell by where it stands: line −1 is the head, column 0 the names. */
type Spot = CellPlace;

const first: Spot = { line: 0, column: 0 };
const cellId = ({ line, column }: Spot): string => `matrix-${line}-${column}`;

/** What every cell of the grid carries, so that keys and clicks find it. */
function cellProps(line: number, column: number, active: Spot) {
  return {
    id: cellId({ line, column }),
    'data-line': line,
    'data-column': column,
    className: active.line === line && active.column === column ? 'matrix-active' : undefined,
  };
}

function spotOf(event: MouseEvent): Spot | null {
  const cell = (event.target as Element).closest<HTMLElement>('[data-line]');
  return cell ? { line: Number(cell.dataset.line), column: Number(cell.dataset.column) } : null;
}

interface HeadProps {
  readonly turned: Turned;
  readonly isTurned: boolean;
  readonly order: MatrixOrder | null;
  readonly active: Spot;
}

function GridHead({ turned: { columns }, isTurned, order, active }: HeadProps) {
  const { say } = useSpeech();
  const sorted = (id: string): 'ascending' | 'descending' | undefined => {
    if (order?.column !== id) return undefined;
    return order.descending ? 'descending' : 'ascending';
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" aria-colindex={1} aria-sort={sorted('name')} {...cellProps(-1, 0, active)}>
          {say(isTurned ? 'circleRow' : 'area')}
        </th>
        {columns.map((head, column) => (
          <th
            key={head.id}
            scope="col"
            aria-colindex={column + 2}
            aria-sort={isTurned ? undefined : sorted(head.id)}
            {...cellProps(-1, column + 1, active)}
          >
            <HeadText head={head} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly line: number;
  readonly linePx: number;
  readonly turned: Turned;
  readonly matrix: Matrix;
  readonly active: Spot;
}

function GridRow({ line, linePx, turned: { rows, columns, at }, matrix, active }: RowProps) {
  const head = rows[line];
  if (!head) return null;
  const isTotal = 'line' in head && head.line.isTotal;
  return (
    <tr aria-rowindex={line + 2} className={isTotal ? 'matrix-total' : undefined} style={{ height: linePx }}>
      <th scope="row" aria-colindex={1} {...cellProps(line, 0, active)}>
        <HeadText head={head} />
      </th>
      {columns.map((other, column) => {
        const place = at(line, column);
        return (
          <td key={other.id} aria-colindex={column + 2} {...cellProps(line, column + 1, active)}>
            {place && <CellBody place={place} matrix={matrix} />}
          </td>
        );
      })}
    </tr>
  );
}

/** The next order after a press on a head: up, down, as it was. */
function nextOrder(now: MatrixOrder | null, column: string): MatrixOrder | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

/** What a cell does: a head sorts, the name of a unit limits everything to it, a figure opens into the compounds that miss the kind there. */
function useActs({ rows, columns, at }: Turned, sortBy: (column: string) => void): (spot: Spot) => void {
  const app = useApp();
  const actHead = (head: Head | undefined): void => {
    if (!head) return;
    if ('column' in head) sortBy(head.id);
    else if (head.line.unit.code !== null) limitTo(app, head.line.unit.code);
  };
  const openMissing = (place: MatrixPlace | null): void => {
    const keys = place?.tally.keys.uncovered ?? [];
    if (!place || keys.length === 0) return;
    openCompounds(app, keys, askedRows(place.line.unit.name, foundByClass(place.column.row, 'uncovered'), keys.length));
  };
  return ({ line, column }) => {
    if (line < 0 && column === 0) sortBy('name');
    else if (line < 0) actHead(columns[column - 1]);
    else if (column === 0) actHead(rows[line]);
    else openMissing(at(line, column - 1));
  };
}

/** One tab stop, which names its active cell. */
const semantics = { role: 'grid', tabIndex: 0 };

/** The matrix as a grid: one stop of the Tab key, moved about in by the keys of the WAI-ARIA pattern; Enter or a click acts. */
export function MatrixGrid({ matrix, isTurned }: Props) {
  const { say } = useSpeech();
  const [order, setOrder] = useState<MatrixOrder | null>(null);
  const [last, setActive] = useState(first);
  const [seen, setSeen] = useState<Spot | null>(null);
  const linePx = isTurned ? rowPx.kinds : rowPx.units;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => orderedLines(matrix, order), [matrix, order]);
  const turned = useMemo(() => turnedOf(matrix, lines, isTurned), [matrix, lines, isTurned]);
  const { rows, columns, at } = turned;
  // Another level may have fewer lines.
  const active = { line: Math.min(last.line, rows.length - 1), column: Math.min(last.column, columns.length) };
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const act = useActs(turned, (column) => setOrder((now) => nextOrder(now, column)));
  const moveTo = (next: Spot): void => {
    setActive(next);
    setSeen(next);
    if (next.line >= 0) virtualizer.scrollToIndex(next.line);
    // Its line may be drawn with the next frame only.
    requestAnimationFrame(() => document.getElementById(cellId(next))?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / linePx) - 2);
    const size = { lines: rows.length, columns: columns.length + 1, page };
    const next = movedCell(active, event.key, event.ctrlKey || event.metaKey, size);
    if (next) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ') act(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent): void => {
    const spot = spotOf(event);
    if (!spot) return;
    setActive(spot);
    act(spot);
  };
  const top = items[0]?.start ?? 0;
  const bottom = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const note = seen && seen.line >= 0 && seen.column > 0 ? at(seen.line, seen.column - 1) : null;
  return (
    <>
      <div ref={scroller} className="matrix-scroll">
        <table
          {...semantics}
          {...{ 'aria-activedescendant': cellId(active) }}
          className="matrix"
          aria-label={say('circleMatrix')}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          data-testid="circle-matrix"
          onKeyDown={onKeyDown}
          onClick={onClick}
          onMouseOver={(event) => setSeen(spotOf(event))}
          onFocus={() => setSeen(active)}
        >
          <GridHead turned={turned} isTurned={isTurned} order={order} active={active} />
          <tbody>
            {top > 0 && <tr style={{ height: top }} />}
            {items.map(({ index, key }) => (
              <GridRow key={key} line={index} linePx={linePx} turned={turned} matrix={matrix} active={active} />
            ))}
            {bottom > 0 && <tr style={{ height: bottom }} />}
          </tbody>
        </table>
      </div>
      <MatrixNote place={note} matrix={matrix} />
    </>
  );
}
