import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { BadInput, badInput, type Issue } from '../../core/issue.ts';
import { Cancelled, type Host } from '../../core/result.ts';
import { unpackZip } from '../archive.ts';
import type { NamedBytes, ReadOptions, Source, SourceLayer, StatedCrs } from '../format.ts';
import { pacer } from '../pace.ts';
import type { Cell } from '../table/heads.ts';
import { TableLayer } from '../table/layer.ts';
import { refuseFarCells } from './extent.ts';
import { type Merge, mergedDown } from './merges.ts';
import { aboutMark } from './write.ts';

/** Reads every sheet of a workbook that has anything in it. */
export async function readXlsx(files: readonly NamedBytes[], file: string, _options: ReadOptions, host: Host): Promise<Source> {
  // Unpacked within our limits, and handed on without compression: the library trusts the sizes that a file declares.
  const members = await unpackZip(files[0]?.bytes ?? new Uint8Array(), file, half(host, 0), {
    wanted: (name) => /\.(xml|rels)$/i.test(name),
  });
  refuseFarCells(members, file);
  const sheets = await sheetsOf(members, file);
  const merges = mergedDown(members);
  const pace = pacer(half(host, 0.5));
  const crs = statedCrs(sheets);
  const layers: SourceLayer[] = [];
  const issues: Issue[] = [];
  for (const [index, { sheet, data }] of sheets.entries()) {
    if (isAbout(data)) continue;
    const table = new TableLayer(file, sheet, null);
    const rows = filledDown(data, merges.get(sheet) ?? []);
    for (const [at, cells] of rows.cells.entries()) {
      table.add(cells, at + 1);
      if (at % 2000 === 0) await pace((index + at / rows.cells.length) / sheets.length);
    }
    if (rows.cells.length === 0) continue;
    const { layer, issues: said } = table.finish();
    layers.push(crs === undefined ? layer : { ...layer, crs });
    issues.push(...said.map((issue) => ({ ...issue, params: { sheet, ...issue.params } })));
    if (rows.count > 0) issues.push({ code: 'table-merged', severity: 'info', params: { sheet, count: rows.count }, file });
  }
  if (layers.length === 0) throw badInput('nothing-of-use', {}, { file });
  host.progress(1);
  return { file, format: 'xlsx', encoding: { name: 'utf-8', reason: 'format' }, layers, issues };
}

function half(host: Host, from: number): Host {
  return { progress: (share) => host.progress(from + share / 2), cancelled: () => host.cancelled() };
}

interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly Cell[])[];
}

async function sheetsOf(members: readonly NamedBytes[], file: string): Promise<readonly Sheet[]> {
  const stored = zipSync(Object.fromEntries(members.map(({ name, bytes }) => [name, bytes])), { level: 0 });
  try {
    const sheets = await readXlsxFile(stored.buffer as ArrayBuffer, { trim: false });
    return sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map((cell) => plain(cell))) }));
  } catch (error) {
    if (error instanceof BadInput || error instanceof Cancelled) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw badInput('xlsx-broken', { reason }, { file });
  }
}

/** Days as ISO text, a time of day only where there is one; the day zero of Excel stands for none. */
function plain(cell: unknown): Cell {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return null;
    const [day = '', clock = ''] = cell.toISOString().slice(0, 19).split('T');
    if (day === '1899-12-30' || day === '1899-12-31') return clock.slice(0, 5);
    return clock === '00:00:00' ? day : `${day}T${clock}`;
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}

/** A cell merged over several lines says the same for each of them. */
function filledDown(data: readonly (readonly Cell[])[], merges: readonly Merge[]): { cells: readonly (readonly Cell[])[]; count: number } {
  if (merges.length === 0) return { cells: data, count: 0 };
  const cells = data.map((row) => [...row]);
  let count = 0;
  for (const { column, from, to } of merges) {
    const value = cells[from]?.[column];
    if (value === undefined || value === null) continue;
    count++;
    for (let row = from + 1; row <= Math.min(to, cells.length - 1); row++) (cells[row] as Cell[])[column] = value;
  }
  return { cells, count };
}

/** The system that the sheet about the rows names, in workbooks of our own. */
function statedCrs(sheets: readonly Sheet[]): StatedCrs | undefined {
  const text = sheets.find(({ data }) => isAbout(data))?.data[1]?.[1];
  return typeof text === 'string' ? { text, by: 'file' } : undefined;
}

/** The sheet that our own writer puts behind the rows, which tells about them. */
function isAbout(data: readonly (readonly Cell[])[]): boolean {
  return data[0]?.[0] === aboutMark;
}
