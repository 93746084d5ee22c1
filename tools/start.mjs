// `npm start`: installs what is missing, builds where the build is stale, serves the app on this machine only and prints its address.
import { ensureBuilt } from './build.mjs';
import { run, typeScriptArgs } from './child.mjs';
import { ensureInstalled } from './install.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
process.exitCode = await run(process.execPath, typeScriptArgs('server/main.ts', process.argv.slice(2)));
