// Runs one TypeScript file of the project: `node tools/run.mjs src/cli/main.ts reach --network …`. Installs dependencies first where they are missing.
import { run, typeScriptArgs } from './child.mjs';
import { ensureInstalled } from './install.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node tools/run.mjs FILE [ARGUMENT…]\n');
  process.exit(2);
}
try {
  await ensureInstalled();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
process.exitCode = await run(process.execPath, typeScriptArgs(file, args));
