import type { FieldValue } from '../../core/asset.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import type { TextEncoding } from '../encoding.ts';
import type { NamedBytes, ReadOptions, Source, SourceColumn, SourceLayer, SourceRow, StatedCrs } from '../format.ts';
import { pacer } from '../pace.ts';
import { chooseEncoding } from './choose-encoding.ts';
import { cellBytes, type Dbf, isDeleted, isLeftOut, isText, openDbf, plainValue, trimmed } from './dbf.ts';
import { type CellText, cellDecoder, cpgEncoding, languageByteEncoding, rawTexts } from './dbf-encoding.ts';
import { keysOfLegend } from './legend.ts';
import { indexShapes, readShape, type ShapeIndex } from './shp.ts';

/** The parts of one Shapefile by their ending; a `.dbf` alone is a table, a `.shp` alone has shapes without values. */
interface Parts {
  readonly file: string;
  readonly shp: Uint8Array | undefined;
  readonly shx: Uint8Array | undefined;
  readonly dbf: Uint8Array | undefined;
  readonly prj: string | undefined;
  readonly cpg: string | undefined;
  readonly legend: Uint8Array | undefined;
}

export async function readShapefile(files: readonly NamedBytes[], file: string, options: ReadOptions, host: Host): Promise<Source> {
  const parts = partsOf(files, file);
  const shapes = parts.shp && indexShapes(parts.shp, parts.shx, file);
  const dbf = parts.dbf && openDbf(parts.dbf, nameOfPart(file, '.dbf'));
  const table = dbf && openTable(dbf, parts, options.encoding);
  const { rows, faults, issues } = await readRows(shapes, table, file, host);
  const crs: StatedCrs | undefined = parts.prj === undefined ? undefined : { text: parts.prj, by: 'file' };
  const layer: SourceLayer = {
    name: baseName(files[0]?.name ?? file),
    columns: table?.columns.map(({ column }) => column) ?? [],
    rows,
    faults,
    ...(crs && { crs }),
  };
  return {
    file,
    format: 'shapefile',
    encoding: table?.encoding ?? { name: 'utf-8', reason: 'format' },
    layers: [layer],
    issues: [...partIssues(parts, shapes, dbf), ...(table?.issues ?? []), ...issues],
  };
}

function partsOf(files: readonly NamedBytes[], file: string): Parts {
  const part = (ending: string) => files.find(({ name }) => name.toLowerCase().endsWith(ending))?.bytes;
  // Names inside a .prj may be Chinese in any encoding; only its numbers and Latin names are ever compared.
  const text = (bytes: Uint8Array | undefined) => bytes && decodeLoosely(bytes).replaceAll('\0', '').trim();
  const prj = text(part('.prj'));
  const [shp, dbf] = [part('.shp'), part('.dbf')];
  if (shp === undefined && dbf === undefined) throw badInput('not-shapefile', {}, { file });
  return { file, shp, dbf, shx: part('.shx'), prj: prj === '' ? undefined : prj, cpg: text(part('.cpg')), legend: part('.fields.csv') };
}

function decodeLoosely(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : text;
}

/** `data.zip › 公园.shp` → `data.zip › 公园.dbf`. */
function nameOfPart(file: string, ending: string): string {
  return file.replace(/\.(?:shp|dbf)$/i, '') + ending;
}

function baseName(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.(?:shp|dbf)$/i, '');
}

function partIssues({ file, shp, dbf: table, prj }: Parts, shapes: ShapeIndex | undefined, dbf: Dbf | undefined): Issue[] {
  const issues: Issue[] = [];
  const say = (code: string, severity: Issue['severity'], params: Issue['params'] = {}) => issues.push({ code, severity, params, file });
  if (shp !== undefined && table === undefined) say('shapefile-no-table', 'warning');
  if (shp !== undefined && prj === undefined) say('shapefile-no-prj', 'info');
  if (shapes?.indexUnusable) say('shapefile-index', 'warning');
  if (shapes && dbf && shapes.records.length !== dbf.count) {
    say('shapefile-counts', 'warning', { shapes: shapes.records.length, records: dbf.count });
  }
  return issues;
}

interface TableColumn {
  readonly column: SourceColumn;
  read(row: number, tell: (code: CellTrouble) => void): FieldValue;
}

type CellTrouble = 'overflow' | Exclude<CellText['state'], 'sound'>;

interface Table {
  readonly dbf: Dbf;
  readonly encoding: TextEncoding;
  readonly columns: readonly TableColumn[];
  readonly issues: readonly Issue[];
}

function openTable(dbf: Dbf, { file, cpg, legend }: Parts, wanted: string): Table {
  const declared = [cpg === undefined ? undefined : cpgEncoding(cpg), languageByteEncoding(dbf)].filter((each) => each !== undefined);
  const encoding = chooseEncoding(declared, rawTexts(dbf), wanted, file);
  const decode = cellDecoder(encoding.name);
  const keys = keysOfLegend(legend);
  const taken = new Set<string>();
  const kept = dbf.fields.filter((field) => !isLeftOut(field));
  const columns = kept.map((field): TableColumn => {
    const name = unused(decode(trimmed(field.name)).text, taken, keys);
    const column = { name, type: columnType(field.type) };
    if (!isText(field)) {
      return { column, read: (row, tell) => plain(plainValue(dbf, field, cellBytes(dbf, row, field)), tell) };
    }
    return { column, read: (row, tell) => textValue(decode(trimmed(cellBytes(dbf, row, field))), tell) };
  });
  const left = dbf.fields.filter((field) => isLeftOut(field) && field.type !== '0').map((field) => decode(field.name).text);
  const leftIssue: Issue = { code: 'dbf-columns-left', severity: 'warning', params: { columns: left.join(', ') }, file };
  return { dbf, encoding, columns, issues: left.length > 0 ? [leftIssue] : [] };
}

/** Our own files carry the long keys of shortened names beside them. Two columns of one name are told apart by a number. */
function unused(short: string, taken: Set<string>, keys: ReadonlyMap<string, string>): string {
  const wanted = keys.get(short) ?? short;
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  taken.add(name);
  return name;
}

function columnType(type: string): SourceColumn['type'] {
  if (type === 'L') return 'boolean';
  if (type === 'D' || type === 'T' || type === '@') return 'date';
  return 'NFIBOY+'.includes(type) ? 'number' : 'text';
}

function plain(value: FieldValue | 'overflow', tell: (code: CellTrouble) => void): FieldValue {
  if (value !== 'overflow') return value;
  tell('overflow');
  return null;
}

/** The format does not tell an empty text from none. */
function textValue({ text, state }: CellText, tell: (code: CellTrouble) => void): FieldValue {
  if (state !== 'sound') tell(state);
  return text === '' ? null : text;
}

/** What is told once for a layer with how often it was met. */
const troubleCodes: Readonly<Record<string, Pick<Issue, 'code' | 'severity'>>> = {
  overflow: { code: 'dbf-overflow', severity: 'info' },
  cut: { code: 'dbf-text-cut', severity: 'info' },
  bad: { code: 'dbf-text-bad', severity: 'warning' },
  deleted: { code: 'dbf-deleted', severity: 'info' },
  measured: { code: 'measure-dropped', severity: 'info' },
  rewound: { code: 'rings-rewound', severity: 'info' },
};

interface Rows {
  readonly rows: SourceRow[];
  readonly faults: Issue[];
  readonly issues: readonly Issue[];
}

async function readRows(shapes: ShapeIndex | undefined, table: Table | undefined, file: string, host: Host): Promise<Rows> {
  const rows: SourceRow[] = [];
  const faults: Issue[] = [];
  const counts = new Map<string, { count: number; first: number }>();
  const total = Math.max(shapes?.records.length ?? 0, table?.dbf.count ?? 0);
  const pace = pacer(host);
  for (let index = 0; index < total; index++) {
    if (index % 256 === 0) await pace(index / total);
    const row = index + 1;
    const tell = (what: string) => {
      const before = counts.get(what);
      counts.set(what, { count: (before?.count ?? 0) + 1, first: before?.first ?? row });
    };
    if (table && index < table.dbf.count && isDeleted(table.dbf, index)) {
      tell('deleted');
      continue;
    }
    const shape = shapes === undefined ? undefined : readShape(shapes, index);
    if (shape !== undefined && 'code' in shape) {
      faults.push({ code: shape.code, severity: 'error', params: shape.params, file, row });
      continue;
    }
    if (shape?.measured) tell('measured');
    if (shape?.rewound) tell('rewound');
    rows.push({ row, geometry: shape?.geometry ?? null, values: valuesOf(table, index, tell) });
  }
  const issues = [...counts].map(([what, params]) => ({ ...(troubleCodes[what] as (typeof troubleCodes)['x'] & object), params, file }));
  return { rows, faults, issues };
}

function valuesOf(table: Table | undefined, index: number, tell: (what: string) => void): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  if (table === undefined || index >= table.dbf.count) return values;
  for (const { column, read } of table.columns) values[column.name] = read(index, tell);
  return values;
}
