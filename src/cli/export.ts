import { extname } from 'node:path';
import { badInput } from '../core/issue.ts';
import { exportKind } from '../formats/export.ts';
import { kindById, knownKinds } from '../layers/registry.ts';
import { cliSentence } from '../text/cli.ts';
import type { Args } from './args.ts';
import { readCityFolder } from './folder.ts';
import { type Io, writeFileWhole } from './io.ts';

/** `export --city CITY --kind K --to FILE`: one kind as GeoJSON. */
export const command = { options: { city: 'text', kind: 'text', to: 'text' }, files: { min: 0, max: 0 }, run } as const;

async function run(args: Args, io: Io): Promise<void> {
  const [folder, kind, file] = [args.need('city'), args.need('kind'), args.need('to')];
  if (kindById(kind) === undefined) throw badInput('kind-unknown', { kind, known: knownKinds() });
  const { city } = await readCityFolder(io.resolve(folder), folder, new Set([kind]));
  const { text, count } = exportKind(city, kind, extname(file).slice(1), file);
  await writeFileWhole(io.resolve(file), text, file);
  if (count === 0) io.say(cliSentence('export-empty', { kind }, io.lang));
  io.say(cliSentence('exported', { count, file }, io.lang));
}
