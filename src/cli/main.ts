import { argv } from 'node:process';
import { BadInput } from '../core/issue.ts';
import { cliSentence, commandHelp, commandUsage, usageText } from '../text/cli.ts';
import type { Lang } from '../text/sentence.ts';
import { type Args, type OptionTable, readArgs, UsageError } from './args.ts';
import { type Io, sayIssues, terminalIo } from './io.ts';

/** One command of the line. `files` bounds how many plain arguments it takes. */
export interface Command {
  readonly options: OptionTable;
  readonly files: { readonly min: number; readonly max: number };
  run(args: Args, io: Io): Promise<void>;
}

/** Loaded when asked for: a user of `export` does not wait for the engines of `coverage`. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  import: () => import('./import.ts'),
  export: () => import('./export.ts'),
  reach: () => import('./reach.ts'),
  coverage: () => import('./coverage.ts'),
  circle: () => import('./circle.ts'),
};

const langs: readonly Lang[] = ['zh', 'en'];

/** Runs one command line; resolves to the exit code: 0 done, 1 bad input, 2 wrong usage. */
async function main(words: readonly string[]): Promise<number> {
  const lang = wantedLang(words);
  const io = terminalIo(lang);
  const name = words.find((word) => !word.startsWith('-') && !langs.includes(word as Lang));
  try {
    return await runCommand(words, name, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.say(cliSentence(error.code, error.params, lang));
      io.say(commandUsage(name ?? '', lang));
      return 2;
    }
    if (error instanceof BadInput) {
      sayIssues(error.issues, io);
      return 1;
    }
    io.say(cliSentence('unexpected', { message: error instanceof Error ? error.message : String(error) }, lang));
    if (process.env.XIUTU_DEBUG !== undefined && error instanceof Error) io.say(error.stack ?? '');
    return 1;
  }
}

async function runCommand(words: readonly string[], name: string | undefined, io: Io): Promise<number> {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (words.includes('--help')) {
    await io.write(load === undefined ? usageText(io.lang) : commandHelp(name ?? '', io.lang));
    return 0;
  }
  if (name === 'help') return help(words, io);
  if (name === undefined) throw new UsageError('command-missing');
  if (load === undefined) throw new UsageError('command-unknown', { command: name });
  const { command } = await load();
  const at = words.indexOf(name);
  const args = readArgs([...words.slice(0, at), ...words.slice(at + 1)], { ...command.options, lang: 'text' });
  args.choice('lang', langs);
  if (args.files.length < command.files.min) throw new UsageError('files-missing');
  if (args.files.length > command.files.max) throw new UsageError('files-too-many', { value: args.files[command.files.max] ?? '' });
  await command.run(args, io);
  return 0;
}

/** `help` prints the usage of everything, `help coverage` that of one command, as `--help` does. */
async function help(words: readonly string[], io: Io): Promise<number> {
  const about = words.slice(words.indexOf('help') + 1).find((word) => !word.startsWith('-') && !langs.includes(word as Lang));
  if (about !== undefined && !Object.hasOwn(commands, about)) throw new UsageError('command-unknown', { command: about });
  await io.write(about === undefined ? usageText(io.lang) : commandHelp(about, io.lang));
  return 0;
}

/** Read before everything else, so that even a usage error speaks the user's language. */
function wantedLang(words: readonly string[]): Lang {
  const at = words.lastIndexOf('--lang');
  const value = at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  return value === 'en' ? 'en' : 'zh';
}

process.exitCode = await main(argv.slice(2));
