import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';

export type Thing = Feature<Geometry | null, Record<string, unknown>>;

const folder = fileURLToPath(new URL('../../data/geojson', import.meta.url));

/** The committed demo city, file name → bytes; `bytes.test.ts` proves that it is what make-demo writes. */
export const committed: ReadonlyMap<string, Buffer> = new Map(
  readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .map((name) => [name, readFileSync(join(folder, name))]),
);

const parsed = new Map<string, Thing[]>();
for (const [name, bytes] of committed) {
  if (name.endsWith('.geojson'))
    parsed.set(name.replace('.geojson', ''), (JSON.parse(bytes.toString()) as FeatureCollection).features as Thing[]);
}

export const kindIds = [...parsed.keys()];
export const of = (kind: string): Thing[] => parsed.get(kind) ?? [];
export const everything = (): { kind: string; thing: Thing }[] => kindIds.flatMap((kind) => of(kind).map((thing) => ({ kind, thing })));

export const text = (thing: Thing, key: string): string => String(thing.properties[key] ?? '');
export const number = (thing: Thing, key: string): number => Number(thing.properties[key] ?? 0);
export const sum = (things: readonly Thing[], key: string): number => things.reduce((total, thing) => total + number(thing, key), 0);

/** Every position of a geometry, rings and lines one by one. */
export function lines(geometry: Geometry | null): Position[][] {
  switch (geometry?.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return [];
  }
}

/** Metres east and north, good to 0.1 % within the box. */
export const metres = ([lon = 0, lat = 0]: Position): { x: number; y: number } => ({
  x: (lon - 117.095) * 89_946.9,
  y: (lat - 36.19) * 110_962.5,
});

function segmentM(p: Position, a: Position, b: Position): number {
  const [q, s, t] = [metres(p), metres(a), metres(b)];
  const d = { x: t.x - s.x, y: t.y - s.y };
  const length2 = d.x * d.x + d.y * d.y;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((q.x - s.x) * d.x + (q.y - s.y) * d.y) / length2));
  return Math.hypot(q.x - s.x - d.x * share, q.y - s.y - d.y * share);
}

/** Metres from a position to the nearest line of a geometry. */
export function distanceM(p: Position, geometry: Geometry | null): number {
  let best = Number.POSITIVE_INFINITY;
  for (const line of lines(geometry)) {
    for (let i = 1; i < line.length; i++) best = Math.min(best, segmentM(p, line[i - 1] ?? p, line[i] ?? p));
  }
  return best;
}
