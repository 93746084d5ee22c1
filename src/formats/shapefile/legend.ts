import Papa from 'papaparse';
import type { ExportColumn } from '../format.ts';

/** Headers of the file that lies beside a Shapefile and tells what its shortened names stand for. */
const headers = ['short', 'key', 'label', 'unit'] as const;

/** The legend of shortened names, with a byte order mark for Excel. */
export function legendText(columns: readonly { readonly short: string; readonly column: ExportColumn }[]): string {
  const lines = columns.map(({ short, column }) => [short, column.key, column.label, column.unit ?? '']);
  return `\ufeff${Papa.unparse([[...headers], ...lines], { newline: '\r\n', escapeFormulae: false })}\r\n`;
}

/** Long keys by short names, from a legend that this program wrote; none from any other file of the name. */
export function keysOfLegend(bytes: Uint8Array | undefined): ReadonlyMap<string, string> {
  if (bytes === undefined) return new Map();
  const text = new TextDecoder('utf-8').decode(bytes);
  const [head, ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  if (headers.some((header, index) => head?.[index] !== header)) return new Map();
  return new Map(lines.flatMap(([short, key]) => (short && key ? [[short, key] as const] : [])));
}
