import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface CarriedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/**
 * Writes one file with the licence of every package the build carries, workers included: `collect` belongs to the plugins of workers,
 * `write` to those of the app. Vite's own list leaves out what only a worker uses.
 */
export function licences(fileName: string): { readonly collect: () => Plugin; readonly write: () => Plugin } {
  const folders = new Set<string>();
  const note = (ids: readonly string[]) => {
    for (const id of ids) {
      const folder = packageFolder(id);
      if (folder !== null) folders.add(folder);
    }
  };
  const collect = (): Plugin => ({
    name: 'xiutu-licences-of-workers',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) if (output.type === 'chunk') note(output.moduleIds);
    },
  });
  const write = (): Plugin => ({
    name: 'xiutu-licences',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) if (output.type === 'chunk') note(output.moduleIds);
      const packages = [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
      this.emitFile({ type: 'asset', fileName, source: licenceList(packages) });
    },
  });
  return { collect, write };
}

/** Folder of the package a module belongs to; null for the project's own. */
function packageFolder(id: string): string | null {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '');
  const start = path.lastIndexOf('/node_modules/');
  if (start < 0) return null;
  const rest = path.slice(start + '/node_modules/'.length);
  const [name] = /^(@[^/]+\/)?[^/?]+/.exec(rest) ?? [];
  const folder = name === undefined ? null : `${path.slice(0, start)}/node_modules/${name}`;
  return folder !== null && existsSync(join(folder, 'package.json')) ? folder : null;
}

function readPackage(folder: string): CarriedPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return { name, version, licence: String(license), text };
}

function licenceList(packages: readonly CarriedPackage[]): string {
  const parts = packages.map(
    ({ name, version, licence, text }) =>
      `## ${name} ${version} (${licence})\n\n${text === '' ? 'The package holds no licence text.' : text}\n`,
  );
  return `# Packages carried by Xiutu and their licences\n\n${parts.join('\n')}`;
}
