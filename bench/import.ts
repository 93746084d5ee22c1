import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFormats } from './import-formats.ts';
import { benchOsm } from './import-osm.ts';
import { benchConversions, benchSacramento } from './import-sacramento.ts';
import { benchStop } from './import-stop.ts';

const featuresOfFormats = 20_000;

/** The import: a table of 44,108 real records, every format beside ogr2ogr, large OpenStreetMap files with their memory, stopping in the browser. */
export async function benchImport(root: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xiutu-bench-'));
  try {
    const things = await benchSacramento(root);
    await benchConversions(things, folder);
    await benchFormats(things.slice(0, featuresOfFormats), folder);
    await benchOsm(root, folder);
    await benchStop(root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
