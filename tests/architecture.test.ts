import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { violations } from './architecture/check.ts';
import { mayImport } from './architecture/table.ts';

const root = join(import.meta.dirname, '..');

function realTree(): Map<string, string> {
  const tree = new Map<string, string>();
  for (const folder of ['src', 'server']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      tree.set(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8'));
    }
  }
  return tree;
}

function tree(files: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(files));
}

/** A file in each folder of the table that holds something and imports nothing. */
const emptyHouse = Object.fromEntries(
  Object.keys(mayImport).map((folder) => [folder === 'server' ? 'server/x.ts' : `src/${folder}/x.ts`, 'export const x = 1;\n']),
);

function placeOf(folder: string, file: string): string {
  return folder === 'server' ? `server/${file}` : `src/${folder}/${file}`;
}

function pathBetween(from: string, to: string): string {
  const up = from === 'server' ? '../' : '../../';
  return up + placeOf(to, 'x.ts');
}

test('the house keeps its import table: folders, packages, no barrels, no cycles', () => {
  const real = realTree();
  expect(real.size).toBeGreaterThan(20);
  expect(violations(real)).toEqual([]);
});

describe('the check finds', () => {
  test.each([
    ['core', 'layers'],
    ['layers', 'text'],
    ['layers', 'formats'],
    ['text', 'analysis'],
    ['wire', 'store'],
    ['analysis', 'layers'],
    ['analysis', 'formats'],
    ['formats', 'text'],
    ['formats', 'analysis'],
    ['store', 'text'],
    ['store', 'analysis'],
    ['store', 'app'],
    ['report', 'store'],
    ['workers', 'store'],
    ['workers', 'map'],
    ['map', 'analysis'],
    ['map', 'app'],
    ['map', 'workers'],
    ['cli', 'store'],
    ['cli', 'server'],
    ['server', 'store'],
    ['server', 'app'],
    ['app', 'server'],
    ['app', 'cli'],
  ])('%s importing %s, as a value, a type, a dynamic import or a worker', (from, to) => {
    const path = pathBetween(from, to);
    for (const text of [
      `import { x } from '${path}';\nexport const y = x;`,
      `import type { x } from '${path}';\nexport const y: typeof x = 1;`,
      `export type Y = import('${path}').Y;`,
      `export const y = () => import('${path}');`,
      `export const y = new Worker(new URL('${path}', import.meta.url));`,
      `export { x } from '${path}';\nexport const y = 1;`,
    ]) {
      const found = violations(tree({ ...emptyHouse, [placeOf(from, 'y.ts')]: text }));
      expect(found, text).toEqual([`${placeOf(from, 'y.ts')} imports ${placeOf(to, 'x.ts')}: ${from} may not import ${to}`]);
    }
  });

  test.each([
    ['src/core/y.ts', 'react'],
    ['src/map/writer.ts', 'react'],
    ['src/store/y.ts', 'zustand'],
    ['src/report/y.ts', 'antd/locale/zh_CN'],
    ['src/app/features/y.tsx', 'maplibre-gl'],
    ['src/app/y.ts', 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'],
    ['src/workers/y.ts', '@deck.gl/core'],
    ['src/analysis/coverage/engine.ts', '@turf/turf'],
    ['src/app/y.ts', '@turf/area'],
    ['server/app.ts', 'pg'],
    ['src/store/y.ts', '@electric-sql/pglite'],
    ['src/formats/y.ts', 'node:fs'],
  ])('%s importing the package %s', (path, specifier) => {
    const found = violations(tree({ [path]: `import * as it from '${specifier}';\nexport const y = it;` }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${path} imports ${specifier.replace(/\?.*/, '')}: no place for`);
  });

  test('a file in no folder of the table', () => {
    const found = violations(tree({ 'src/main.ts': 'export {};', 'src/utils/y.ts': 'export const y = 1;' }));
    expect(found).toEqual(['src/main.ts lies in no folder of the table', 'src/utils/y.ts lies in no folder of the table']);
  });

  test.each([
    ['src/core/all.ts', "export * from './x.ts';"],
    ['src/core/all.ts', "export { x } from './x.ts';\nexport type { x as T } from './x.ts';"],
    ['src/core/all.ts', "import { x } from './x.ts';\nexport { x };"],
    ['src/core/all.ts', "import * as x from './x.ts';\nexport { x as core };"],
    ['src/core/index.ts', "export { x } from './x.ts';\nexport const y = 1;"],
  ])('a barrel: %s', (path, text) => {
    expect(violations(tree({ ...emptyHouse, [path]: text }))).toEqual([`${path} is a barrel`]);
  });

  test('cycles, also through types, across three files and of one file with itself', () => {
    const around = {
      'src/core/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
      'src/core/b.ts': "import { c } from './c.ts';\nexport type B = typeof c;",
      'src/core/c.ts': "export const c = () => import('./a.ts');",
      'src/core/d.ts': "import type { D } from './d.ts';\nexport type E = D;",
    };
    expect(violations(tree(around))).toEqual([
      'import cycle: src/core/a.ts → src/core/b.ts → src/core/c.ts',
      'import cycle: src/core/d.ts',
    ]);
  });

  test('imports that leave the house or name nothing', () => {
    const found = violations(
      tree({ 'src/core/y.ts': "import '../../tests/x.ts';\nimport './gone.ts';\nimport './x';\nexport const y = 1;", ...emptyHouse }),
    );
    expect(found.map((sentence) => sentence.split(' ')[2])).toEqual(['../../tests/x.ts,', './gone.ts,', './x,']);
    const reads = "export const y = new URL('../../data/rules/', import.meta.url);";
    expect(violations(tree({ 'src/analysis/y.ts': reads }))).toHaveLength(1);
    expect(violations(tree({ 'src/cli/y.ts': reads }))).toEqual([]);
    const compiled = "export const y = new URL('../../../node_modules/gdal3.js/dist/x.wasm', import.meta.url);";
    expect(violations(tree({ 'src/formats/csv/y.ts': compiled }))).toHaveLength(1);
    expect(violations(tree({ 'src/formats/gdal/y.ts': compiled }))).toEqual([]);
  });
});

describe('the check lets pass', () => {
  test('everything the table names', () => {
    for (const [from, folders] of Object.entries(mayImport)) {
      for (const to of folders) {
        const text = `import { x } from '${pathBetween(from, to)}';\nexport const y = x;`;
        expect(violations(tree({ ...emptyHouse, [placeOf(from, 'y.ts')]: text }))).toEqual([]);
      }
    }
  });

  test('the doors: an engine’s adapter to layers, four commands to the server by dynamic import only', () => {
    const adapter = { 'src/analysis/coverage/adapter.ts': "import { x } from '../../layers/x.ts';\nexport const y = x;" };
    expect(violations(tree({ ...emptyHouse, ...adapter }))).toEqual([]);
    const serve = { 'src/cli/serve.ts': "export const serve = () => import('../../server/x.ts');" };
    expect(violations(tree({ ...emptyHouse, ...serve }))).toEqual([]);
    const eager = { 'src/cli/serve.ts': "import { x } from '../../server/x.ts';\nexport const serve = x;" };
    expect(violations(tree({ ...emptyHouse, ...eager }))).toEqual([
      'src/cli/serve.ts imports server/x.ts: cli may not import server but dynamically',
    ]);
  });

  test('packages at home, styles and assets, exports of a file’s own names', () => {
    const house = {
      'src/map/view.tsx':
        "import { useRef } from 'react';\nimport { Map } from 'maplibre-gl';\nexport const y = <div>{String(useRef)}{String(Map)}</div>;",
      'src/app/main.tsx': "import './ui/app.css';\nimport icon from './icon.svg?url';\nexport const y = icon;",
      'src/app/ui/app.css': '',
      'src/app/icon.svg': '',
      'src/analysis/coverage/reference.ts': "import { area } from '@turf/turf';\nconst y = area;\nexport { y };",
      'src/cli/main.ts': "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;",
    };
    expect(violations(tree(house))).toEqual([]);
  });
});
