import type { Geometry } from 'geojson';
import type { Entity } from './drawing.ts';

/** Metres of the units that a drawing's header can name (`$INSUNITS`), and their signs. */
const units: Readonly<Record<number, { readonly sign: string; readonly metres: number }>> = {
  1: { sign: 'in', metres: 0.0254 },
  2: { sign: 'ft', metres: 0.3048 },
  3: { sign: 'mi', metres: 1609.344 },
  4: { sign: 'mm', metres: 0.001 },
  5: { sign: 'cm', metres: 0.01 },
  6: { sign: 'm', metres: 1 },
  7: { sign: 'km', metres: 1000 },
  10: { sign: 'yd', metres: 0.9144 },
  14: { sign: 'dm', metres: 0.1 },
  21: { sign: 'ft (US)', metres: 1200 / 3937 },
};

export interface DrawingUnit {
  /** What numbers of the drawing are multiplied by. */
  readonly factor: number;
  /** What to tell of it: numbers were converted, or the header is not believed; nothing where they are metres anyway. */
  readonly said?: { readonly code: 'dxf-units' | 'dxf-units-doubted'; readonly unit: string };
}

/** A pair of numbers as a drawing has them. */
type Pair = readonly [x: number, y: number];

/**
 * The unit of a drawing. Templates of CAD say millimetres, GDAL always says inches, and survey drawings in metres are made from them: a
 * header is believed only where the numbers are no places as they stand.
 */
export function unitOf(insUnits: number, points: readonly Pair[]): DrawingUnit {
  const unit = units[insUnits];
  if (unit === undefined || unit.metres === 1) return { factor: 1 };
  // Coordinates of the country: degrees, zone metres with or without prefix, Web Mercator, in either order.
  const arePlaces = mostly(points, ([x, y]) => isPair(x, y) || isPair(y, x));
  if (arePlaces) return { factor: 1, said: { code: 'dxf-units-doubted', unit: unit.sign } };
  return { factor: unit.metres, said: { code: 'dxf-units', unit: unit.sign } };
}

/** At least half: a frame, a legend or a stray text near zero lies in many drawings. */
function mostly(points: readonly Pair[], holds: (point: Pair) => boolean): boolean {
  return points.length > 0 && 2 * points.filter(holds).length >= points.length;
}

function isPair(x: number, y: number): boolean {
  const within = (value: number, least: number, most: number) => value >= least && value <= most;
  if (within(x, 70, 140) && within(y, 0, 60)) return true;
  if (within(x, 8e6, 1.55e7) && within(y, 3e5, 7.3e6)) return true;
  return within(y, 3e5, 6.2e6) && (within(x, 5e4, 9.5e5) || within(x, 1.3e7, 4.65e7));
}

/** Every number of a geometry times a factor. */
export function scaled<G extends Geometry>(geometry: G, factor: number): G {
  if (factor === 1 || geometry.type === 'GeometryCollection') return geometry;
  const times = (part: unknown): unknown => (Array.isArray(part) ? part.map(times) : (part as number) * factor);
  return { ...geometry, coordinates: times(geometry.coordinates) };
}

/** A point of each object: enough to know the unit by. */
export function firstPoints(entities: readonly Entity[]): readonly Pair[] {
  return entities.flatMap((entity) => {
    const [x, y] = firstPoint(entity);
    return Number.isFinite(x) && Number.isFinite(y) ? [[x, y] as const] : [];
  });
}

function firstPoint(entity: Entity): Pair {
  // What stands before the border of a hatch (91) is its height over the ground, at 0, 0.
  const start = entity.type === 'HATCH' ? entity.groups.findIndex(({ code }) => code === 91) : 0;
  // Older polylines keep their points in members of their own, with the height at 0, 0 before them.
  const { groups } = entity.type === 'POLYLINE' ? (entity.members[0] ?? entity) : entity;
  const at = groups.findIndex(({ code }, index) => index >= start && code === 10);
  const [x, y] = [groups[at], groups[at + 1]];
  return x === undefined || y?.code !== 20 ? [Number.NaN, Number.NaN] : [Number(x.value), Number(y.value)];
}

/** Whether a drawing is drawn in degrees, as far as its numbers show. */
export function areDegrees(points: readonly Pair[]): boolean {
  return mostly(points, ([x, y]) => x > 70 && x < 140 && y > 0 && y < 60);
}
