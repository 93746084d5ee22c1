import './table.css';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { kindById } from '../../../layers/registry.ts';
import { notify } from '../../state/notices.ts';
import { tableOrder } from '../../state/table-order.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { clearFilters } from './filters.ts';
import { TableGrid } from './grid.tsx';
import { rowHeight } from './grid-row.tsx';
import { selectedRows } from './pick.ts';
import { type CellPlace, TableProvider, type TableView } from './table-context.ts';
import { KindSwitcher, Toolbar } from './toolbar.tsx';
import { useColumns } from './use-columns.ts';
import { type TableModel, useTableModel, useWarmColumns } from './use-table-model.ts';

/** Nothing is in scope: says by what, and offers to lift it. */
function NoRows({ model }: { readonly model: TableModel }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const narrowed = model.assets.length > 0;
  const lift = (): void => {
    clearFilters(app, model.kind);
    app.session.setState({ only: new Set(), area: null });
  };
  return (
    <div className="table-empty">
      <p>{say(narrowed ? 'tableNothingLeft' : 'tableNone', { kind: kindById(model.kind)?.label[lang] ?? model.kind })}</p>
      {narrowed && (
        <Button size="small" onClick={lift}>
          {say('tableLiftAll')}
        </Button>
      )}
    </div>
  );
}

const firstCell: CellPlace = { line: 0, column: 0 };

/** Tells the steps through a kind (G, the card's arrows) the order on screen. */
function usePublishedOrder({ index, kind, grouped: { rows } }: TableModel): void {
  useEffect(() => {
    tableOrder.setState({ open: { index, kind, rows } });
    return () => tableOrder.setState({ open: null });
  }, [index, kind, rows]);
}

function OpenTable({ model }: { readonly model: TableModel }) {
  const app = useApp();
  const { lang } = useSpeech();
  useWarmColumns(model);
  usePublishedOrder(model);
  const columns = useColumns(model);
  const selection = useSession((session) => session.selection);
  const [at, setAt] = useState({ kind: model.kind, place: firstCell });
  const active = at.kind === model.kind ? at.place : firstCell;
  const setActive = useCallback((place: CellPlace) => setAt({ kind: model.kind, place }), [model.kind]);
  const [menu, setMenu] = useState<string | null>(null);
  const kindLabel = kindById(model.kind)?.label[lang] ?? model.kind;
  const { count: lineCount } = model.lines;
  const columnCount = columns.placed.length;
  const view = useMemo((): TableView => {
    const inside = { line: Math.min(active.line, lineCount - 1), column: Math.min(active.column, columnCount - 1) };
    const openMenu = (column: string | null): void => {
      setMenu(column);
      if (column === null) document.querySelector<HTMLElement>('.table-panel .grid')?.focus({ preventScroll: true });
    };
    return { model, kindLabel, columns, active: inside, selection, menu, openMenu };
  }, [model, kindLabel, columns, active, selection, menu, lineCount, columnCount]);
  const hasSelected = useMemo(() => selectedRows(model, selection).length > 0, [model, selection]);
  return (
    <TableProvider value={view}>
      <Toolbar />
      <TableGrid
        key={model.kind}
        setActive={setActive}
        footerHeight={rowHeight * (hasSelected ? 2 : 1)}
        tell={(key, params) => notify(app.notices, 'done', key, params)}
      />
      {lineCount === 0 && <NoRows model={model} />}
    </TableProvider>
  );
}

/** The table of one kind, under the map. */
export function TablePanel() {
  const { lang, say } = useSpeech();
  const model = useTableModel();
  const hasCity = useScope((scope) => scope.index !== null);
  const kind = useSession((session) => session.tableKind);
  return (
    <section className="table-panel" aria-label={say('tableOf', { kind: kindById(kind)?.label[lang] ?? kind })}>
      {model ? (
        <OpenTable model={model} />
      ) : (
        hasCity && (
          <div className="table-empty">
            <KindSwitcher />
            <p>{say('tableKindUnknown', { kind })}</p>
          </div>
        )
      )}
    </section>
  );
}
