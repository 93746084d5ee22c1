import { BadInput, badInput, type Issue } from '../core/issue.ts';
import type { Host } from '../core/result.ts';
import { UnpackBudget, unpackZip, zipNames } from './archive.ts';
import { type Group, groupFiles, wantsBeside } from './companions.ts';
import type { FormatId, NamedBytes, ReadOptions, Source } from './format.ts';
import { gunzipWhole } from './gzip.ts';
import { keeps, promisedBy } from './promise.ts';
import { formatById } from './registry.ts';
import { type Content, sniff } from './sniff.ts';

/** Archives within archives that are opened: a file zipped twice is, one zipped three times is not. */
const maxDepth = 2;

/** Stands between an archive and its member in the name that people read. */
const into = ' › ';

/** Where in the pile of archives a file was found. */
interface Place {
  /** Names of the archives around it, each with `into` behind it; empty for a file as it was handed over. */
  readonly prefix: string;
  readonly depth: number;
  readonly options: ReadOptions;
  readonly host: Host;
  readonly budget: UnpackBudget;
}

interface Opened {
  readonly sources: readonly Source[];
  /** Things beside the data that were left alone. */
  readonly left: readonly Issue[];
}

/**
 * Reads all the files that were handed over together, one Source for each thing in them: archives are opened, parts that belong together
 * are joined, the content decides what each is and the name comes second. Throws BadInput, one sentence that names the file as the user
 * knows it (`data.zip › 公园.shp`), where any thing cannot be read as a whole: nothing of the others is returned then.
 */
export async function openSource(files: readonly NamedBytes[], options: ReadOptions, host: Host): Promise<readonly Source[]> {
  const budget = new UnpackBudget();
  const { sources, left } = await openAll(files, { prefix: '', depth: 0, options, host, budget });
  const [first, ...others] = sources;
  if (first === undefined) {
    const names = files.map(({ name }) => name).join(', ');
    throw left.length > 0 ? new BadInput([nothingIn(names, left)]) : badInput('nothing-of-use', {}, { file: names });
  }
  return left.length === 0 ? sources : [{ ...first, issues: [...first.issues, ...left] }, ...others];
}

function nothingIn(file: string, left: readonly Issue[]): Issue {
  const members = left.map((issue) => String(issue.params.member)).slice(0, 5);
  return { code: 'archive-nothing', severity: 'error', params: { members: members.join(', ') }, file };
}

async function openAll(files: readonly NamedBytes[], place: Place): Promise<Opened> {
  const groups = notesLast(groupFiles(files.filter(({ name }) => !isLitter(name))));
  const share = shares(groups);
  const sources: Source[] = [];
  const left: Issue[] = [];
  const isLone = groups.length === 1;
  for (const [index, group] of groups.entries()) {
    const host = partOf(place.host, share[index] ?? 0, share[index + 1] ?? 1);
    const file = place.prefix + group.main.name;
    if (place.depth > 0 && isNote(group) && sources.length > 0) {
      left.push(leftOut(file));
      continue;
    }
    const opened = await openGroup(group, file, { ...place, host }, isLone);
    sources.push(...opened.sources);
    left.push(...opened.left);
  }
  return { sources, left };
}

function isLitter(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

/** Where each group starts and the last ends, as shares of all the bytes. */
function shares(groups: readonly Group[]): readonly number[] {
  const sizes = groups.map(({ files }) => files.reduce((sum, { bytes }) => sum + bytes.length, 1));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const ends: number[] = [0];
  for (const size of sizes) ends.push((ends.at(-1) ?? 0) + size / total);
  return ends;
}

function partOf(host: Host, from: number, to: number): Host {
  return { progress: (share) => host.progress(from + share * (to - from)), cancelled: () => host.cancelled() };
}

/** Plain text, which beside data is about them, and only by itself a table. */
function isNote({ main }: Group): boolean {
  return /\.(txt|md)$/i.test(main.name);
}

function notesLast(groups: readonly Group[]): readonly Group[] {
  return [...groups.filter((group) => !isNote(group)), ...groups.filter(isNote)];
}

function leftOut(file: string): Issue {
  return { code: 'archive-left-out', severity: 'info', params: { member: file }, file: topName(file) };
}

/** Codes of files that turn out to hold other things than data: notes as text, settings as JSON. */
const notData = new Set(['not-a-table', 'not-geojson']);

async function openGroup(group: Group, file: string, place: Place, isLone: boolean): Promise<Opened> {
  if (group.format !== undefined) return read(group.format, group.files, file, place);
  // What lies beside data in an archive or a folder is said and left; what was handed over for itself is refused.
  const isBeside = (place.depth > 0 && !isLone) || group.main.name.includes('/');
  const nothing: Opened = { sources: [], left: [leftOut(file)] };
  if (group.main.bytes.length === 0) {
    if (isBeside && promisedBy(group.main.name) === undefined) return nothing;
    throw badInput('empty-file', {}, { file });
  }
  const content = sniff(group.main.bytes);
  if (content.is === 'zip') return openZip(group.main, file, place);
  if (content.is === 'gzip') return openGzip(group.main, file, place, isLone);
  const format = formatOf(content, group.main);
  if (format === undefined) {
    if (isBeside) return nothing;
    throw refusal(content, group.main, file);
  }
  try {
    return withNotes(await read(format, group.files, file, place), group, file);
  } catch (error) {
    if (isBeside && error instanceof BadInput && error.issues.every(({ code }) => notData.has(code))) return nothing;
    throw error;
  }
}

function topName(file: string): string {
  return file.split(into)[0] ?? file;
}

/** The format to read a thing in, by its content and, where text could be several, by its name; undefined where there is none. */
function formatOf(content: Content, { name }: NamedBytes): FormatId | undefined {
  const promise = promisedBy(name);
  if (content.is === 'format') return promise === undefined || keeps(promise, content) ? content.format : undefined;
  if (content.is === 'text' || content.is === 'json' || content.is === 'xml') {
    if (promise?.formats.includes('csv')) return 'csv';
    return content.is === 'json' && promise?.formats.includes('geojson') ? 'geojson' : undefined;
  }
  // Tables of dBase have no mark to know them by.
  return content.is === 'binary' && /\.dbf$/i.test(name) ? 'shapefile' : undefined;
}

const contentNames: Readonly<Record<string, string>> = {
  text: 'TXT',
  json: 'JSON',
  xml: 'XML',
  binary: 'binary',
  zip: 'ZIP',
  gzip: 'gzip',
};

function nameOf(content: Content): string {
  if (content.is === 'format') return formatById(content.format).name;
  return content.is === 'named' ? content.name : (contentNames[content.is] ?? '');
}

/** Why a file is not read, in the order of what helps most: what it is, what it lacks, what its name promised. */
function refusal(content: Content, { name }: NamedBytes, file: string): BadInput {
  const promise = promisedBy(name);
  if (content.is === 'named') return badInput(content.code, { format: content.name }, { file });
  const lead = wantsBeside(name);
  if (lead !== undefined) return badInput('part-alone', { needs: lead }, { file });
  if (promise?.code !== undefined) return badInput(promise.code, { format: promise.name }, { file });
  if (promise !== undefined) return badInput('not-what-name-says', { promised: promise.name, found: nameOf(content) }, { file });
  if (content.is === 'xml') return badInput('xml-unknown', { root: content.root }, { file });
  return content.is === 'json' ? badInput('not-geojson', {}, { file }) : badInput('unknown-format', {}, { file });
}

async function read(format: FormatId, files: readonly NamedBytes[], file: string, { options, host }: Place): Promise<Opened> {
  const { name, reader } = formatById(format);
  if (reader === undefined) throw badInput('format-later', { format: name }, { file });
  const source = await (await reader()).read(files, file, options, host);
  return { sources: [{ ...source, issues: [...source.issues, ...encodingDoubt(source)] }], left: [] };
}

const sureFrom = 0.9;

/** What was read in an encoding that may be another says so: its words may be wrong, and look right to a program. */
function encodingDoubt({ encoding, file }: Source): Issue[] {
  const { name, confidence = 1, candidates = [] } = encoding;
  if (confidence >= sureFrom) return [];
  const others = candidates.filter((candidate) => candidate.name !== name).map((candidate) => candidate.name);
  const params = { encoding: name, percent: Math.round(confidence * 100), others: others.join(', ') };
  return [{ code: 'encoding-unsure', severity: 'warning', params, file }];
}

/** SQLite keeps the newest changes in a file beside until the program that writes it closes. */
function withNotes(opened: Opened, { files }: Group, file: string): Opened {
  const wal = files.find(({ name, bytes }) => /\.gpkg-wal$/i.test(name) && bytes.length > 0);
  if (wal === undefined) return opened;
  const issue: Issue = { code: 'gpkg-wal', severity: 'warning', params: { part: wal.name }, file };
  return { ...opened, sources: opened.sources.map((source) => ({ ...source, issues: [...source.issues, issue] })) };
}

/** A ZIP file is a workbook, a Google Earth file, or a folder of other things. */
async function openZip(main: NamedBytes, file: string, place: Place): Promise<Opened> {
  const promise = promisedBy(main.name);
  const names = zipNames(main.bytes, file);
  const office = officeOf(names);
  if (office !== undefined && office !== 'xlsx') throw badInput('format-not-read', { format: office }, { file });
  const format = office ?? (promise?.formats.includes('kml') ? 'kml' : undefined);
  if (promise !== undefined && !promise.zip && (format === undefined || !promise.formats.includes(format))) {
    throw badInput('not-what-name-says', { promised: promise.name, found: office === 'xlsx' ? 'Excel' : 'ZIP' }, { file });
  }
  // Their readers unpack within the same limits.
  if (format !== undefined) return read(format, [main], file, place);
  if (place.depth >= maxDepth) throw badInput('archive-nested', { depth: maxDepth }, { file });
  const members = await unpackZip(main.bytes, file, place.host, { budget: place.budget });
  if (members.length === 0) throw badInput('archive-empty', {}, { file });
  const opened = await openAll(members, { ...place, prefix: file + into, depth: place.depth + 1 });
  if (opened.sources.length === 0) throw new BadInput([nothingIn(file, opened.left)]);
  return opened;
}

function officeOf(names: readonly string[]): 'xlsx' | 'Word' | 'PowerPoint' | 'Excel (.xlsb)' | 'OpenDocument' | undefined {
  if (names.includes('xl/workbook.bin')) return 'Excel (.xlsb)';
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  if (names.some((name) => name.startsWith('word/'))) return 'Word';
  if (names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint';
  return names.includes('mimetype') && names.includes('content.xml') ? 'OpenDocument' : undefined;
}

/** gzip packs one file, which people go on calling by the name of the packed one. */
async function openGzip(main: NamedBytes, file: string, place: Place, isLone: boolean): Promise<Opened> {
  const promise = promisedBy(main.name);
  if (promise !== undefined && !promise.gzip) throw badInput('not-what-name-says', { promised: promise.name, found: 'gzip' }, { file });
  if (place.depth >= maxDepth) throw badInput('archive-nested', { depth: maxDepth }, { file });
  const bytes = gunzipWhole(main.bytes, file);
  place.budget.need(bytes.length, main.bytes.length, file);
  place.budget.take(bytes.length);
  const name = main.name.replace(/\.gz$/i, '');
  return openGroup({ main: { name, bytes }, files: [{ name, bytes }] }, file, { ...place, depth: place.depth + 1 }, isLone);
}
