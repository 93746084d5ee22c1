import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical faults that axe finds on a page or in a part of it (contrast, names, roles), each with where. */
export async function seriousFaults(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (context) => (window as unknown as { axe: { run(context: string | Document): Promise<AxeResults> } }).axe.run(context ?? document),
    within,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
