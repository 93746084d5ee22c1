import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RuleSheet } from '../../src/analysis/coverage/spec.ts';
import { figures } from './figures.ts';

/** `npm run make-figures`: draws the figures of `docs/method.md` with the engine. */
const root = new URL('../../', import.meta.url);
const folder = new URL('docs/images/method/', root);
const sheet = JSON.parse(readFileSync(new URL('data/rules/park-2022.json', root), 'utf8')) as RuleSheet;
mkdirSync(folder, { recursive: true });
for (const [name, draw] of Object.entries(figures)) {
  const file = fileURLToPath(new URL(`${name}.svg`, folder));
  writeFileSync(file, await draw(sheet));
  console.error(`${name}.svg`);
}
