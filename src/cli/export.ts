import { dirname, join } from 'node:path';
import { badInput } from '../core/issue.ts';
import { exportAssets, formatToWrite } from '../formats/export.ts';
import { kindById, knownKinds } from '../layers/registry.ts';
import { cliSentence } from '../text/cli.ts';
import { type Args, UsageError } from './args.ts';
import { readCityFolder } from './folder.ts';
import { type Io, sayIssues, writeFilesWhole } from './io.ts';

/** `export --city CITY --kind K --to FILE`: one kind in the format that the ending of FILE says. */
export const command = {
  options: { city: 'text', kind: 'text', to: 'text', crs: 'text', encoding: 'text' },
  files: { min: 0, max: 0 },
  run,
} as const;

const encodings = ['utf-8', 'gbk'] as const;

async function run(args: Args, io: Io): Promise<void> {
  const [folder, id, file] = [args.need('city'), args.need('kind'), args.need('to')];
  const crs = args.text('crs');
  if (crs !== undefined && !/^(EPSG:\d+|GCJ-?02|BD-?09)$/i.test(crs)) {
    throw new UsageError('option-choice', { option: 'crs', value: crs, choices: 'EPSG:n, GCJ-02, BD-09' });
  }
  const encoding = args.choice('encoding', encodings);
  const kind = kindById(id);
  if (kind === undefined) throw badInput('kind-unknown', { kind: id, known: knownKinds() });
  formatToWrite(file);
  const { city } = await readCityFolder(io.resolve(folder), folder, new Set([id]));
  const assets = city.assets.filter((asset) => asset.kind === id);
  const options = { file, lang: io.lang, ...(crs === undefined ? {} : { crs }), ...(encoding === undefined ? {} : { encoding }) };
  const { files, issues } = await exportAssets(assets, kind, options);
  const [first, ...others] = files;
  if (first === undefined) throw badInput('export-empty-file', {}, { file });
  // Companions stand beside the file that was asked for, under the names that the writer gives them.
  const beside = others.map(({ name, bytes }) => ({ path: join(dirname(io.resolve(file)), baseName(name)), name, bytes }));
  await writeFilesWhole([{ path: io.resolve(file), name: file, bytes: first.bytes }, ...beside]);
  sayIssues(issues, io);
  if (assets.length === 0) io.say(cliSentence('export-empty', { kind: id }, io.lang));
  io.say(cliSentence('exported', { count: assets.length, file }, io.lang));
}

function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1) ?? name;
}
