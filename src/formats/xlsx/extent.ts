import { badInput } from '../../core/issue.ts';
import type { NamedBytes } from '../format.ts';
import { sheetTexts } from './merges.ts';

/** A sheet as large as this holds mostly nothing where less than one place in `leastShare` has a value: it would only fill the memory. */
const largePlaces = 20_000_000;
const leastShare = 50;

/**
 * Refuses a workbook with a cell far away from all others, which a slip of the hand or malice put there: the library lays out every place
 * between. The sentence names the cell, so that it can be deleted.
 */
export function refuseFarCells(members: readonly NamedBytes[], file: string): void {
  for (const { name, text } of sheetTexts(members)) {
    const { places, cells, farthest } = extentOf(text);
    if (places > largePlaces && places > cells * leastShare) throw badInput('xlsx-far-cell', { sheet: name, cell: farthest }, { file });
  }
}

function extentOf(text: string): { readonly places: number; readonly cells: number; readonly farthest: string } {
  let [cells, rows, columns, farthest, reach] = [0, 0, 0, '', 0];
  for (const [, attributes = ''] of text.matchAll(/<(?:\w+:)?c\s([^>]*)>/g)) {
    // Cells without a value are only coloured: the library passes them over.
    if (attributes.endsWith('/')) continue;
    cells++;
    const [, letters = '', digits = ''] = /\br="([A-Z]+)(\d+)"/.exec(attributes) ?? [];
    const row = Number(digits);
    const column = columnOf(letters);
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
    if (row * column > reach) [reach, farthest] = [row * column, letters + digits];
  }
  return { places: rows * columns, cells, farthest };
}

/** 1 for A, 27 for AA. */
function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column;
}
