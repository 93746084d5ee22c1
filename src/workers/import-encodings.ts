import type { FieldValue } from '../core/asset.ts';
import { BadInput } from '../core/issue.ts';
import type { Host } from '../core/result.ts';
import type { NamedBytes, Source, SourceLayer } from '../formats/format.ts';
import { type ImportMemory, recall } from '../formats/import/memory.ts';
import { openSource } from '../formats/open.ts';
import type { EncodingPreview } from './import-protocol.ts';

/** Encodings that Chinese files come in. */
const likely = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

const previewRows = 3;

/** The files that make up a source: those of its name, whatever their ending, or the archive it lies in. */
function filesOf(files: readonly NamedBytes[], { file }: Source): readonly NamedBytes[] {
  const stem = (name: string): string => name.replace(/\.[^.\\/]*$/u, '').toLowerCase();
  const outer = file.split(' › ')[0] ?? file;
  const own = files.filter(({ name }) => name === outer || stem(name) === stem(outer) || name.startsWith(`${outer}/`));
  return own.length > 0 ? own : files;
}

async function reread(files: readonly NamedBytes[], source: Source, encoding: string, host: Host): Promise<Source | undefined> {
  const sources = await openSource(filesOf(files, source), { encoding }, host);
  return sources.find(({ file }) => file === source.file);
}

/**
 * Opens files, each source in the encoding chosen for it, else in the one remembered of it where that was chosen, else as its bytes say. An
 * encoding that the bytes contradict is refused where the user chose it, and forgotten where it was only remembered.
 */
export async function openWith(
  files: readonly NamedBytes[],
  encodings: Readonly<Record<string, string>>,
  memories: readonly ImportMemory[],
  host: Host,
): Promise<readonly Source[]> {
  const sources = await openSource(files, { encoding: 'auto' }, host);
  return Promise.all(
    sources.map(async (source) => {
      const asked = encodings[source.file];
      if (asked !== undefined) return (await reread(files, source, asked, host)) ?? source;
      const last = recall(memories, source)?.encoding;
      return last === undefined || last === source.encoding.name ? source : asRemembered(files, source, last, host);
    }),
  );
}

async function asRemembered(files: readonly NamedBytes[], source: Source, encoding: string, host: Host): Promise<Source> {
  // Bytes that say themselves what they are need no memory.
  if (source.encoding.reason === 'byte-order-mark' || source.encoding.reason === 'format') return source;
  try {
    return (await reread(files, source, encoding, host)) ?? source;
  } catch (error) {
    if (error instanceof BadInput) return source;
    throw error;
  }
}

function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const beyondAscii = /[^\p{ASCII}]/u;

/** Columns in which encodings can differ, by place, and rows that show it. */
function tellingPlaces({ columns, rows }: SourceLayer): { readonly columns: readonly number[]; readonly rows: readonly number[] } {
  const some = rows.slice(0, 500);
  const isTelling = (name: string): boolean => beyondAscii.test(name) || some.some(({ values }) => beyondAscii.test(textOf(values[name])));
  const telling = columns.flatMap(({ name }, at) => (isTelling(name) ? [at] : []));
  const inRows = some.flatMap(({ values }, at) => (columns.some(({ name }) => beyondAscii.test(textOf(values[name]))) ? [at] : []));
  return { columns: telling, rows: inRows.slice(0, previewRows) };
}

/** The same rows of a source in each encoding that its bytes allow; none where it has no text that could differ. */
export async function previewEncodings(files: readonly NamedBytes[], source: Source, host: Host): Promise<readonly EncodingPreview[]> {
  const layer = source.layers[0];
  if (!layer) return [];
  const places = tellingPlaces(layer);
  const names = [...new Set([source.encoding.name, ...likely])];
  const previews: EncodingPreview[] = [];
  for (const name of names) {
    const read = name === source.encoding.name ? source : await tryRead(files, source, name, host);
    const own = read?.layers[0];
    if (!own) continue;
    const shown = places.columns.map((at) => own.columns[at]?.name ?? '');
    const rows = places.rows.map((at) => shown.map((column) => textOf(own.rows[at]?.values[column])));
    previews.push({ name, rows: [shown, ...rows] });
  }
  return previews;
}

async function tryRead(files: readonly NamedBytes[], source: Source, encoding: string, host: Host): Promise<Source | undefined> {
  try {
    return await reread(files, source, encoding, host);
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}
