import { readFileSync } from 'node:fs';
import { silentHost } from '../src/core/result.ts';
import { emptyCity } from '../src/formats/city-folder.ts';
import { importFiles, withAssets } from '../src/formats/import.ts';
import { workSince } from './processor-time.ts';

/** `import-child.ts FILE`: one import into an empty city in a process of its own; streets taken, processor time and peak memory as JSON. */
const file = process.argv[2] ?? '';
const before = process.cpuUsage();
const city = emptyCity('bench');
const done = await importFiles([{ name: file, bytes: new Uint8Array(readFileSync(file)) }], {}, city, silentHost);
const after = done.reduce((now, { put, info }) => withAssets(now, put, info), city);
const streets = after.assets.filter(({ kind }) => kind === 'street').length;
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ things: after.assets.length, streets, workMs: workSince(before), peakMb }));
