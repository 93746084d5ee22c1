import type { City } from './features.ts';
import { lineGeometry } from './geometry.ts';
import { sources } from './sources.ts';
import { type Ways, wayPoints } from './ways.ts';

/** Width between the buildings' lots, m, as drawn. */
const widthM = {
  primary: 45,
  secondary: 32,
  tertiary: 22,
  residential: 16,
  unclassified: 8,
  living_street: 6,
  service: 5,
  footway: 3,
  path: 1.5,
} as const;

/** Writes every way with all that joins it. Names of named streets are cited; where they lie is drawn. */
export function writeStreets(city: City, ways: Ways): void {
  for (const way of ways.all) {
    const pass = way.pass === 'bridge' ? { bridge: true, layer: 1 } : way.pass === 'tunnel' ? { tunnel: true, layer: -1 } : {};
    const values = { name: way.name, class: way.class, widthM: widthM[way.class], ...pass };
    if (way.named) city.cite('street', lineGeometry(wayPoints(way)), { ...values, source: sources.streets });
    else city.draw('street', lineGeometry(wayPoints(way)), values);
  }
}
