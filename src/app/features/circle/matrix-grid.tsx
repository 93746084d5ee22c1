import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { limitTo } from '../../commands/limit-to.ts';
import type { CircleAnswer } from '../../state/circle.ts';
import { percent } from '../../ui/format.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { movedCell } from '../table/grid-keys.ts';
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
  readonly answer: CircleAnswer;
  readonly matrix: Matrix;
  readonly isTurned: boolean;
}

/** One tab stop, which names its active cell. */
const semantics = { role: 'grid', tabIndex: 0 };
const first = { line: 0, column: 0 };
const cellId = (line: number, column: number): string => `matrix-${line}-${column}`;

/**
 * The matrix as a grid: one stop of the Tab key, moved about in by the keys of the WAI-ARIA pattern. Column 0 holds the names. Enter or a click
 * opens a cell into the compounds that miss the kind there; on a name of a unit it limits everything to it; on a head it sorts.
 */
export function MatrixGrid({ matrix, isTurned }: Props) {
  const app = useApp();
  const { say } = useSpeech();
  const [order, setOrder] = useState<MatrixOrder | null>(null);
  const [active, setActive] = useState(first);
  const [seen, setSeen] = useState<{ readonly line: number; readonly column: number } | null>(null);
  const linePx = isTurned ? rowPx.kinds : rowPx.units;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => orderedLines(matrix, order), [matrix, order]);
  const { rows, columns, at } = useMemo(() => turnedOf(matrix, lines, isTurned), [matrix, lines, isTurned]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const sortBy = (column: string): void =>
    setOrder((now) => (now?.column === column ? (now.descending ? null : { column, descending: true }) : { column, descending: false }));
  const actHead = (head: Head | undefined): void => {
    if (!head) return;
    if ('column' in head) sortBy(head.id);
    else if (head.line.unit.code !== null) limitTo(app, head.line.unit.code);
  };
  const openMissing = (place: MatrixPlace | null): void => {
    const keys = place?.tally.keys.uncovered ?? [];
    if (keys.length > 0) openCompounds(app, keys);
  };
  const act = (line: number, column: number): void => {
    if (line < 0 && column === 0) sortBy('name');
    else if (line < 0) actHead(columns[column - 1]);
    else if (column === 0) actHead(rows[line]);
    else openMissing(at(line, column - 1));
  };
  const move = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act(active.line, active.column);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / linePx) - 2);
    const next = movedCell(active, event.key, event.ctrlKey || event.metaKey, { lines: rows.length, columns: columns.length + 1, page });
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setActive(next);
    setSeen(next);
    if (next.line >= 0) virtualizer.scrollToIndex(next.line);
    requestAnimationFrame(() =>
      document.getElementById(cellId(next.line, next.column))?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  };
  const placeOf = (event: MouseEvent): { readonly line: number; readonly column: number } | null => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-line]');
    return cell ? { line: Number(cell.dataset.line), column: Number(cell.dataset.column) } : null;
  };
  const click = (event: MouseEvent): void => {
    const place = placeOf(event);
    if (!place) return;
    setActive(place);
    act(place.line, place.column);
  };
  const cellProps = (line: number, column: number) => ({
    id: cellId(line, column),
    'data-line': line,
    'data-column': column,
    className: active.line === line && active.column === column ? 'matrix-active' : undefined,
  });
  const sorted = (id: string): 'ascending' | 'descending' | undefined =>
    order?.column === id ? (order.descending ? 'descending' : 'ascending') : undefined;
  const top = items[0]?.start ?? 0;
  const bottom = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const note = seen && seen.line >= 0 && seen.column > 0 ? at(seen.line, seen.column - 1) : null;
  return (
    <>
      <div ref={scroller} className="matrix-scroll">
        <table
          {...semantics}
          {...{ 'aria-activedescendant': cellId(active.line, active.column) }}
          className="matrix"
          aria-label={say('circleMatrix')}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          data-testid="circle-matrix"
          onKeyDown={move}
          onClick={click}
          onMouseOver={(event) => setSeen(placeOf(event))}
          onFocus={() => setSeen(active)}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" aria-colindex={1} aria-sort={sorted('name')} {...cellProps(-1, 0)}>
                {say(isTurned ? 'circleRow' : 'area')}
              </th>
              {columns.map((head, column) => (
                <th
                  key={head.id}
                  scope="col"
                  aria-colindex={column + 2}
                  aria-sort={isTurned ? undefined : sorted(head.id)}
                  {...cellProps(-1, column + 1)}
                >
                  <HeadText head={head} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {top > 0 && <tr style={{ height: top }} />}
            {items.map(({ index: line }) => {
              const head = rows[line];
              if (!head) return null;
              const isTotal = 'line' in head && head.line.isTotal;
              return (
                <tr key={head.id} aria-rowindex={line + 2} className={isTotal ? 'matrix-total' : undefined} style={{ height: linePx }}>
                  <th scope="row" aria-colindex={1} {...cellProps(line, 0)}>
                    <HeadText head={head} />
                  </th>
                  {columns.map((other, column) => {
                    const place = at(line, column);
                    return (
                      <td key={other.id} aria-colindex={column + 2} {...cellProps(line, column + 1)}>
                        {place && <CellBody place={place} matrix={matrix} />}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            {bottom > 0 && <tr style={{ height: bottom }} />}
          </tbody>
        </table>
      </div>
      <MatrixNote place={note} matrix={matrix} />
    </>
  );
}
