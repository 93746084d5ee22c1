import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '../src/core/asset.ts';
import type { City } from '../src/core/city.ts';
import { bigCity, writeCity } from './big-city.ts';
import { benchBigMap } from './big-map.ts';
import { benchBigTable } from './big-table.ts';
import { onStage, type Stage } from './browser.ts';
import { oneKindCity, oneKindId } from './one-kind.ts';

async function withCity(root: string, city: City, work: (stage: Stage, folder: string) => Promise<void>): Promise<void> {
  const folder = writeCity(city);
  try {
    const done = await onStage(root, folder, async (stage) => {
      await work(stage, folder);
      return true;
    });
    if (done === null) console.log('skipped: no browser found');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Assets of a kind in the order of the written file: where all else is equal, the table keeps it. */
function asWritten(folder: string, kind: string, { assets }: City): readonly Asset[] {
  const byId = new Map(assets.filter((asset) => asset.kind === kind).map((asset) => [asset.id, asset]));
  const { features }: { features: { id: string }[] } = JSON.parse(readFileSync(join(folder, `${kind}.geojson`), 'utf8'));
  return features.flatMap(({ id }) => byId.get(id) ?? []);
}

/** 100,000 assets on the screen, in script of the main thread (CPU, not the clock): what a slow graphics card or a busy machine cannot blur. */
export async function benchBigScreen(root: string): Promise<void> {
  console.log('\nScreen: table of 100,000 assets of one kind (Chromium, CPU time of the main thread)');
  const city = oneKindCity();
  await withCity(root, city, (stage, folder) => benchBigTable(stage, asWritten(folder, oneKindId, city)));
  console.log('\nScreen: map of 100,000 assets of ten kinds (Chromium, CPU time of the main thread)');
  const big = bigCity();
  await withCity(root, big, (stage) => benchBigMap(stage, big.assets));
}
