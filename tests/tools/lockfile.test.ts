import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missingPlatforms } from '../../tools/lockfile.mjs';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'package-lock.json'), 'utf8');

describe('package-lock.json', () => {
  test('names every platform’s binaries, so that npm ci takes it on every machine', () => {
    expect(missingPlatforms(JSON.parse(text))).toEqual([]);
  });

  test('names no registry', () => {
    expect(text).not.toMatch(/"resolved"\s*:\s*"http/);
  });

  test('every dependency is exact', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const version of Object.values({ ...dependencies, ...devDependencies })) expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
});

describe('missingPlatforms', () => {
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/tool': {
        dev: true,
        optionalDependencies: {
          'tool-linux-x64-musl': '2.0.0',
          '@tool/binding-win32-arm64-msvc': '2.0.0',
          'tool-darwin-x64': '2.0.0',
          extra: '2.0.0',
        },
      },
      'node_modules/tool-darwin-x64': { version: '2.0.0', os: ['darwin'] },
    },
  };

  test('gives version and platform of what is left out, and only of that', () => {
    expect(missingPlatforms(lock)).toEqual([
      ['node_modules/tool-linux-x64-musl', { version: '2.0.0', cpu: ['x64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] }],
      ['node_modules/@tool/binding-win32-arm64-msvc', { version: '2.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['win32'] }],
    ]);
  });
});
