// `npm test`: installs what is missing, checks, builds, and runs every test. The last two lines say what was skipped and how it went.
// With `--long` the long tests run as well.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { bundleSizes } from './bundle-sizes.mjs';
import { run } from './child.mjs';
import { findOrInstallChrome } from './chrome.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { readReport } from './test-report.mjs';

const report = join(root, 'var/test-report.json');
const bin = (path) => join(root, 'node_modules', path);
const vitest = bin('vitest/vitest.mjs');

/** Checks that look at the sources as they stand; each counts as one test. */
const staticChecks = [
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint and format', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'unused code', args: [bin('knip/bin/knip.js')] },
];

const total = { passed: 0, failed: 0, skipped: [] };

async function main() {
  if (!(await counted('install', ensureInstalled))) return;
  const chrome = findOrInstallChrome();
  for (const check of staticChecks) {
    await counted(check.name, async () => {
      const code = await run(process.execPath, check.args, { cwd: root });
      if (code !== 0) throw new Error(`exit code ${code}`);
    });
  }
  const built = await counted('build', ensureBuilt);
  if (built) await counted('bundle sizes', checkSizes);
  const browser = built && chrome !== null;
  if (chrome === null)
    process.stdout.write('No browser found: install Chrome or Chromium, or set CHROME_PATH. Browser tests are skipped.\n');
  await runTests(browser, chrome);
  if (!browser) total.skipped.push(...browserTestNames());
}

/** Parts of the build that outgrew their budgets, each in a sentence. */
async function checkSizes() {
  const { faults } = bundleSizes(join(root, 'dist'));
  if (faults.length > 0) throw new Error(faults.join('; '));
}

/** Runs one check and counts it; the installation is counted only where it fails, as nothing can be said then. */
async function counted(name, work) {
  try {
    await work();
    if (name !== 'install') total.passed += 1;
    process.stdout.write(`✓ ${name}\n`);
    return true;
  } catch (error) {
    total.failed += 1;
    process.stdout.write(`✗ ${name}: ${error.message}\n`);
    return false;
  }
}

async function runTests(browser, chrome) {
  mkdirSync(join(root, 'var'), { recursive: true });
  rmSync(report, { force: true });
  const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  if (!browser) args.push('--project=node');
  const code = await run(process.execPath, args, { cwd: root, env: testEnvironment(chrome) });
  const result = readReport(report);
  total.passed += result.passed;
  total.skipped.push(...result.skipped);
  // A run that ends badly without a failed test (a file that does not load its reporter, an error outside tests) is a failure all the same.
  total.failed += result.failed === 0 && code !== 0 ? 1 : result.failed;
}

function testEnvironment(chrome) {
  const env = { ...process.env };
  if (chrome !== null) env.CHROME_PATH = chrome;
  if (process.argv.includes('--long')) env.XIUTU_LONG = '1';
  return env;
}

/** Names of the browser tests, asked of the test runner without running them. */
function browserTestNames() {
  try {
    const text = execFileSync(process.execPath, [vitest, 'list', '--project=browser', '--json'], { cwd: root, encoding: 'utf8' });
    return JSON.parse(text.slice(text.indexOf('['))).map((test) => test.name);
  } catch {
    return ['browser tests'];
  }
}

/** Commas part the names, so a comma inside a name gives way. */
function lastLines() {
  const names = total.skipped.map((name) => name.replace(/\s*[,\n]\s*/g, '; '));
  const list = names.length === 0 ? 'none' : names.join(', ');
  return `${names.length} skipped: ${list}\n${total.passed} passed, ${total.failed} failed\n`;
}

await main();
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(lastLines());
