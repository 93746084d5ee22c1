import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCircleSheet } from '../analysis/circle/sheet.ts';
import type { CircleSheet } from '../analysis/circle/spec.ts';
import { checkRuleSheet } from '../analysis/coverage/rules.ts';
import type { RuleSheet } from '../analysis/coverage/spec.ts';
import { BadInput, badInput, type Issue } from '../core/issue.ts';
import { parseJson } from '../formats/json.ts';
import type { Io } from './io.ts';
import { readFileBytes } from './io.ts';

const sheetsFolder = fileURLToPath(new URL('../../data/rules/', import.meta.url));

/** A coverage rule sheet: a sheet of the project by its id, or a file of the user's by a path that ends in `.json`. */
export function readRuleSheet(idOrPath: string, io: Io): Promise<RuleSheet> {
  return readSheet<RuleSheet>(idOrPath, io, (type) => type !== 'circle', checkRuleSheet);
}

/** The same for a sheet of the 15-minute circle. */
export function readCircleSheet(idOrPath: string, io: Io): Promise<CircleSheet> {
  return readSheet<CircleSheet>(idOrPath, io, (type) => type === 'circle', checkCircleSheet);
}

type Check = (value: unknown, file: string) => Issue[];

/** `isOffered` tells from a sheet's `type` whether it answers this question: those are named where an id is unknown. */
async function readSheet<T>(idOrPath: string, io: Io, isOffered: (type: unknown) => boolean, check: Check): Promise<T> {
  const isPath = idOrPath.endsWith('.json');
  const ids = isPath ? [] : await sheetIds();
  if (!isPath && !ids.includes(idOrPath)) throw badInput('rule-unknown', { rule: idOrPath, known: await offered(ids, isOffered) });
  const name = isPath ? idOrPath : `${idOrPath}.json`;
  const value = await readValue(isPath ? io.resolve(idOrPath) : join(sheetsFolder, name), name);
  const issues = check(value, name);
  if (issues.length > 0) throw new BadInput(issues);
  return value as T;
}

async function readValue(path: string, name: string): Promise<unknown> {
  return parseJson(new TextDecoder().decode(await readFileBytes(path, name)), name);
}

async function offered(ids: readonly string[], isOffered: (type: unknown) => boolean): Promise<string> {
  const sheets = await Promise.all(ids.map((id) => readValue(join(sheetsFolder, `${id}.json`), `${id}.json`)));
  return ids.filter((_, at) => isOffered((sheets[at] as { readonly type?: unknown }).type)).join(', ');
}

async function sheetIds(): Promise<string[]> {
  const files = await readdir(sheetsFolder);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
