import { area, bbox, buffer, featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';

export type Areal = Feature<Polygon | MultiPolygon>;

/** What the official rule of 2022 gives a park of a size, m; 0 for one too small. */
function radiusOf(areaM2: number): number {
  if (areaM2 >= 5000) return 500;
  return areaM2 >= 400 ? 300 : 0;
}

function joined(shapes: readonly Areal[]): Areal {
  const [first] = shapes;
  if (first === undefined) throw new Error('nothing to join');
  return (shapes.length === 1 ? first : union(featureCollection([...shapes]))) as Areal;
}

/** The union of shapes, most of which lie apart: only those whose boxes meet go through Turf's slow union. */
function joinedWhereTouching(shapes: readonly Areal[]): Areal {
  const rest = new Set(shapes.map((shape) => ({ shape, box: bbox(shape) })));
  const parts: Areal[] = [];
  for (const first of rest) {
    rest.delete(first);
    const group = [first];
    for (const { box } of group) {
      for (const other of rest) {
        if (box[0] > other.box[2] || other.box[0] > box[2] || box[1] > other.box[3] || other.box[1] > box[3]) continue;
        rest.delete(other);
        group.push(other);
      }
    }
    parts.push(joined(group.map(({ shape }) => shape)));
  }
  return multiPolygon(parts.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)));
}

/** Official coverage by plain Turf, m² of its sphere: buffers of 64 steps, their union, cut with the union of the homes. */
export function turfCoverage(parks: readonly Areal[], homes: readonly Areal[]): { covered: number; total: number } {
  const service = parks.flatMap((park) => {
    const radius = radiusOf(area(park));
    const around = radius === 0 ? undefined : buffer(park, radius, { units: 'meters', steps: 64 });
    return around === undefined ? [] : [around as Areal];
  });
  const land = joinedWhereTouching(homes);
  const inside = intersect(featureCollection([land, joined(service)]));
  return { covered: inside === null ? 0 : area(inside), total: area(land) };
}
