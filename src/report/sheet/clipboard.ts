import { isCode, isFormula } from '../../formats/csv.ts';
import { type SheetTable, textLines } from './table.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function html(text: string): string {
  return text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}

/** Codes of digits and would-be formulas are marked as text: Excel keeps their zeros, rounds nothing and runs nothing. */
function htmlCell(text: string): string {
  return `<td${isCode(text) || isFormula(text) ? ` style="mso-number-format:'\\@'"` : ''}>${html(text)}</td>`;
}

/** Tabs and line breaks inside a cell would make two of it. */
function flat(text: string): string {
  return (isFormula(text) ? `'${text}` : text).replace(/[\t\r\n]+/g, ' ');
}

/** A table for pasting: tab-separated text, and the same as HTML, which spreadsheets and letters take first. */
export function clipboardTable(table: SheetTable): { readonly text: string; readonly html: string } {
  const lines = [...textLines(table)];
  const rows = lines.map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`);
  return {
    text: lines.map((cells) => cells.map(flat).join('\t')).join('\r\n'),
    html: `<meta charset="utf-8"><table>${rows.join('')}</table>`,
  };
}
