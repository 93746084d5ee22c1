import { fileURLToPath } from 'node:url';
import { benchBigScreen } from './big-screen.ts';
import { benchCommandLine } from './command-line.ts';
import { benchCoverage } from './coverage.ts';
import { benchDraw } from './draw.ts';
import { benchFirstPaint } from './first-paint.ts';
import { benchTable } from './table.ts';

/**
 * `npm run bench`: times on this machine, each beside a peer in the same run, with the check that both give the same answer. Only ratios of
 * one run mean anything; the figures of the issues ("under 500 ms") are printed as a reminder, never asserted.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
await benchCoverage(root);
benchCommandLine(root);
await benchTable();
await benchFirstPaint(root);
await benchBigScreen(root);
await benchDraw(root);
