import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { mendShape } from '../../src/formats/shapes/mend.ts';
import { surfaceFault } from '../../src/formats/shapes/sound.ts';
import { planeArea, surfaces, wildSurfaces } from '../formats/shapes/drawn.ts';
import { answers, inTempFolder, output } from './tools.ts';

/** GEOS through OGR's SQLite dialect. */
const hasGeos = answers('ogrinfo', ['--version']);

const whatIsValid = 'ST_IsValid(geometry)';
const whatIsMended = 'ST_Area(ST_MakeValid(geometry)) * 1e9';

/** A number that GEOS gives to each geometry. */
async function askGeos(geometries: readonly Geometry[], what: string): Promise<number[]> {
  return inTempFolder(async (folder) => {
    const file = join(folder, 'shapes.geojson');
    const features = geometries.map((geometry, place) => ({ type: 'Feature', properties: { place }, geometry }));
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
    const csv = await output('ogr2ogr', [
      '-f',
      'CSV',
      '/vsistdout/',
      file,
      '-dialect',
      'sqlite',
      '-sql',
      `SELECT place, ${what} AS answer FROM shapes`,
    ]);
    const rows = csv.trim().split('\n').slice(1);
    expect(rows).toHaveLength(geometries.length);
    return rows.map((row) => Number(row.split(',')[1]?.replaceAll('"', '')));
  });
}

const mended = (geometry: Geometry) => mendShape(geometry, surfaces);

describe.skipIf(!hasGeos)('surfaces beside GEOS', () => {
  test('what GEOS calls valid comes back as it is, what it calls invalid does not; all that comes back is valid to GEOS', async () => {
    const wild = wildSurfaces(300, 20261124, { rings: 3, parts: 3 });
    const valid = await askGeos(wild, whatIsValid);
    const after = wild.map(mended);
    for (const [i, before] of wild.entries()) {
      // Repeated vertices and spikes are taken out before; their own tests tell of them.
      if (after[i]?.issues.some(({ code }) => /duplicates|spikes|empty|no-area/.test(code))) continue;
      const parts = before.type === 'Polygon' ? [before.coordinates] : before.coordinates;
      expect([i, surfaceFault(parts) === null]).toEqual([i, valid[i] === 1]);
    }
    const kept = after.flatMap(({ geometry }) => (geometry ? [geometry] : []));
    expect(kept.length).toBeGreaterThan(250);
    expect((await askGeos(kept, whatIsValid)).flatMap((one, i) => (one === 1 ? [] : [JSON.stringify(kept[i])]))).toEqual([]);
  });

  test('a single ring that does not run along itself covers after repair what GEOS makes of it, to within half a unit of the grid', async () => {
    const wild = wildSurfaces(500, 7, { rings: 1, parts: 1 }).filter((_, i) => i % 2 === 1);
    const geos = await askGeos(wild, whatIsMended);
    for (const [i, before] of wild.entries()) {
      const { geometry } = mended(before);
      expect(Math.abs(planeArea(geometry) - (geos[i] as number) / 1e9), JSON.stringify(before)).toBeLessThan(5e-11);
    }
  });
});
