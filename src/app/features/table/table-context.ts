import { createContext, useContext } from 'react';
import type { AssetKey } from '../../../core/asset.ts';
import type { TableColumns } from './use-columns.ts';
import type { TableModel } from './use-table-model.ts';

/** A cell by line and column; line −1 is the header. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
}

/** What the parts of one table share. */
export interface TableView {
  readonly model: TableModel;
  readonly kindLabel: string;
  readonly columns: TableColumns;
  readonly active: CellPlace;
  readonly selection: ReadonlySet<AssetKey>;
  /** Column whose menu is open. */
  readonly menu: string | null;
  readonly openMenu: (column: string | null) => void;
}

const TableContext = createContext<TableView | null>(null);

export const TableProvider = TableContext.Provider;

export function useTableView(): TableView {
  const view = useContext(TableContext);
  if (!view) throw new Error('useTableView outside TableProvider');
  return view;
}
