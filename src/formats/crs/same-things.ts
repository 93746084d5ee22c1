import type { Geometry, Position } from 'geojson';
import { mapPositions } from '../geojson/geometry.ts';
import { crsByName } from './known.ts';
import type { NamedThing } from './spec.ts';
import { type CrsCandidate, ranked } from './verdict.ts';

/** Shapes drawn by different hands lie this far apart and still are the same: half the shift of GCJ-02. */
export const drawnAlikeM = 250;

/** One park may have been moved on purpose by just as much; three have not. A district has not been moved at all. */
const leastThings = 3;

const metresPerDegree = 111_320;

/**
 * Compares the shapes of the same things in the city and in the file: under each system, how far do the vertices of the city's lie from the
 * file's? GCJ-02 and BD-09 move everything by 0.5 and 1.3 km, which shows even where one outline is much coarser. Empty where the two
 * have too little in common; else ranked, each with a confidence that sums to at most 1.
 */
export function compareSameThings(city: readonly NamedThing[], file: readonly NamedThing[]): CrsCandidate[] {
  const pairs = samePairs(city, file);
  if (pairs.length < leastThings && !pairs.some(({ kind }) => kind === 'area')) return [];
  const tried = ['EPSG:4326', 'GCJ-02', 'BD-09'].map((code) => ({ code, apartM: medianApartM(pairs, code) }));
  const weights = tried.map(({ apartM }) => 1 / (drawnAlikeM / 10 + apartM) ** 2);
  const sum = weights.reduce((a, b) => a + b, 0);
  return ranked(
    tried.map(({ code, apartM }, index) => ({
      code,
      confidence: Math.round(((weights[index] as number) / sum) * 100) / 100,
      reason: 'outlines-distance',
      apartM: Math.round(apartM),
    })),
  );
}

interface Pair {
  readonly kind: string;
  readonly city: Geometry;
  readonly file: Geometry;
}

/** Things that share an id, a name or (areas) a code which only they carry. */
function samePairs(city: readonly NamedThing[], file: readonly NamedThing[]): Pair[] {
  const cityByKey = uniqueByKey(city);
  const pairs = new Map<NamedThing, Pair>();
  for (const [key, thing] of uniqueByKey(file)) {
    const same = cityByKey.get(key);
    if (same?.geometry && thing.geometry) pairs.set(thing, { kind: thing.kind, city: same.geometry, file: thing.geometry });
  }
  return [...pairs.values()];
}

function uniqueByKey(things: readonly NamedThing[]): Map<string, NamedThing> {
  const found = new Map<string, NamedThing | null>();
  for (const thing of things) {
    for (const key of keysOf(thing)) found.set(key, found.has(key) ? null : thing);
  }
  return new Map([...found].flatMap(([key, thing]) => (thing === null ? [] : [[key, thing] as const])));
}

/** An area is known by any of its values, because files call code and name by many names; other things by id and name alone. */
function keysOf({ kind, id, values }: NamedThing): Set<string> {
  if (kind === 'area')
    return new Set(
      Object.values(values)
        .flatMap(areaKeys)
        .map((key) => `area ${key}`),
    );
  const keys = [...(id === undefined ? [] : [`${kind} id ${id}`]), ...areaKeys(values.name).map((name) => `${kind} name ${name}`)];
  return new Set(keys);
}

/** A division code of 6, 9 or 12 digits (with or without the country's 156 in front), or a name of two characters or more. */
function areaKeys(value: unknown): string[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = String(value).trim();
  if (/^\d+$/.test(text)) return /^(156)?(\d{6}|\d{9}|\d{12})$/.test(text) ? [text.replace(/^156(?=\d{6}$)/, '')] : [];
  return /\p{Letter}{2,}/u.test(text) && text.length <= 40 ? [text] : [];
}

const sampledVertices = 400;

function medianApartM(pairs: readonly Pair[], code: string): number {
  const toWgs84 = crsByName(code)?.toWgs84;
  if (toWgs84 === undefined) return Infinity;
  const apart = pairs.flatMap((pair) => vertexDistances(pair.city, mapPositions(pair.file, toWgs84))).sort((a, b) => a - b);
  return apart[Math.floor(apart.length / 2)] ?? Infinity;
}

/** Metres from vertices of `from`, evenly picked, to the nearest part of `to`. */
function vertexDistances(from: Geometry, to: Geometry): number[] {
  const vertices = pathsOf(from).flat();
  const paths = pathsOf(to);
  const step = Math.max(1, Math.ceil(vertices.length / sampledVertices));
  return vertices.filter((_, index) => index % step === 0).map((vertex) => Math.min(...paths.map((path) => metresToPath(vertex, path))));
}

/** The lines and rings of a geometry; a point is a path of no length. */
function pathsOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type === 'Point') return [[geometry.coordinates, geometry.coordinates]];
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

function metresToPath([lon = 0, lat = 0]: Position, path: readonly Position[]): number {
  const perLon = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  const flat = path.map(([x = 0, y = 0]) => [(x - lon) * perLon, (y - lat) * metresPerDegree] as const);
  let nearest = Infinity;
  for (let i = 1; i < flat.length; i++) {
    const [ax, ay] = flat[i - 1] as readonly [number, number];
    const [bx, by] = flat[i] as readonly [number, number];
    const [dx, dy] = [bx - ax, by - ay];
    const length2 = dx * dx + dy * dy;
    const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
    nearest = Math.min(nearest, Math.hypot(ax + share * dx, ay + share * dy));
  }
  return nearest;
}
