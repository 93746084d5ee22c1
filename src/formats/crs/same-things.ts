import type { Geometry, Position } from 'geojson';
import type { FileThing, NamedThing } from './spec.ts';

/** Shapes drawn by different hands lie this far apart and still are the same: half the shift of GCJ-02. */
export const drawnAlikeM = 250;

/** One park may have been moved on purpose by just as much; three have not. A district has not been moved at all. */
const leastThings = 3;

const metresPerDegree = 111_320;

/** A thing that stands in the city and in the file. */
export interface Pair {
  readonly kind: string;
  readonly city: Geometry;
  readonly file: FileThing;
}

/** Things that share an id, a name or (areas) a code which only they carry; none where they are too few to tell anything by. */
export function samePairs(city: readonly NamedThing[], file: readonly FileThing[]): readonly Pair[] {
  const cityByKey = uniqueByKey(city);
  const pairs = new Map<FileThing, Pair>();
  for (const [key, thing] of uniqueByKey(file)) {
    const same = cityByKey.get(key);
    if (same?.geometry) pairs.set(thing, { kind: thing.kind, city: same.geometry, file: thing });
  }
  return pairs.size >= leastThings || [...pairs.values()].some(({ kind }) => kind === 'area') ? [...pairs.values()] : [];
}

function uniqueByKey<T extends NamedThing>(things: readonly T[]): Map<string, T> {
  const found = new Map<string, T | null>();
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

const comparedPairs = 120;

/** How far things of the city lie from the same things of the file, in metres. */
export interface Apart {
  readonly medianM: number;
  /** Three quarters of the distances are below it: things that only share an id are nowhere near each other. */
  readonly upperM: number;
  readonly pairs: number;
}

/** Compares the pairs under one way to place the file's things; null where none can be placed. */
export function apartOf(pairs: readonly Pair[], placed: (thing: FileThing) => Geometry | null): Apart | null {
  const step = Math.max(1, Math.ceil(pairs.length / comparedPairs));
  const compared = pairs.filter((_, index) => index % step === 0);
  const perPair = Math.max(1, Math.floor(sampledVertices / Math.max(1, Math.sqrt(compared.length))));
  const apart = compared
    .flatMap((pair) => {
      const file = placed(pair.file);
      return file ? vertexDistances(pair.city, file, perPair) : [];
    })
    .sort((a, b) => a - b);
  const at = (share: number): number => apart[Math.min(apart.length - 1, Math.floor(apart.length * share))] ?? 0;
  return apart.length === 0 ? null : { medianM: at(0.5), upperM: at(0.75), pairs: pairs.length };
}

const sampledVertices = 400;

/** So many vertices tell whether one thing lies where the city has it. */
const verticesOfOne = 15;

/** The median distance in metres of one thing of the city to the same one of the file; infinite where it has no place. */
export function apartByVertices(city: Geometry, file: Geometry): number {
  const apart = vertexDistances(city, file, verticesOfOne).sort((a, b) => a - b);
  return apart[Math.floor(apart.length / 2)] ?? Infinity;
}

/** Metres from vertices of `from`, evenly picked, to the nearest part of `to`. */
function vertexDistances(from: Geometry, to: Geometry, most: number): number[] {
  const vertices = pathsOf(from).flat();
  const paths = pathsOf(to);
  if (paths.length === 0) return [];
  const step = Math.max(1, Math.ceil(vertices.length / most));
  return vertices.filter((_, index) => index % step === 0).map((vertex) => Math.min(...paths.map((path) => metresToPath(vertex, path))));
}

/** The lines and rings of a geometry; a point is a path of no length. */
function pathsOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type === 'Point') return [[geometry.coordinates, geometry.coordinates]];
  if (geometry.type === 'MultiPoint') return geometry.coordinates.map((point) => [point, point]);
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

function metresToPath([lon = 0, lat = 0]: Position, path: readonly Position[]): number {
  const perLon = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  let nearest = Infinity;
  let [ax, ay] = [0, 0];
  for (const [i, [x = 0, y = 0]] of path.entries()) {
    const [bx, by] = [(x - lon) * perLon, (y - lat) * metresPerDegree];
    if (i > 0) {
      const [dx, dy] = [bx - ax, by - ay];
      const length2 = dx * dx + dy * dy;
      const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
      nearest = Math.min(nearest, Math.hypot(ax + share * dx, ay + share * dy));
    }
    [ax, ay] = [bx, by];
  }
  return nearest;
}
