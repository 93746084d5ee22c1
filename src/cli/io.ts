import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { type BadInput, badInput, type Issue } from '../core/issue.ts';
import { cliSentence } from '../text/cli.ts';
import { type Lang, placedSentence } from '../text/sentence.ts';
import { type Args, type OptionTable, UsageError } from './args.ts';

/** What a command may touch of the world around it; tests hand in their own. */
export interface Io {
  readonly lang: Lang;
  /** Against the folder the user stands in, which npm hides behind INIT_CWD. */
  resolve(path: string): string;
  /** Results, to standard output. */
  write(text: string): Promise<void>;
  /** Messages, to standard error; one line each. */
  say(sentence: string): void;
  /** Share 0–1, shown only where standard error is a terminal. */
  progress(share: number): void;
}

const shownIssues = 20;

/** Issues as sentences, the first twenty: nobody reads ten thousand lines, and the report has them all. */
export function sayIssues(issues: readonly Issue[], io: Io): void {
  for (const issue of issues.slice(0, shownIssues)) io.say(placedSentence(issue, io.lang));
  if (issues.length > shownIssues) io.say(cliSentence('more-issues', { count: issues.length - shownIssues }, io.lang));
}

export type ResultFormat = 'json' | 'csv';

/** Options of every command that gives a result. */
export const resultOptions = { out: 'text', format: 'text' } as const satisfies OptionTable;

export function terminalIo(lang: Lang): Io {
  const base = process.env.INIT_CWD ?? process.cwd();
  return {
    lang,
    resolve: (path) => resolve(base, path),
    write: writeOut,
    say: (sentence) => {
      process.stderr.write(`${clearLine()}${sentence}\n`);
    },
    progress: (share) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${Math.floor(share * 100)} %${share >= 1 ? clearLine() : ''}`);
    },
  };
}

function clearLine(): string {
  return process.stderr.isTTY ? '\r\u001b[K' : '';
}

function writeOut(text: string): Promise<void> {
  return new Promise((done, failed) => {
    // A reader that went away (`| head`) is not our error.
    process.stdout.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? done() : failed(error)));
    process.stdout.write(text, () => done());
  });
}

/** `--format`, else the extension of `--out`, else `fallback`. Call it before the work starts, so that wrong usage costs no time. */
export function resultFormat(args: Args, fallback: ResultFormat, offered: readonly ResultFormat[] = ['json', 'csv']): ResultFormat {
  const asked = args.choice('format', offered);
  if (asked !== undefined) return asked;
  const extension = extname(args.text('out') ?? '')
    .slice(1)
    .toLowerCase();
  if (extension === 'json' || extension === 'csv') {
    if (!offered.includes(extension))
      throw new UsageError('option-choice', { option: 'format', value: extension, choices: offered.join(', ') });
    return extension;
  }
  return fallback;
}

/** Puts a result where `--out` says, else on standard output. */
export async function writeResult(args: Args, io: Io, text: string): Promise<void> {
  const out = args.text('out');
  if (out === undefined) await io.write(text);
  else await writeFileWhole(io.resolve(out), text, out);
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The bytes of a file the user named; `name` is what the message calls it. Plain bytes, as in a browser: libraries look at the class. */
export async function readFileBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    throw fileError(error, name) ?? error;
  }
}

/** Writes beside the target and renames, so that a reader never sees half a file and a failure leaves the old one. */
async function writeFileWhole(path: string, text: string, name: string): Promise<void> {
  await writeFilesWhole([{ path, name, bytes: new TextEncoder().encode(text) }]);
}

interface FileToWrite {
  readonly path: string;
  /** What a message calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The same for files that belong together: all bytes are on the disk before the first is renamed. */
export async function writeFilesWhole(files: readonly FileToWrite[]): Promise<void> {
  const mark = randomBytes(6).toString('hex');
  const drafts = files.map((file) => ({ ...file, draft: join(dirname(file.path), `.${basename(file.path)}.${mark}.part`) }));
  let now = drafts[0]?.name ?? '';
  try {
    for (const { draft, path, bytes, name } of drafts) {
      now = name;
      await mkdir(dirname(path), { recursive: true });
      await refuseFolderAt(path, name);
      await writeFile(draft, bytes, { flag: 'wx' });
    }
    for (const { draft, path } of drafts) await rename(draft, path);
  } catch (error) {
    for (const { draft } of drafts) await rm(draft, { force: true });
    throw fileError(error, now) ?? error;
  }
}

/** A folder in the place of a file would stop the renaming half way; seen beforehand, nothing has been touched. */
export async function refuseFolderAt(path: string, name: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw badInput('file-is-folder', { file: name }, { file: name });
}

const fileErrorCodes: Readonly<Record<string, string>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-is-folder',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  EROFS: 'file-denied',
  EEXIST: 'file-in-the-way',
  ENOSPC: 'disk-full',
};

/** What the file system refused, as bad input; undefined where it is a mistake of ours. */
export function fileError(error: unknown, name: string): BadInput | undefined {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = fileErrorCodes[errno];
  return code === undefined ? undefined : badInput(code, { file: name }, { file: name });
}
