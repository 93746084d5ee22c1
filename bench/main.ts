import { fileURLToPath } from 'node:url';
import { benchAreas } from './areas.ts';
import { benchBigScreen } from './big-screen.ts';
import { benchCommandLine } from './command-line.ts';
import { benchCoverage } from './coverage.ts';
import { benchDraw } from './draw.ts';
import { benchFirstPaint } from './first-paint.ts';
import { benchImport } from './import.ts';
import { benchMend } from './mend.ts';
import { benchNetwork } from './network.ts';
import { benchTable } from './table.ts';

/**
 * `npm run bench`: times on this machine, each beside a peer in the same run, with the check that both give the same answer. Only ratios of
 * one run mean anything; the figures of the issues ("under 500 ms") are printed as a reminder, never asserted. `npm run bench -- network draw`
 * runs these parts alone.
 */
const parts: Readonly<Record<string, (root: string) => Promise<void> | void>> = {
  network: benchNetwork,
  mend: benchMend,
  import: benchImport,
  coverage: benchCoverage,
  areas: benchAreas,
  'command-line': benchCommandLine,
  table: benchTable,
  'first-paint': benchFirstPaint,
  screen: benchBigScreen,
  draw: benchDraw,
};

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 2;
} else {
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
  for (const [name, part] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await part(root);
}
