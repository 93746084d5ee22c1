import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '../src/core/asset.ts';
import { silentHost } from '../src/core/result.ts';
import { exportAssets } from '../src/formats/export.ts';
import type { FormatId, NamedBytes } from '../src/formats/format.ts';
import { openSource } from '../src/formats/open.ts';
import { writableFormats } from '../src/formats/registry.ts';
import type { Kind } from '../src/layers/kind.ts';
import { kindById } from '../src/layers/registry.ts';
import { sayCompared, shown } from './compare.ts';
import { hasOgr, ogrCount, ogrTimes } from './peers/ogr.ts';
import { timedWork } from './processor-time.ts';

/** GDAL's name for a format, what it needs to write it, and whether it can. Absent: this GDAL does not know the format. */
interface Driver {
  readonly name: string;
  readonly ending: string;
  readonly options?: readonly string[];
}

const drivers: Readonly<Partial<Record<FormatId, Driver>>> = {
  geojson: { name: 'GeoJSON', ending: '.geojson' },
  shapefile: { name: 'ESRI Shapefile', ending: '.shp', options: ['-lco', 'ENCODING=UTF-8'] },
  geopackage: { name: 'GPKG', ending: '.gpkg' },
  kml: { name: 'KML', ending: '.kml' },
  csv: { name: 'CSV', ending: '.csv', options: ['-lco', 'GEOMETRY=AS_XY'] },
  xlsx: { name: 'XLSX', ending: '.xlsx' },
  // A drawing has no fields of its own.
  dxf: { name: 'DXF', ending: '.dxf', options: ['-select', ''] },
  flatgeobuf: { name: 'FlatGeobuf', ending: '.fgb' },
};

const runs = 3;

/**
 * Every format written and read with the same features, beside ogr2ogr: it writes from a FlatGeobuf file and reads into its memory driver, as whole
 * processes of some 30 ms; ours start warm, and their reading looks for encoding and type of every column.
 */
export async function benchFormats(things: readonly Asset[], folder: string): Promise<void> {
  const kind = kindById('parking') as Kind;
  console.log(`\nFormats: ${things.length} real records with all their columns (processor time)`);
  const source = join(folder, 'features.fgb');
  const { files } = await exportAssets(things, kind, { file: 'features.fgb', lang: 'en' });
  for (const { bytes } of files) writeFileSync(source, bytes);
  for (const { format, ending } of writableFormats()) {
    const file = `parking${ending}`;
    // A drawing is in metres; these records lie in UTM zone 10.
    const crs = format.id === 'dxf' ? { crs: 'EPSG:32610' } : {};
    const written = await timedWork(runs, () => exportAssets(things, kind, { file, lang: 'en', ...crs }));
    const read = await timedWork(runs, () => openSource(written.answer.files, { encoding: 'auto' }, silentHost));
    const count = read.answer.flatMap(({ layers }) => layers).reduce((sum, { rows }) => sum + rows.length, 0);
    const driver = hasOgr() ? drivers[format.id] : undefined;
    if (driver === undefined) {
      console.log(
        `${format.name}: write ${shown(written.timing)}, read ${shown(read.timing)}; ${same([count], things)}; GDAL here has no driver`,
      );
      continue;
    }
    const own = putDown(written.answer.files, join(folder, 'own'));
    const theirs = join(folder, `theirs-${format.id}${driver.ending}`);
    const wroteMs = ogrTimes(runs, theirs, ['-f', driver.name, theirs, source, ...(driver.options ?? [])]);
    sayCompared({
      name: `${format.name}: write`,
      ours: written.timing,
      peer: 'ogr2ogr',
      peerMs: wroteMs,
      equality: same([ogrCount(own), ogrCount(theirs)], things),
    });
    sayCompared({
      name: `${format.name}: read`,
      ours: read.timing,
      peer: 'ogr2ogr',
      peerMs: ogrTimes(runs, join(folder, 'none'), ['-f', 'Memory', 'none', own]),
      equality: same([count, ogrCount(own)], things),
    });
  }
}

/** Files beside one another under one name; the path of the first. A zip with its ending is what GDAL opens as it is. */
function putDown(files: readonly NamedBytes[], base: string): string {
  const paths = files.map(({ name, bytes }) => {
    const path = base + (/\.[^.]+$/.exec(name)?.[0] ?? '');
    writeFileSync(path, bytes);
    return path;
  });
  return paths[0]?.endsWith('.zip') ? `/vsizip/${paths[0]}` : (paths[0] ?? '');
}

function same(counts: readonly number[], things: readonly Asset[]): string {
  return counts.every((count) => count === things.length) ? `${things.length} features each` : `DIFFERENT COUNTS ${counts.join(', ')}`;
}
