// Completes package-lock.json after `npm install name@exact`: `node tools/lock-platforms.mjs`.
//
// Some packages bring a binary per platform as optional dependencies. A registry that carries only some of these makes npm leave the others
// out of the lockfile, and then `npm ci` refuses the lockfile everywhere and other platforms would miss their binary. The entries added here
// hold what is known without the registry: the exact version their parent names, and the platform their own name tells. Npm reads no more
// than that on platforms that do not need them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingPlatforms } from './lockfile.mjs';
import { root } from './root.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingPlatforms(lock);
const packages = { ...lock.packages, ...Object.fromEntries(missing) };
const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
process.stdout.write(`${missing.length} platform packages added to package-lock.json\n`);
