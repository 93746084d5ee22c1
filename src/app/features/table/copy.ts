import type { Asset } from '../../../core/asset.ts';
import { clipboardTable } from '../../../report/sheet/clipboard.ts';
import type { Lang } from '../../../text/sentence.ts';
import { selectedRows } from './pick.ts';
import type { TableView } from './table-context.ts';

export function assetsOf(assets: readonly Asset[], rows: Uint32Array): readonly Asset[] {
  return Array.from(rows).flatMap((row) => assets[row] ?? []);
}

/** What copying means now: the selected rows, or without any all in scope, with the columns on screen. */
function rowsToCopy({ model, selection }: TableView): Uint32Array {
  const selected = selectedRows(model, selection);
  return selected.length > 0 ? selected : model.grouped.rows;
}

/** Puts the rows on the clipboard as text and as a table; gives how many. */
export function copyRows(clipboard: DataTransfer, view: TableView, lang: Lang): number {
  const rows = rowsToCopy(view);
  const columns = view.columns.placed.map(({ column }) => column);
  const { text, html } = clipboardTable({ columns, assets: assetsOf(view.model.assets, rows), lang });
  clipboard.setData('text/plain', text);
  clipboard.setData('text/html', html);
  return rows.length;
}
