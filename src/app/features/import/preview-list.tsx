import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Issue } from '../../../core/issue.ts';
import type { ImportPlan, PlannedRow } from '../../../formats/import/spec.ts';
import { familyWords } from '../../../layers/geometry-family.ts';
import { leaveOut } from '../../commands/import-commit.ts';
import { openProjectOf } from '../../state/city.ts';
import { rowKey, rowPasses } from '../../state/import.ts';
import { groundLength } from '../../ui/format.ts';
import { type Speech, useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { filterWords } from './preview-words.ts';
import { movedM, rowName, shapeChange, twinIsThere, valueChanges } from './row-changes.ts';
import { showRow } from './show-row.ts';

const rowHeight = 48;

/** Changes that are told on the line; all of them are below. */
const toldChanges = 3;

/** The line names row and file itself. */
function withoutPlace({ code, params, severity }: Issue): Issue {
  return { code, params, severity };
}

/** What would happen to the thing, in one line. */
function summary(row: PlannedRow, twinThere: boolean, { lang, say, sayIssue }: Speech): string {
  const join = lang === 'zh' ? '；' : '; ';
  const [first] = row.issues.filter(({ severity }) => severity === 'error');
  if (row.status === 'refused') return first ? sayIssue(withoutPlace(first)) : '';
  if (row.status === 'missing') return say('importMissingRow');
  if (row.near && row.status === 'new')
    return say(twinThere ? 'importTwinRow' : 'importTwinInFile', { id: row.near.id, metres: row.near.metres.toFixed(1) });
  if (row.status === 'same') return say('importSameRow');
  const moved = movedM(row);
  const shapes = shapeChange(row);
  const changes = valueChanges(row, lang);
  const told = changes
    .slice(0, toldChanges)
    .map(({ label, before, after }) => (row.status === 'new' ? `${label} ${after}` : `${label} ${before || '—'} → ${after || '—'}`));
  const more = changes.length > toldChanges ? [say('andMore', { count: changes.length - toldChanges })] : [];
  const places = [
    ...(shapes ? [say('importShape', { from: familyWords[shapes[0]][lang], to: familyWords[shapes[1]][lang] })] : []),
    ...(moved === null ? [] : [say('importMoved', { metres: groundLength(moved, lang) })]),
  ];
  return [...places, ...told, ...more].join(join);
}

interface RowProps {
  readonly row: PlannedRow;
  readonly at: number;
  readonly top: number;
  readonly active: boolean;
  readonly out: boolean;
}

const PreviewRow = memo(function PreviewRow({ row, at, top, active, out }: RowProps) {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const canLeave = row.status !== 'refused' && row.status !== 'same';
  const name = rowName(row);
  return (
    <tr
      id={`import-row-${at}`}
      aria-selected={active}
      data-at={at}
      data-status={row.status}
      className={`import-line${active ? ' import-line-active' : ''}${out ? ' import-line-out' : ''}`}
      style={{ transform: `translateY(${top}px)`, height: rowHeight }}
    >
      <td className="import-tick">
        <input
          type="checkbox"
          tabIndex={-1}
          disabled={!canLeave}
          checked={canLeave && !out}
          aria-label={say('importTake', { name })}
          onChange={({ target }) => leaveOut(app, [row], !target.checked)}
        />
      </td>
      <td className="import-line-text">
        <span className="import-line-head">
          <span className={`import-badge import-badge-${row.status}`}>{say(filterWords[row.status])}</span>
          <b title={name}>{name}</b>
          <span className="quiet">{row.row === null ? row.id : say('importRowOf', { row: row.line ?? row.row, id: row.id })}</span>
        </span>
        <span className="import-line-what">
          {summary(row, twinIsThere(row, openProjectOf(app.cities.getState())?.assets ?? null), speech)}
        </span>
      </td>
    </tr>
  );
});

/** Rows of the plan that the filter lets through, by their places. */
function usePassing(plan: ImportPlan): readonly number[] {
  const filter = useImport((state) => state.filter);
  return useMemo(() => plan.rows.flatMap((row, at) => (rowPasses(row, filter) ? [at] : [])), [plan, filter]);
}

/** Every row of the import with what would become of it: one tab stop, moved in by the keys, ticked by space, shown by enter. */
export function PreviewList({ plan }: { readonly plan: ImportPlan }) {
  const app = useApp();
  const { say } = useSpeech();
  const places = usePassing(plan);
  const active = useImport((state) => state.activeRow);
  const leftOut = useImport((state) => state.leftOut);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const line = active === null ? -1 : places.indexOf(active);
  const activate = useCallback(
    (at: number | undefined): void => {
      const row = at === undefined ? undefined : plan.rows[at];
      if (at === undefined || !row) return;
      app.importing.setState({ activeRow: at });
      showRow(app, row);
    },
    [app, plan],
  );
  useEffect(() => {
    if (line >= 0) virtualizer.scrollToIndex(line, { align: 'auto' });
  }, [line, virtualizer]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -places.length,
      End: places.length,
    };
    const step = steps[event.key];
    const row = active === null ? undefined : plan.rows[active];
    if (step !== undefined) activate(places[Math.min(places.length - 1, Math.max(0, line + step))]);
    else if (event.key === ' ' && row && row.status !== 'refused' && row.status !== 'same') leaveOut(app, [row], !leftOut.has(rowKey(row)));
    else if (event.key === 'Enter' && row) showRow(app, row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // A table that is a grid to a screen reader: one tab stop, which names its active row.
  const semantics = {
    role: 'grid',
    tabIndex: 0,
    'aria-activedescendant': active !== null && line >= 0 ? `import-row-${active}` : undefined,
  };
  return (
    <div ref={scroller} className="import-list">
      <table
        {...semantics}
        className="import-list-all"
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={say('importRowsTitle')}
        aria-rowcount={places.length}
        onKeyDown={onKeyDown}
        onClick={({ target }) => {
          if (!(target instanceof Element) || target instanceof HTMLInputElement) return;
          const at = target.closest<HTMLElement>('[data-at]')?.dataset.at;
          if (at !== undefined) activate(Number(at));
        }}
      >
        <tbody>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const at = places[index] ?? -1;
            const row = plan.rows[at];
            return row ? <PreviewRow key={at} row={row} at={at} top={start} active={at === active} out={leftOut.has(rowKey(row))} /> : null;
          })}
        </tbody>
      </table>
      {places.length === 0 && <p className="import-empty">{say('importNoRows')}</p>}
    </div>
  );
}
