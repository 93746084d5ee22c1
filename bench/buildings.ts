import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Geometry, Position } from 'geojson';
import type { CellRings } from '../src/core/geo/cell-mesh.ts';
import { silentHost } from '../src/core/result.ts';
import { emptyCity } from '../src/formats/city-folder.ts';
import { importFile } from '../src/formats/import.ts';

const towns = ['monaco', 'columbus'];
const wanted = 283_000;
/** Degrees that each town is given: more than either is wide. */
const room = 0.06;

function surfaces(geometry: Geometry | null): readonly (readonly (readonly Position[])[])[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

type Outline = readonly (readonly Position[])[];

async function buildingsOf(folder: string, town: string): Promise<readonly Outline[] | null> {
  const name = `${town}.osm.pbf`;
  const file = join(folder, name);
  if (!existsSync(file)) return null;
  const { put } = await importFile(new Uint8Array(readFileSync(file)), name, {}, emptyCity(town), silentHost);
  return put.filter(({ kind }) => kind === 'building').flatMap(({ geometry }) => surfaces(geometry));
}

/** Copies of some outlines on a square lattice that begins at 117° E, 36° N. */
function tiled(outlines: readonly Outline[]): CellRings {
  const copies = Math.round(wanted / outlines.length);
  const across = Math.ceil(Math.sqrt(copies));
  const own = outlines.flat();
  const vertices = own.reduce((sum, ring) => sum + ring.length, 0);
  const lonLat = new Float64Array(2 * vertices * copies);
  const ringStart = new Uint32Array(own.length * copies + 1);
  const ringOf = new Uint32Array(outlines.length * copies + 1);
  let [vertex, ring, cell] = [0, 0, 0];
  for (let copy = 0; copy < copies; copy++) {
    const [east, north] = [117 + (copy % across) * room * towns.length, 36 + Math.floor(copy / across) * room];
    for (const outline of outlines) {
      for (const positions of outline) {
        for (const [lon = 0, lat = 0] of positions) lonLat.set([lon + east, lat + north], 2 * vertex++);
        ringStart[++ring] = vertex;
      }
      ringOf[++cell] = ring;
    }
  }
  return { lonLat, ringStart, ringOf };
}

/** The same outlines with the south-west corner of all at `x`, 0 degrees. */
function movedTo(x: number, outlines: readonly Outline[]): readonly Outline[] {
  const lons = outlines.flat(2).map(([lon = 0]) => lon);
  const lats = outlines.flat(2).map(([, lat = 0]) => lat);
  const least = (all: readonly number[]): number => all.reduce((low, one) => Math.min(low, one), 180);
  const [west, south] = [least(lons) - x, least(lats)];
  return outlines.map((outline) => outline.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon - west, lat - south])));
}

/** Buildings of two towns side by side, tiled to about 283,000; null where the extracts are absent. */
export async function tiledBuildings(root: string): Promise<CellRings | null> {
  const folder = join(root, '..', 'shared', 'data');
  const all: Outline[] = [];
  for (const [place, town] of towns.entries()) {
    const found = await buildingsOf(folder, town);
    if (!found) return null;
    all.push(...movedTo(place * room, found));
  }
  return tiled(all);
}
