import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCityFolder } from '../src/cli/folder.ts';
import type { Asset } from '../src/core/asset.ts';
import type { City } from '../src/core/city.ts';
import { silentHost } from '../src/core/result.ts';
import { emptyCity } from '../src/formats/city-folder.ts';
import { exportAssets } from '../src/formats/export.ts';
import type { NamedBytes } from '../src/formats/format.ts';
import { planEdit } from '../src/formats/import/edit.ts';
import { planImport } from '../src/formats/import/plan.ts';
import { proposeForKind } from '../src/formats/import/propose.ts';
import type { ImportPlan } from '../src/formats/import/spec.ts';
import { importFiles } from '../src/formats/import.ts';
import { openSource } from '../src/formats/open.ts';
import type { Kind } from '../src/layers/kind.ts';
import { kindById } from '../src/layers/registry.ts';
import { createProject } from '../src/store/project.ts';
import { memoryStorage } from '../src/store/storage/memory.ts';
import { sayCompared } from './compare.ts';
import { hasOgr, ogrCount, ogrTimes } from './peers/ogr.ts';
import { timedWork } from './processor-time.ts';
import { say, type Timing } from './time.ts';

const runs = 5;

/** The records as the package has them: 44,108, numbers as texts, `<Null>` for nothing. */
function sacramentoFile(root: string): NamedBytes {
  const name = 'sacramento-parking-data.json';
  return { name, bytes: new Uint8Array(readFileSync(join(root, 'node_modules/sacramento-parking-data', name))) };
}

/** What the screen does between the drop of a file and the preview: read, propose, find the system, compare with the city, look for doubles within 10 m. */
async function preview(file: NamedBytes, city: City): Promise<ImportPlan> {
  const sources = await openSource([file], { encoding: 'auto' }, silentHost);
  const [source] = sources;
  if (source === undefined) throw new Error('nothing was read');
  const layers = [proposeForKind(source, 0, 'parking', city)];
  return planImport(sources, { layers, missing: 'keep', lastTime: [], duplicateM: 10 }, city, silentHost);
}

/** The plan as one edit, and that edit taken by a project: checked, applied, undoable, stored in memory. */
async function commit(plan: ImportPlan, city: City): Promise<number> {
  const project = createProject({ city, revision: 0 }, memoryStorage(city));
  const issues = project.commit(planEdit(plan, 'bench'));
  await project.saved();
  const count = project.city().assets.length - city.assets.length;
  project.close();
  if (issues.length > 0) throw new Error(`the project refused the edit: ${issues[0]?.code}`);
  return count;
}

const asked = { previewMs: 2000, commitMs: 3000 } as const;

/** Preview and commit of the records into an empty city and into the demo city; gives the things they became. */
export async function benchSacramento(root: string): Promise<readonly Asset[]> {
  const file = sacramentoFile(root);
  const records = (JSON.parse(new TextDecoder().decode(file.bytes)) as unknown[]).length;
  console.log(`\nImport of sacramento-parking-data: ${records} records (processor time of this process; asked: preview 2 s, commit 3 s)`);
  const cities = { 'empty city': emptyCity('bench'), 'demo city': (await readCityFolder(join(root, 'data/geojson'), 'demo')).city };
  let things: readonly Asset[] = [];
  for (const [name, city] of Object.entries(cities)) {
    const previewed = await timedWork(runs, () => preview(file, city));
    things = previewed.answer.rows.flatMap(({ after }) => after ?? []);
    const committed = await timedWork(runs, () => commit(previewed.answer, city));
    const share = (timing: Timing, goalMs: number) => `${(timing.medianMs / goalMs).toFixed(2)} of the goal`;
    say(`preview, ${name}`, previewed.timing, `${equal(things.length, records)}, ${share(previewed.timing, asked.previewMs)}`);
    say(`commit, ${name}`, committed.timing, `${equal(committed.answer, records)}, ${share(committed.timing, asked.commitMs)}`);
  }
  return things;
}

function equal(count: number, records: number): string {
  return count === records ? `all ${records} taken` : `ONLY ${count} OF ${records} TAKEN`;
}

/** The same records as CSV: read, planned and written out as another format by us, and converted by ogr2ogr. */
export async function benchConversions(things: readonly Asset[], folder: string): Promise<void> {
  if (!hasOgr()) {
    console.log('ogr2ogr: not compared, GDAL is not installed');
    return;
  }
  const kind = kindById('parking') as Kind;
  const { files } = await exportAssets(things, kind, { file: 'sacramento.csv', lang: 'en' });
  const csv = join(folder, 'sacramento.csv');
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  const [x = '', y = ''] = placeHeaders(files);
  const open = ['-oo', `X_POSSIBLE_NAMES=${x}`, '-oo', `Y_POSSIBLE_NAMES=${y}`, '-a_srs', 'EPSG:4326'];
  for (const [driver, ending] of [
    ['GPKG', '.gpkg'],
    ['GeoJSON', '.geojson'],
  ] as const) {
    const [own, theirs] = [join(folder, `own${ending}`), join(folder, `theirs${ending}`)];
    const ours = await timedWork(3, () => convert(files, kind, own));
    const peerMs = ogrTimes(3, theirs, ['-f', driver, theirs, csv, ...open]);
    const counts = [ours.answer, ogrCount(own), ogrCount(theirs)];
    const isEqual = counts.every((count) => count === things.length);
    sayCompared({
      name: `CSV of ${things.length} records to ${driver}: ours with proposal, coordinate system and plan, ogr2ogr as a whole process`,
      ours: ours.timing,
      peer: 'ogr2ogr',
      peerMs,
      equality: isEqual ? `${things.length} features each` : `DIFFERENT COUNTS ${counts.join(', ')}`,
    });
  }
}

async function convert(files: readonly NamedBytes[], kind: Kind, target: string): Promise<number> {
  const [imported] = await importFiles(files, { kind: 'parking' }, emptyCity('bench'), silentHost);
  const put = imported?.put ?? [];
  const written = await exportAssets(put, kind, { file: target, lang: 'en' });
  writeFileSync(target, written.files[0]?.bytes ?? new Uint8Array());
  return put.length;
}

/** Headers of longitude and latitude in a table that we wrote. */
function placeHeaders([table]: readonly NamedBytes[]): readonly string[] {
  const head = new TextDecoder().decode(table?.bytes.subarray(0, 2000)).split('\r\n')[0] ?? '';
  const names = head.split(',');
  return [/lon|经度/i, /lat|纬度/i].map((word) => names.find((name) => word.test(name)) ?? '');
}
