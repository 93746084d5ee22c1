import type { Geometry } from 'geojson';
import { boxOf } from '../core/geo/degree-box.ts';
import { representativePoint } from '../core/geo/representative.ts';
import { toWgs84 } from '../formats/crs/place.ts';
import type { Finding, RawPlace, Reading, SevenParameters } from '../formats/crs/spec.ts';
import type { Ghost } from './import-protocol.ts';

/** Shapes that stand for a layer on the map while it is asked where it lies. */
const mostShapes = 300;

/** More corners than this say nothing more about where a thing lies. */
const mostCorners = 60_000;

function sampled(places: readonly RawPlace[]): readonly RawPlace[] {
  const placed = places.filter(({ geometry, cells }) => geometry !== null || cells !== undefined);
  const step = Math.max(1, placed.length / mostShapes);
  return Array.from({ length: Math.min(placed.length, mostShapes) }, (_, at) => placed[Math.floor(at * step)]).flatMap(
    (place) => place ?? [],
  );
}

function corners(geometry: Geometry): number {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.reduce((sum, part) => sum + corners(part), 0);
  const count = (value: unknown): number => {
    if (!Array.isArray(value)) return 0;
    return typeof value[0] === 'number' ? 1 : value.reduce<number>((sum, part) => sum + count(part), 0);
  };
  return count(geometry.coordinates);
}

function isOnEarth([west, south, east, north]: readonly number[]): boolean {
  return [west, south, east, north].every((value) => Number.isFinite(value)) && Math.abs(south ?? 0) < 89.5 && Math.abs(north ?? 0) < 89.5;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A place of the layer itself that lies in the middle of the others. */
function centreOf(shapes: readonly Geometry[]): readonly [number, number] | null {
  const points = shapes.flatMap((shape) => {
    const point = representativePoint(shape);
    return point ? [point] : [];
  });
  if (points.length === 0) return null;
  const [lon, lat] = [middle(points.map(([x]) => x)), middle(points.map(([, y]) => y))];
  const far = ([x, y]: readonly [number, number]): number => Math.hypot((x - lon) * Math.cos((lat * Math.PI) / 180), y - lat);
  return points.reduce((best, point) => (far(point) < far(best) ? point : best));
}

function ghostOf(reading: Reading, places: readonly RawPlace[], parameters: SevenParameters | undefined): Ghost | null {
  const shapes: Geometry[] = [];
  let drawn = 0;
  for (const place of places) {
    const placed = toWgs84(reading, place, parameters);
    if (!('geometry' in placed)) continue;
    drawn += corners(placed.geometry);
    if (drawn > mostCorners && shapes.length > 0) break;
    shapes.push(placed.geometry);
  }
  const box = boxOf(shapes);
  const at = centreOf(shapes);
  // Most of a layer that lies nowhere lies nowhere as a whole.
  if (!box || !at || !isOnEarth(box) || shapes.length * 2 < Math.min(places.length, mostShapes)) return null;
  const { code, axes, notation } = reading;
  return { reading: { code, axes, notation }, shapes, box, at };
}

/** Where a layer would lie under its finding and under each other candidate. */
export function ghostsOf(finding: Finding, places: readonly RawPlace[], parameters: SevenParameters | undefined): readonly Ghost[] {
  const some = sampled(places);
  const readings = new Map<string, Reading>();
  for (const reading of [finding, ...finding.candidates]) {
    const name = `${reading.code} ${reading.axes} ${reading.notation}`;
    if (!readings.has(name)) readings.set(name, reading);
  }
  return [...readings.values()].flatMap((reading) => ghostOf(reading, some, parameters) ?? []);
}
