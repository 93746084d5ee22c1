import type { Issue } from '../../core/issue.ts';
import type { SourceRow } from '../format.ts';

/** A placemark before it is numbered: its row, or why it could not be read. */
export type KmlRecord = { readonly row: Omit<SourceRow, 'row'> } | { readonly fault: Issue };

/** A folder or document of the file. Names are read after the folder has begun, so they are filled in later. */
export interface Folder {
  name: string;
  readonly folders: Folder[];
  readonly records: KmlRecord[];
}

export function newFolder(): Folder {
  return { name: '', folders: [], records: [] };
}

export interface FolderLayer {
  readonly name: string;
  readonly rows: readonly SourceRow[];
  readonly faults: readonly Issue[];
}

/** More folders than this are a value of one layer: nobody maps the columns of two hundred layers. */
const mostLayers = 20;
const folderColumn = 'folder';

/**
 * One layer for each folder of the highest level that branches; what lies in folders within it keeps the way there as the value `folder`. Rows are numbered
 * anew within their layer.
 */
export function layersOfFolders(root: Folder, fallbackName: string): readonly FolderLayer[] {
  let top = root;
  let name = '';
  for (;;) {
    name = top.name || name;
    const filled = top.folders.filter(holdsRows);
    const [only] = filled;
    if (top.records.length > 0 || filled.length !== 1 || only === undefined) break;
    top = only;
  }
  const filled = top.folders.filter(holdsRows);
  const ownName = name || fallbackName;
  if (filled.length > mostLayers) return [layer(ownName, flattened(top, ''))];
  const own = top.records.length > 0 ? [layer(ownName, top.records)] : [];
  return [...own, ...filled.map((folder, index) => layer(folder.name || `${ownName} ${index + 1}`, flattened(folder, '')))];
}

function holdsRows(folder: Folder): boolean {
  return folder.records.length > 0 || folder.folders.some(holdsRows);
}

function flattened(folder: Folder, way: string): KmlRecord[] {
  const own = way === '' ? folder.records : folder.records.map((record) => withFolder(record, way));
  return [...own, ...folder.folders.flatMap((inner) => flattened(inner, [way, inner.name].filter((part) => part !== '').join(' / ')))];
}

function withFolder(record: KmlRecord, way: string): KmlRecord {
  if ('fault' in record) return record;
  const { values } = record.row;
  const column = Object.hasOwn(values, folderColumn) ? `${folderColumn} (KML)` : folderColumn;
  return { row: { ...record.row, values: { ...values, [column]: way } } };
}

function layer(name: string, records: readonly KmlRecord[]): FolderLayer {
  const rows: SourceRow[] = [];
  const faults: Issue[] = [];
  records.forEach((record, index) => {
    if ('fault' in record) faults.push({ ...record.fault, row: index + 1 });
    else rows.push({ ...record.row, row: index + 1 });
  });
  return { name, rows, faults };
}
