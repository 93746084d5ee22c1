import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkRuleSheet } from '../analysis/coverage/rules.ts';
import type { RuleSheet } from '../analysis/coverage/spec.ts';
import { BadInput, badInput } from '../core/issue.ts';
import { parseJson } from '../formats/json.ts';
import type { Io } from './io.ts';
import { readFileBytes } from './io.ts';

const sheetsFolder = fileURLToPath(new URL('../../data/rules/', import.meta.url));

/** A coverage rule sheet: a sheet of the project by its id, or a file of the user's by a path that ends in `.json`. */
export async function readRuleSheet(idOrPath: string, io: Io): Promise<RuleSheet> {
  const isPath = idOrPath.endsWith('.json');
  const known = isPath ? [] : await sheetIds();
  if (!isPath && !known.includes(idOrPath)) throw badInput('rule-unknown', { rule: idOrPath, known: known.join(', ') });
  const name = isPath ? idOrPath : `${idOrPath}.json`;
  const bytes = await readFileBytes(isPath ? io.resolve(idOrPath) : join(sheetsFolder, name), name);
  const value = parseJson(new TextDecoder().decode(bytes), name);
  const issues = checkRuleSheet(value, name);
  if (issues.length > 0) throw new BadInput(issues);
  return value as RuleSheet;
}

async function sheetIds(): Promise<string[]> {
  const files = await readdir(sheetsFolder);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
