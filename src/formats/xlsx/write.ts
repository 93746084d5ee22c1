import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/universal';
import { badInput } from '../../core/issue.ts';
import type { ExportColumn, ExportFeature, ExportLayer, WriteOptions, Written } from '../format.ts';
import { cellText, type NamedColumn, namedColumns } from '../table/columns.ts';
import { type PlaceColumns, placeColumns } from '../table/places.ts';

/** First cell of the sheet that tells about the rows; the reader passes such a sheet over. */
export const aboutMark = 'Xiutu 绣图';

/** Characters that a cell of Excel holds; a file with more of them in one is called broken. */
const longestText = 32_767;

/**
 * A workbook of two sheets: the rows, typed, under the words of the fields with their units, and what they are: system, columns, keys. Text
 * is text, whatever it looks like: no cell is ever a formula.
 */
export async function writeXlsx(layer: ExportLayer, options: WriteOptions): Promise<Written> {
  const { file, crs } = options;
  const places = placeColumns(layer, crs, file);
  const { named, issues } = namedColumns(layer.columns, headOf, { taken: ['id', ...places.keys], features: layer.features, file });
  const rows = rowsSheet(layer, named, places, file);
  const bytes = new Uint8Array(await (await writeXlsxFile([rows, aboutSheet(layer, named, options)]).toBlob()).arrayBuffer());
  return { files: [{ name: file, bytes }], issues };
}

function headOf({ label, unit }: ExportColumn): string {
  return unit === undefined ? label : `${label}（${unit}）`;
}

function rowsSheet(layer: ExportLayer, named: readonly NamedColumn[], places: PlaceColumns, file: string): Sheet<Blob> {
  const names = ['id', ...named.map(({ name }) => name), ...places.keys];
  const head = names.map((value): Cell => ({ value, type: String, fontWeight: 'bold', wrap: true, backgroundColor: '#e4efe9' }));
  const data = layer.features.map((feature, index) => {
    const row = index + 1;
    const values = named.map(({ column, name }) => valueCell(column, feature, { file, row, name }));
    return [textCell(feature.id, { file, row, name: 'id' }), ...values, ...placeCells(places, feature, file, row)];
  });
  return {
    sheet: sheetName(layer.name),
    data: [head, ...data],
    columns: names.map((name) => ({ width: Math.min(40, Math.max(12, wide(name) + 2)) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  };
}

function wide(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0);
}

interface Where {
  readonly file: string;
  readonly row: number;
  readonly name: string;
}

function textCell(text: string | null, { file, row, name }: Where): Cell {
  if (text === null || text === '') return null;
  if (text.length > longestText)
    throw badInput('xlsx-cell-long', { column: name, letters: text.length, limit: longestText }, { file, row });
  return { value: text, type: String, format: '@' };
}

function placeCells(places: PlaceColumns, { geometry }: ExportFeature, file: string, row: number): Cell[] {
  return places.cells(geometry).map((cell): Cell => {
    if (typeof cell === 'number') return { value: cell, type: Number, format: Math.abs(cell) <= 360 ? '0.0000000' : '0.0000' };
    return textCell(cell, { file, row, name: 'wkt' });
  });
}

function valueCell({ key, type }: ExportColumn, { values }: ExportFeature, where: Where): Cell {
  const value = values[key];
  if (typeof value === 'number' && Number.isFinite(value)) {
    return Number.isInteger(value) ? { value, type: Number, format: '0' } : { value, type: Number };
  }
  if (typeof value === 'boolean') return { value, type: Boolean };
  const day = type === 'date' && typeof value === 'string' ? dayOf(value) : undefined;
  return day === undefined ? textCell(cellText(value), where) : { value: day, type: Date, format: 'yyyy-mm-dd' };
}

/** Excel counts a 29 February 1900 that never was: days before it would come out as others and stay text. */
const firstDay = '1900-03-01';

function dayOf(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? day : undefined;
}

/** Words of the sheet about the rows: they stand in the file, in the language asked for. */
const words = {
  zh: { about: '说明', crs: '坐标系', column: '列', key: '字段', type: '类型', unit: '单位', rows: '记录数' },
  en: { about: 'About', crs: 'CRS', column: 'Column', key: 'Field', type: 'Type', unit: 'Unit', rows: 'Records' },
} as const;

function aboutSheet(layer: ExportLayer, named: readonly NamedColumn[], { crs, lang }: WriteOptions): Sheet<Blob> {
  const own = words[lang];
  const lines: readonly (readonly string[])[] = [
    [aboutMark, layer.name],
    [own.crs, crs ?? 'EPSG:4326'],
    [own.rows, String(layer.features.length)],
    [],
    [own.column, own.key, own.type, own.unit],
    ...named.map(({ name, column }) => [name, column.key, column.type, column.unit ?? '']),
  ];
  const cell = (value: string, column: number): Cell =>
    value === '' ? null : { value, type: String, format: '@', ...(column === 0 ? { fontWeight: 'bold' as const } : {}) };
  return {
    sheet: own.about,
    data: lines.map((line) => line.map(cell)),
    columns: [{ width: 28 }, { width: 28 }, { width: 12 }, { width: 12 }],
  };
}

/** Characters that Excel does not take in the name of a sheet, and its longest name. */
function sheetName(text: string): string {
  return text.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1';
}
