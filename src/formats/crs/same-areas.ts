import type { Geometry, Position } from 'geojson';
import { mapPositions } from '../geojson/geometry.ts';
import { crsByName } from './known.ts';
import { type CrsCandidate, ranked } from './verdict.ts';

/** An area of the city, or of the file, with whatever may name it. */
export interface NamedArea {
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Outlines drawn by different hands lie this far apart and still are the same outline. */
const drawnAlikeM = 100;

const metresPerDegree = 111_320;

/**
 * Compares outlines of the same areas, in the city and in the file: under each system, how far do the vertices of the city's outlines lie
 * from the file's? GCJ-02 and BD-09 move a boundary by 0.5 and 1.3 km, which shows even where one outline is much coarser. Empty where the
 * two have no area in common; else ranked, each with a confidence that sums to at most 1.
 */
export function compareSameAreas(city: readonly NamedArea[], file: readonly NamedArea[]): CrsCandidate[] {
  const pairs = samePairs(city, file);
  if (pairs.length === 0) return [];
  const tried = ['EPSG:4326', 'GCJ-02', 'BD-09'].map((code) => ({ code, apartM: medianApartM(pairs, code) }));
  const weights = tried.map(({ apartM }) => 1 / (drawnAlikeM / 4 + apartM) ** 2);
  const sum = weights.reduce((a, b) => a + b, 0);
  return ranked(
    tried.map(({ code, apartM }, index) => ({
      code,
      confidence: Math.round(((weights[index] as number) / sum) * 100) / 100,
      reason: apartM <= drawnAlikeM ? 'outlines-fit' : 'outlines-apart',
    })),
  );
}

interface Pair {
  readonly city: Geometry;
  readonly file: Geometry;
}

/** Areas that share a code or name which only they carry. */
function samePairs(city: readonly NamedArea[], file: readonly NamedArea[]): Pair[] {
  const cityByKey = uniqueByKey(city);
  const pairs = new Map<NamedArea, Pair>();
  for (const [key, area] of uniqueByKey(file)) {
    const same = cityByKey.get(key);
    if (same?.geometry && area.geometry) pairs.set(area, { city: same.geometry, file: area.geometry });
  }
  return [...pairs.values()];
}

function uniqueByKey(areas: readonly NamedArea[]): Map<string, NamedArea> {
  const found = new Map<string, NamedArea | null>();
  for (const area of areas) {
    const keys = new Set(Object.values(area.values).flatMap(keyOf));
    for (const key of keys) found.set(key, found.has(key) ? null : area);
  }
  return new Map([...found].flatMap(([key, area]) => (area === null ? [] : [[key, area] as const])));
}

/** A division code of 6, 9 or 12 digits (with or without the country's 156 in front), or a name of two characters or more. */
function keyOf(value: unknown): string[] {
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

/** Metres from vertices of `from`, evenly picked, to the nearest edge of `to`. */
function vertexDistances(from: Geometry, to: Geometry): number[] {
  const vertices = ringsOf(from).flat();
  const rings = ringsOf(to);
  const step = Math.max(1, Math.ceil(vertices.length / sampledVertices));
  return vertices.filter((_, index) => index % step === 0).map((vertex) => Math.min(...rings.map((ring) => metresToRing(vertex, ring))));
}

function ringsOf(geometry: Geometry): readonly Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

function metresToRing([lon = 0, lat = 0]: Position, ring: readonly Position[]): number {
  const perLon = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  const flat = ring.map(([x = 0, y = 0]) => [(x - lon) * perLon, (y - lat) * metresPerDegree] as const);
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
