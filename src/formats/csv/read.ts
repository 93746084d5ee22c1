import Papa from 'papaparse';
import { badInput, type Issue } from '../../core/issue.ts';
import { Cancelled, type Host } from '../../core/result.ts';
import { unescaped } from '../csv.ts';
import { decodeText } from '../encoding.ts';
import type { NamedBytes, ReadOptions, Source } from '../format.ts';
import { layerNameOf } from '../layer-name.ts';
import { pacer } from '../pace.ts';
import { TableLayer } from '../table/layer.ts';
import { findDelimiter } from './delimiter.ts';

/** Letters handed to the parser at a time; between them progress is told and "cancel" heard. */
const chunkLetters = 1 << 19;
/** A cell longer than so many chunks has lost its closing quote. */
const longestCellChunks = 16;

/** Reads one table of text. */
export async function readCsv(files: readonly NamedBytes[], file: string, options: ReadOptions, host: Host): Promise<Source> {
  const { text, encoding } = decodeText(files[0]?.bytes ?? new Uint8Array(), options.encoding, file);
  if (text.trim() === '') throw badInput('empty-file', {}, { file });
  // Excel's own line that tells what divides, which is no data.
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = hint?.[1] ?? findDelimiter(text, /\.(tsv|tab)$/i.test(file));
  if (delimiter === undefined && !/\.(csv|tsv)$/i.test(file)) throw badInput('not-a-table', {}, { file });
  const table = new TableLayer(file, layerNameOf(file), '');
  const issues = await parse(
    hint === null ? text : text.slice(hint[0].length),
    delimiter ?? ',',
    table,
    { file, line: hint === null ? 1 : 2 },
    host,
  );
  const { layer, issues: said } = table.finish();
  host.progress(1);
  return { file, format: 'csv', encoding, layers: [layer], issues: [...said, ...issues] };
}

interface Reading {
  readonly table: TableLayer;
  readonly file: string;
  /** Line of the file where the next record starts. */
  line: number;
  letters: number;
  emptyChunks: number;
  readonly oddQuotes: number[];
}

/** Parses in pieces. The parser stops after each until the event loop has been let run. */
function parse(
  text: string,
  delimiter: string,
  table: TableLayer,
  { file, line }: { readonly file: string; readonly line: number },
  host: Host,
): Promise<readonly Issue[]> {
  const reading: Reading = { table, file, line, letters: 0, emptyChunks: 0, oddQuotes: [] };
  const pace = pacer(host);
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize: chunkLetters,
      // Undocumented for text, and what it goes by: chunks, not whole texts.
      chunk: (results: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        const stop = (error: unknown) => {
          // Aborting completes the parse at once, which must not be taken for success.
          reject(error);
          parser.abort();
        };
        try {
          takeChunk(results, reading);
        } catch (error) {
          stop(error);
          return;
        }
        reading.letters += chunkLetters;
        parser.pause();
        pace(Math.min(1, reading.letters / text.length)).then(() => parser.resume(), stop);
      },
      complete: () => resolve(quoteIssues(reading)),
      error: (error: unknown) => reject(error instanceof Cancelled ? error : badInput('not-a-table', {}, { file })),
    });
  });
}

function takeChunk({ data, errors }: Papa.ParseResult<string[]>, reading: Reading): void {
  reading.emptyChunks = data.length === 0 ? reading.emptyChunks + 1 : 0;
  const odd = new Map(errors.filter(({ type }) => type === 'Quotes').map(({ row = 0, code }) => [row, code]));
  if (reading.emptyChunks > longestCellChunks) throw badInput('csv-quote-open', { line: reading.line }, { file: reading.file });
  for (const [index, cells] of data.entries()) {
    const fault = odd.get(index);
    if (fault === 'MissingQuotes') throw badInput('csv-quote-open', { line: reading.line }, { file: reading.file });
    if (fault !== undefined) reading.oddQuotes.push(reading.line);
    reading.table.add(cells.map(unescaped), reading.line);
    reading.line += 1 + breaksIn(cells);
  }
}

/** Line breaks inside of cells, which move the lines of the file ahead of the records. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++;
  }
  return breaks;
}

function quoteIssues({ oddQuotes, file }: Reading): readonly Issue[] {
  if (oddQuotes.length === 0) return [];
  const lines = oddQuotes.slice(0, 8).join('、') + (oddQuotes.length > 8 ? ' …' : '');
  return [{ code: 'csv-quote-odd', severity: 'warning', params: { count: oddQuotes.length, lines }, file }];
}
