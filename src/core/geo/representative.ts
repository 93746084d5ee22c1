import type { Geometry, Position } from 'geojson';

type LonLat = readonly [lon: number, lat: number];

function lonLat(position: Position | undefined): LonLat | null {
  return position === undefined ? null : [position[0] ?? 0, position[1] ?? 0];
}

/** The position at half the length of a line in degrees: near enough for a place to count at. */
function middleOf(line: readonly Position[]): LonLat | null {
  const steps = line.slice(1).map((to, index) => {
    const from = line[index] ?? to;
    return Math.hypot((to[0] ?? 0) - (from[0] ?? 0), (to[1] ?? 0) - (from[1] ?? 0));
  });
  let left = steps.reduce((sum, step) => sum + step, 0) / 2;
  for (const [index, step] of steps.entries()) {
    const from = lonLat(line[index]);
    const to = lonLat(line[index + 1]);
    if (!from || !to) break;
    if (left <= step) {
      const share = step === 0 ? 0 : left / step;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= step;
  }
  return lonLat(line[0]);
}

/** Where a horizontal line at `lat` meets the rings, from west to east. */
function crossings(rings: readonly (readonly Position[])[], lat: number): number[] {
  const at: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [];
      const [bx = 0, by = 0] = ring[i] ?? [];
      if (ay > lat !== by > lat) at.push(ax + ((bx - ax) * (lat - ay)) / (by - ay));
    }
  }
  return at.sort((a, b) => a - b);
}

/** Middle of the widest stretch inside the rings at half their height, and how wide it is. */
function insideOf(rings: readonly (readonly Position[])[]): { readonly point: LonLat; readonly width: number } | null {
  const outer = rings[0] ?? [];
  let [south, north] = [Infinity, -Infinity];
  for (const [, lat = 0] of outer) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const lat = (south + north) / 2;
  const at = crossings(rings, lat);
  let best: { point: LonLat; width: number } | null = null;
  for (let i = 0; i + 1 < at.length; i += 2) {
    const [west = 0, east = 0] = [at[i], at[i + 1]];
    if (best === null || east - west > best.width) best = { point: [(west + east) / 2, lat], width: east - west };
  }
  const first = lonLat(outer[0]);
  return best ?? (first && { point: first, width: 0 });
}

function widestOf(polygons: readonly (readonly (readonly Position[])[])[]): LonLat | null {
  const found = polygons.flatMap((rings) => insideOf(rings) ?? []);
  return found.reduce<(typeof found)[number] | null>((kept, next) => (kept && kept.width >= next.width ? kept : next), null)?.point ?? null;
}

/**
 * The one position at which a thing counts in areas: a point itself, the middle of a line, a position inside a surface (of several parts
 * the widest). Longitude and latitude in degrees; null where there is no position.
 */
export function representativePoint(geometry: Geometry | null): LonLat | null {
  switch (geometry?.type) {
    case 'Point':
      return lonLat(geometry.coordinates);
    case 'MultiPoint':
      return lonLat(geometry.coordinates[0]);
    case 'LineString':
      return middleOf(geometry.coordinates);
    case 'MultiLineString':
      return middleOf(geometry.coordinates.toSorted((a, b) => b.length - a.length)[0] ?? []);
    case 'Polygon':
      return widestOf([geometry.coordinates]);
    case 'MultiPolygon':
      return widestOf(geometry.coordinates);
    case 'GeometryCollection':
      return representativePoint(geometry.geometries[0] ?? null);
    default:
      return null;
  }
}
