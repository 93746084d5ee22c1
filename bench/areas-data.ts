import type { Reach } from '../src/analysis/coverage/arcs/shape.ts';
import { type Region, type Ring, regionOf, reversed, signedArea } from '../src/core/geo/rings.ts';
import { tiledBuildings } from './buildings.ts';
import { seeded } from './network-jobs.ts';

const metresPerDegree = 111_320;
const eastPerDegree = metresPerDegree * Math.cos((36 * Math.PI) / 180);

/**
 * The tiled buildings in a plane of metres. Not their true sizes (Monaco and Columbus both drawn as if they lay at 36° N), but their true
 * shapes, near enough, and the same for every program. null where the extracts are absent.
 */
export async function planeBuildings(root: string): Promise<readonly Region[] | null> {
  const made = await tiledBuildings(root);
  if (!made) return null;
  const { lonLat, ringStart, ringOf } = made;
  const regions: Region[] = [];
  for (let cell = 0; cell + 1 < ringOf.length; cell++) {
    const rings: Ring[] = [];
    const first = ringOf[cell] as number;
    for (let r = first; r < (ringOf[cell + 1] as number); r++) {
      const flat = new Float64Array(2 * ((ringStart[r + 1] as number) - (ringStart[r] as number) - 1));
      const from = 2 * (ringStart[r] as number);
      for (let i = 0; i < flat.length; i += 2) {
        flat[i] = Math.round(((lonLat[from + i] as number) - 117) * eastPerDegree * 1000) / 1000;
        flat[i + 1] = Math.round(((lonLat[from + i + 1] as number) - 36) * metresPerDegree * 1000) / 1000;
      }
      if (flat.length >= 6) rings.push(signedArea(flat) > 0 === (r === first) ? flat : reversed(flat));
    }
    if (rings.length > 0) regions.push(regionOf(rings));
  }
  return regions;
}

/** Points anywhere in a square, each served to 300 m. */
export function scatteredDiscs(count: number, sideM: number): Reach[] {
  const random = seeded(count);
  return Array.from({ length: count }, () => discAt(random() * sideM, random() * sideM));
}

function discAt(x: number, y: number): Reach {
  return { region: regionOf([Float64Array.of(Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000)]), radius: 300 };
}

/** Point parks within 400 m of buildings, as parks lie among homes. */
export function discsAmong(buildings: readonly Region[], count: number): Reach[] {
  return placesAmong(buildings, count, 1).map(([x, y]) => discAt(x, y));
}

/** Parks of 6 to 40 uneven corners among buildings; larger ones serve 500 m, smaller ones 300 m. */
export function parksAmong(buildings: readonly Region[], count: number): Reach[] {
  const random = seeded(11);
  return placesAmong(buildings, count, 2).map(([x, y]) => {
    const corners = 6 + Math.floor(35 * random());
    const size = 25 + 120 * random();
    const ring = new Float64Array(2 * corners);
    for (let i = 0; i < corners; i++) {
      const out = size * (0.5 + 0.7 * random());
      ring[2 * i] = Math.round((x + out * Math.cos((2 * Math.PI * i) / corners)) * 1000) / 1000;
      ring[2 * i + 1] = Math.round((y + out * Math.sin((2 * Math.PI * i) / corners)) * 1000) / 1000;
    }
    return { region: regionOf([ring]), radius: signedArea(ring) >= 5000 ? 500 : 300 };
  });
}

function placesAmong(buildings: readonly Region[], count: number, seed: number): (readonly [number, number])[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const { box } = buildings[Math.floor(random() * buildings.length)] as Region;
    return [box[0] + 800 * (random() - 0.5), box[1] + 800 * (random() - 0.5)] as const;
  });
}

/** Well-known text of a region: a point, or a polygon of one outer ring and its holes. */
export function wktOf({ rings }: Region): string {
  const [only] = rings;
  if (only?.length === 2) return `POINT(${only[0]} ${only[1]})`;
  const parts = rings.map((ring) => {
    const at = (i: number): string => `${ring[i]} ${ring[i + 1]}`;
    const vertices = Array.from({ length: ring.length / 2 }, (_, i) => at(2 * i));
    return `(${[...vertices, at(0)].join(',')})`;
  });
  return `POLYGON(${parts.join(',')})`;
}
