import type { Geometry, Position } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import type { Projection } from './view.ts';

/** How far beside a line or a dot a click still means it, px. */
const nearPx = 7;

function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2));
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

function lineDistance(line: readonly Position[], x: number, y: number, { project }: Projection): number {
  const at = line.map(([lon = 0, lat = 0]) => project(lon, lat));
  let least = Infinity;
  for (let i = 1; i < at.length; i++) {
    const [[ax, ay], [bx, by]] = [at[i - 1] as readonly [number, number], at[i] as readonly [number, number]];
    least = Math.min(least, toSegment(x, y, ax, ay, bx, by));
  }
  return least;
}

function isInside(rings: readonly (readonly Position[])[], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [];
      const [bx = 0, by = 0] = ring[i] ?? [];
      if (ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}

/** Pixels from a place on the picture to a geometry; 0 inside a surface. */
function distancePx(geometry: Geometry, x: number, y: number, on: Projection): number {
  const [lon, lat] = on.unproject(x, y);
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint': {
      const points = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
      return Math.min(...points.map((point) => lineDistance([point, point], x, y, on)));
    }
    case 'LineString':
      return lineDistance(geometry.coordinates, x, y, on);
    case 'MultiLineString':
      return Math.min(...geometry.coordinates.map((line) => lineDistance(line, x, y, on)));
    case 'Polygon':
      return isInside(geometry.coordinates, lon, lat) ? 0 : Infinity;
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => isInside(rings, lon, lat)) ? 0 : Infinity;
    case 'GeometryCollection':
      return Math.min(Infinity, ...geometry.geometries.map((part) => distancePx(part, x, y, on)));
  }
}

/** Order of a click: a dot before a line before a surface, as each lies over the next. */
function depth({ type }: Geometry): number {
  if (type === 'Point' || type === 'MultiPoint') return 0;
  return type === 'LineString' || type === 'MultiLineString' ? 1 : 2;
}

/** What a click at a pixel means, of assets in painting order: the topmost there; null beside everything. Area units are no aim of a click. */
export function assetAtPixel(drawn: readonly Asset[], x: number, y: number, on: Projection): Asset | null {
  let best: { readonly asset: Asset; readonly depth: number } | null = null;
  for (const asset of drawn) {
    if (asset.geometry === null || asset.kind === 'area' || asset.kind === 'built-up') continue;
    if (distancePx(asset.geometry, x, y, on) > nearPx) continue;
    const at = depth(asset.geometry);
    // Later ones are painted over earlier ones.
    if (best === null || at <= best.depth) best = { asset, depth: at };
  }
  return best?.asset ?? null;
}
