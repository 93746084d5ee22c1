import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import type { City } from '../../src/core/city.ts';
import { silentHost } from '../../src/core/result.ts';
import { exportAssets } from '../../src/formats/export.ts';
import { importFiles } from '../../src/formats/import.ts';
import { writableFormats } from '../../src/formats/registry.ts';
import type { GeometryFamily } from '../../src/layers/kind.ts';
import { kindById } from '../../src/layers/registry.ts';
import { city } from '../scenes/draw.ts';
import { apart, assetsOf } from './round-trip.ts';

const empty: City = city([]);

/** Layers by what formats can hold: a shapefile one family only. */
const layers: readonly { readonly kind: string; readonly families: readonly GeometryFamily[] }[] = [
  { kind: 'toilet', families: ['point'] },
  { kind: 'street', families: ['line'] },
  { kind: 'park', families: ['polygon'] },
];

/** Formats without records that have no place. */
const allPlaced = new Set(['dxf']);

/** Tables that cannot say in which system their numbers are: whoever hands one over says it. */
const unsaid = new Set(['.csv', '.xlsx']);

async function through(assets: readonly Asset[], kindId: string, ending: string): Promise<{ assets: readonly Asset[]; said: unknown }> {
  const kind = kindById(kindId);
  if (!kind) throw new Error(kindId);
  const { files, issues } = await exportAssets(assets, kind, { file: `${kindId}${ending}`, lang: 'zh' });
  const imported = await importFiles(files, { kind: kindId, ...(unsaid.has(ending) ? { crs: 'EPSG:4326' } : {}) }, empty, silentHost);
  return { assets: imported.flatMap(({ put }) => put), said: [issues, imported.map(({ report }) => report)] };
}

describe.each(writableFormats().map(({ format, ending }) => [format.name, format.id, ending] as const))('%s', (_, id, ending) => {
  test.each(layers)('$kind: written and read again it is the same', async ({ kind, families }) => {
    const own = kindById(kind);
    if (!own) throw new Error(kind);
    await fc.assert(
      fc.asyncProperty(assetsOf(own, families, own.mayBeUnplaced === true && !allPlaced.has(id)), async (assets) => {
        const { assets: after, said } = await through(assets, kind, ending);
        const told = JSON.stringify(said);
        expect(
          after.map((asset) => asset.id),
          told,
        ).toEqual(assets.map((asset) => asset.id));
        for (const [i, asset] of assets.entries()) {
          expect(
            apart(asset.geometry, after[i]?.geometry ?? null),
            `${JSON.stringify([asset.geometry, after[i]?.geometry])} ${told}`,
          ).toBeLessThan(1e-7);
          expect(after[i]?.values).toEqual(asset.values);
        }
      }),
      { numRuns: 12, seed: 20261124 },
    );
  });
});
