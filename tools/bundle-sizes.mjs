import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Parts of the built app with the most they may weigh, in kB as the server sends them (Brotli 5). Each is about a tenth above what it weighed
 * when the figure was set: a part that grows beyond it grew for a reason that somebody must name by raising the figure here.
 * `after`: parts that are there already when this one is asked for.
 * @type {readonly { name: string, chunk: RegExp, after: readonly string[], mostKb: number }[]}
 */
export const budgets = [
  // Since 0.4.0 with the words of the import's five steps, of the street check and of what is planned or retired.
  { name: 'start', chunk: /^index-/, after: [], mostKb: 212 },
  { name: 'map library', chunk: /^maplibre-gl-(?!worker)/, after: ['start'], mostKb: 290 },
  { name: 'screen', chunk: /^shell-/, after: ['start', 'map library'], mostKb: 208 },
  { name: 'parts', chunk: /^parts-/, after: ['start', 'map library', 'screen'], mostKb: 228 },
  // Two panels, each fetched with its workspace: coverage with gaps and trends, and the circle.
  { name: 'coverage and circle', chunk: /^panel-/, after: ['start', 'map library', 'screen', 'parts'], mostKb: 113 },
  // Since 0.3.0 with the circle, gaps, live what-ifs and exact arcs.
  { name: 'compute worker', chunk: /^compute\.worker-/, after: [], mostKb: 262 },
  // Since 0.4.0 with the plan of an import, the detective of coordinate systems and the encodings; each format comes when it is first needed.
  { name: 'import worker', chunk: /^import\.worker-/, after: [], mostKb: 143 },
  { name: 'import', chunk: /^import-panel-/, after: ['start', 'map library', 'screen', 'parts'], mostKb: 40 },
  { name: 'XLSX export', chunk: /^xlsx-/, after: ['start', 'screen'], mostKb: 23 },
];

/**
 * What each part of the build weighs, and in a sentence each what weighs too much or is missing.
 * @param {string} dist
 * @param {typeof budgets} wanted
 * @returns {{ sizes: { name: string, kb: number, mostKb: number }[], faults: string[] }}
 */
export function bundleSizes(dist, wanted = budgets) {
  const assets = join(dist, 'assets');
  const files = existsSync(assets) ? readdirSync(assets).filter((file) => file.endsWith('.js')) : [];
  const reached = new Map();
  const sizes = [];
  const faults = [];
  for (const { name, chunk, after, mostKb } of wanted) {
    const entries = files.filter((file) => chunk.test(file));
    if (entries.length === 0)
      faults.push(`${name}: no file of the build matches ${chunk}; say in tools/bundle-sizes.mjs what it is called now`);
    const own = staticImports(assets, name === 'start' ? startFiles(dist, files) : entries);
    reached.set(name, own);
    const there = new Set(after.flatMap((other) => [...(reached.get(other) ?? [])]));
    const kb = [...own].filter((file) => !there.has(file)).reduce((sum, file) => sum + weightKb(join(assets, file)), 0);
    sizes.push({ name, kb, mostKb });
    if (kb > mostKb) {
      const share = Math.round(100 * (kb / mostKb - 1));
      faults.push(`${name}: ${kb.toFixed(0)} kB compressed, ${share} % above its budget of ${mostKb} kB (tools/bundle-sizes.mjs)`);
    }
  }
  return { sizes, faults };
}

/** Scripts that the page itself names. */
function startFiles(dist, files) {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  return files.filter((file) => page.includes(`assets/${file}`));
}

/** Files together with all that they import at once; what is loaded later is not theirs. */
function staticImports(folder, entries) {
  const found = new Set(entries);
  for (const file of found) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      if (existsSync(join(folder, name))) found.add(name);
  }
  return found;
}

function weightKb(file) {
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length / 1000;
}
