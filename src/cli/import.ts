import { dirname, join } from 'node:path';
import { emptyCity, writeCityFiles } from '../formats/city-folder.ts';
import { csvText } from '../formats/csv.ts';
import type { ImportOptions } from '../formats/import/choose.ts';
import { changesCity } from '../formats/import/edit.ts';
import { refusedRows } from '../formats/import/refused.ts';
import { type Imported, importFiles, withAssets } from '../formats/import.ts';
import { type CrsReport, ImportRefused, type ImportReport } from '../formats/report.ts';
import { cliSentence } from '../text/cli.ts';
import { refusedWords } from '../text/refused.ts';
import { codeSentence, type Lang } from '../text/sentence.ts';
import { type Args, UsageError } from './args.ts';
import { findCityFolder, folderName, writeCityFolder } from './folder.ts';
import { namedFiles } from './import-files.ts';
import { type Io, jsonText, type ResultFormat, resultFormat, resultOptions, sayIssues, writeFilesWhole, writeResult } from './io.ts';

/** `import FILE… --into CITY`: all files are taken or none; the folder is written once, at the end. */
export const command = {
  options: {
    into: 'text',
    kind: 'text',
    crs: 'text',
    encoding: 'text',
    id: 'text',
    missing: 'text',
    rings: 'text',
    absent: 'text',
    rejects: 'text',
    'dry-run': 'flag',
    ...resultOptions,
  },
  files: { min: 1, max: Infinity },
  run,
} as const;

async function run(args: Args, io: Io): Promise<void> {
  const into = args.need('into');
  const format = resultFormat(args, 'json');
  const options = importOptions(args);
  const path = io.resolve(into);
  const found = await findCityFolder(path);
  const city = found?.city ?? emptyCity(folderName(path));
  const files = await namedFiles(args.files, io);
  const host = { progress: (share: number) => io.progress(share), cancelled: () => false };
  const reports: ImportReport[] = [];
  const told = (report: ImportReport): void => void reports.push(report);
  const done = await refusedWith(reports, args, io, format, () => importFiles(files, options, city, host, told));
  const after = done.reduce((now, { put, info }) => withAssets(now, put, info), city);
  const kinds = new Set(done.flatMap(({ put }) => put.map(({ kind }) => kind)));
  await writeRejects(args, io, done);
  // A file that says nothing new leaves the folder as it is, to the byte.
  const isNew = found === undefined || done.some(({ plan }) => plan.rows.some(changesCity));
  if (!args.flag('dry-run') && isNew) await writeCityFolder(path, writeCityFiles(after, kinds));
  const taken = reports.flatMap(({ layers }) => layers).reduce((sum, layer) => sum + layer.taken, 0);
  sayIssues([...(found?.issues ?? []), ...reports.flatMap(({ issues }) => issues)], io);
  io.say(cliSentence(args.flag('dry-run') ? 'dry-run' : isNew ? 'wrote-city' : 'city-same', { city: after.info.name, taken }, io.lang));
  await writeResult(args, io, reportText(reports, format, io.lang));
}

/** Rows that were not taken, of all files: the first under the name asked for, those of further layers beside it. Nothing where all were taken. */
async function writeRejects(args: Args, io: Io, done: readonly Imported[]): Promise<void> {
  const rejects = args.text('rejects');
  if (rejects === undefined) return;
  const words = refusedWords(io.lang);
  const files = done.flatMap(({ source, plan, choices }) => refusedRows([source], plan, choices, words));
  const path = io.resolve(rejects);
  const named = files.map(({ name, bytes }, index) =>
    index === 0 ? { path, name: rejects, bytes } : { path: join(dirname(path), name), name, bytes },
  );
  await writeFilesWhole(named);
}

const crsPattern = /^(auto|EPSG:\d+|GCJ-?02|BD-?09)$/i;

function importOptions(args: Args): ImportOptions {
  const [kind, crs = 'auto', encoding = 'auto', id] = ['kind', 'crs', 'encoding', 'id'].map((name) => args.text(name));
  if (!crsPattern.test(crs)) throw new UsageError('option-choice', { option: 'crs', value: crs, choices: 'auto, EPSG:n, GCJ-02, BD-09' });
  const missing = args.choice('missing', ['keep', 'retire']);
  const rings = args.choice('rings', ['repair', 'refuse']);
  const absent = args.choice('absent', ['keep', 'replace']);
  return {
    crs: crs.toLowerCase() === 'auto' ? 'auto' : crs,
    encoding,
    ...(kind === undefined ? {} : { kind }),
    ...(id === undefined ? {} : { id }),
    ...(missing === undefined ? {} : { missing }),
    ...(rings === undefined ? {} : { rings }),
    ...(absent === undefined ? {} : { absent }),
  };
}

/** A refusal with a report still gives the report, so that a program sees the candidates; then it goes on as the error it is. */
async function refusedWith<T>(
  before: readonly ImportReport[],
  args: Args,
  io: Io,
  format: ResultFormat,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportRefused) {
      sayIssues(
        error.report.issues.filter((issue) => !error.issues.includes(issue)),
        io,
      );
      await writeResult(args, io, reportText([...before.map(nothingTaken), error.report], format, io.lang));
    }
    throw error;
  }
}

/** An earlier file of the same command, which was not written either. */
function nothingTaken(report: ImportReport): ImportReport {
  return { ...report, layers: report.layers.map((layer) => ({ ...layer, taken: 0 })) };
}

/** One file gives its object, several an array in the order given; CSV is a line for each layer. */
function reportText(reports: readonly ImportReport[], format: ResultFormat, lang: Lang): string {
  if (format === 'csv') {
    const rows = reports.flatMap(({ file, layers }) => layers.map((layer) => ({ file, ...layer })));
    return csvText(rows, ['file', 'kind', 'read', 'taken', 'refused']);
  }
  const documents = reports.map((report) => reportDocument(report, lang));
  return jsonText(documents.length === 1 ? documents[0] : documents);
}

/** Reasons as one text, the weightiest first. */
function reasonsText(reasons: CrsReport['reasons'], lang: Lang): string {
  return reasons.map(({ code, params }) => codeSentence(code, params, lang)).join(lang === 'zh' ? '；' : '; ');
}

/** The report in the shape of design §5, reasons and messages in the user's language. */
function reportDocument({ file, crs, encoding, layers, issues }: ImportReport, lang: Lang) {
  return {
    file,
    crs: {
      code: crs.code,
      confidence: crs.confidence,
      reason: reasonsText(crs.reasons, lang),
      candidates: crs.candidates.map(({ reasons, ...candidate }) => ({ ...candidate, reason: reasonsText(reasons, lang) })),
    },
    encoding: { name: encoding.name, reason: codeSentence(`encoding-${encoding.reason}`, {}, lang) },
    layers,
    issues: issues.map((issue) => ({
      file: issue.file ?? file,
      row: issue.row ?? null,
      code: issue.code,
      message: codeSentence(issue.code, issue.params, lang),
    })),
  };
}
