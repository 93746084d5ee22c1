import { area, buffer, featureCollection, intersect, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';

export type Areal = Feature<Polygon | MultiPolygon>;

/** What the official rule of 2022 gives a park of a size, m; 0 for one too small. */
export function radiusOf(areaM2: number): number {
  if (areaM2 >= 5000) return 500;
  return areaM2 >= 400 ? 300 : 0;
}

function joined(shapes: readonly Areal[]): Areal {
  const [first] = shapes;
  if (first === undefined) throw new Error('nothing to join');
  return (shapes.length === 1 ? first : union(featureCollection([...shapes]))) as Areal;
}

/** Official coverage by plain Turf, m² of its sphere: buffers of 64 steps, their union, cut with the union of the homes. */
export function turfCoverage(parks: readonly Areal[], homes: readonly Areal[]): { covered: number; total: number } {
  const service = parks.flatMap((park) => {
    const radius = radiusOf(area(park));
    const around = radius === 0 ? undefined : buffer(park, radius, { units: 'meters', steps: 64 });
    return around === undefined ? [] : [around as Areal];
  });
  const land = joined(homes);
  const inside = intersect(featureCollection([land, joined(service)]));
  return { covered: inside === null ? 0 : area(inside), total: area(land) };
}
