import { badInput, type Issue } from '../../core/issue.ts';
import { spreadsheetCsv } from '../csv.ts';
import type { ExportLayer, WriteOptions, Written } from '../format.ts';
import { encodeGbk } from '../gbk.ts';
import { cellText, namedColumns } from '../table/columns.ts';
import { placeColumns } from '../table/places.ts';

/**
 * A table that spreadsheet programs open as it is meant: UTF-8 with its mark (or GBK), CR LF, nothing that runs as a formula. `id` first,
 * keys of fields as names, places last.
 */
export async function writeCsv(layer: ExportLayer, { file, crs, encoding }: WriteOptions): Promise<Written> {
  const places = placeColumns(layer, crs, file);
  const { named, issues } = namedColumns(layer.columns, ({ key }) => key, {
    taken: ['id', ...places.keys],
    features: layer.features,
    file,
  });
  const head = ['id', ...named.map(({ name }) => name), ...places.keys];
  const lines = layer.features.map(({ id, geometry, values }) => [
    id,
    ...named.map(({ column }) => cellText(values[column.key]) ?? ''),
    ...places.cells(geometry).map((cell) => (cell === null ? '' : String(cell))),
  ]);
  const told: Issue[] = crs === undefined ? [] : [{ code: 'export-crs-unsaid', severity: 'warning', params: { crs }, file }];
  const bytes = bytesOf([head, ...lines], encoding, file);
  return { files: [{ name: file, bytes }], issues: [...issues, ...told] };
}

function bytesOf(lines: readonly (readonly string[])[], encoding: string, file: string): Uint8Array {
  if (!/^(gbk|gb2312|gb18030|cp936)$/i.test(encoding)) return new TextEncoder().encode(spreadsheetCsv(lines));
  for (const [row, cells] of lines.entries()) {
    for (const cell of cells) {
      const result = encodeGbk(cell);
      if ('lacks' in result)
        throw badInput('gbk-lacks', { letter: result.lacks, text: cell.slice(0, 40) }, { file, ...(row === 0 ? {} : { row }) });
    }
  }
  const result = encodeGbk(spreadsheetCsv(lines).slice(1));
  if ('lacks' in result) throw badInput('gbk-lacks', { letter: result.lacks, text: '' }, { file });
  return result.bytes;
}
