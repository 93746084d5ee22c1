import type { Geometry } from 'geojson';
import type { Box } from '../../core/geo/rings.ts';
import { type Entity, numberOf } from './drawing.ts';

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

/**
 * The unit of a drawing. Templates of CAD say millimetres, and survey drawings in metres are made from them: a header is believed only where
 * the numbers are no places as they stand.
 */
export function unitOf(insUnits: number, box: Box): DrawingUnit {
  const unit = units[insUnits];
  if (unit === undefined || unit.metres === 1) return { factor: 1 };
  if (isPlace(box, 1)) return { factor: 1, said: { code: 'dxf-units-doubted', unit: unit.sign } };
  return { factor: unit.metres, said: { code: 'dxf-units', unit: unit.sign } };
}

/** Whether the numbers, times a factor, are what coordinates of the country look like: degrees, zone metres with or without prefix, Web Mercator. */
function isPlace([minX, minY, maxX, maxY]: Box, factor: number): boolean {
  const middle = [((minX + maxX) / 2) * factor, ((minY + maxY) / 2) * factor] as const;
  return isPair(middle[0], middle[1]) || isPair(middle[1], middle[0]);
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

/** Around the first points of all objects: enough to know the unit by. Infinite where there is none. */
export function roughBox(entities: readonly Entity[]): Box {
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const entity of entities) {
    const bearer = entity.type === 'POLYLINE' ? (entity.members[0] ?? entity) : entity;
    const [x, y] = [numberOf(bearer, 10) ?? Number.NaN, numberOf(bearer, 20) ?? Number.NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
  }
  return [minX, minY, maxX, maxY];
}

/** Whether a drawing is drawn in degrees, as far as its numbers show. */
export function areDegrees([minX, minY, maxX, maxY]: Box): boolean {
  return minX > 70 && maxX < 140 && minY > 0 && maxY < 60;
}
