import { posix } from 'node:path';
import { type ImportFound, type ScannedFile, scanFile } from './scan.ts';
import { folderExceptions, mayImport, packageHomes, readByCommands } from './table.ts';

/** Text of every file below `src` and `server`, by path from the project with forward slashes. */
export type Tree = ReadonlyMap<string, string>;

/** Everything in a tree that breaks the rules, one sentence each; empty for a house in order. */
export function violations(tree: Tree): readonly string[] {
  const scanned = new Map<string, ScannedFile>();
  for (const [path, text] of tree) if (/\.tsx?$/.test(path)) scanned.set(path, scanFile(path, text));
  const found: string[] = [];
  for (const path of tree.keys()) if (folderOf(path) === null) found.push(`${path} lies in no folder of the table`);
  for (const [path, file] of scanned) {
    if (isBarrel(path, file)) found.push(`${path} is a barrel`);
    for (const one of file.imports) found.push(...importViolations(path, one, tree));
  }
  return [...found, ...cycles(scanned).map((cycle) => `import cycle: ${cycle.join(' → ')}`)];
}

function folderOf(path: string): string | null {
  if (path.startsWith('server/')) return 'server';
  const [, folder] = /^src\/([^/]+)\//.exec(path) ?? [];
  return folder !== undefined && folder !== 'server' && Object.hasOwn(mayImport, folder) ? folder : null;
}

function isBarrel(path: string, file: ScannedFile): boolean {
  return file.onlyPassesOn || (file.reExports && /(^|\/)index\.tsx?$/.test(path));
}

function importViolations(path: string, found: ImportFound, tree: Tree): readonly string[] {
  const { specifier } = found;
  if (!specifier.startsWith('.') && !specifier.startsWith('/')) return packageViolations(path, specifier);
  const target = resolve(path, specifier);
  // A file of a package that is no module: a compiled library, fetched when it is needed.
  if (found.how === 'url' && target.startsWith('node_modules/')) return packageViolations(path, target.slice('node_modules/'.length));
  if (found.how === 'url' && readByCommands.test(path) && target.startsWith('data/')) return [];
  if (!tree.has(target)) return [`${path} imports ${specifier}, which is no file of src or server`];
  const from = folderOf(path);
  const to = folderOf(target);
  if (from === null || to === null || from === to || mayImport[from]?.includes(to)) return [];
  const door = folderExceptions.find((exception) => exception.folder === to && exception.files.test(path));
  if (door && (found.how === 'dynamic' || !door.onlyDynamic)) return [];
  return [`${path} imports ${target}: ${from} may not import ${to}${door ? ' but dynamically' : ''}`];
}

function packageViolations(path: string, specifier: string): readonly string[] {
  return packageHomes
    .filter((home) => home.packages.test(specifier) && !home.files.test(path))
    .map((home) => `${path} imports ${specifier}: no place for ${home.what}`);
}

function resolve(path: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(path), specifier));
}

/** Import cycles among files, type imports included: the strongly connected groups (Tarjan), each shown from its first file. */
function cycles(scanned: ReadonlyMap<string, ScannedFile>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];

  const connect = (path: string): void => {
    order.set(path, order.size);
    low.set(path, order.get(path) ?? 0);
    stack.push(path);
    for (const target of targets(path)) {
      if (!order.has(target)) connect(target);
      if (stack.includes(target)) low.set(path, Math.min(low.get(path) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(path) !== order.get(path)) return;
    const group = stack.splice(stack.indexOf(path));
    if (group.length > 1 || targets(path).includes(path)) groups.push(group);
  };
  const targets = (path: string): readonly string[] =>
    (scanned.get(path)?.imports ?? []).map((one) => resolve(path, one.specifier)).filter((target) => scanned.has(target));

  for (const path of scanned.keys()) if (!order.has(path)) connect(path);
  return groups;
}
