import type { Geometry, Position } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import type { Plane } from '../../core/geo/plane.ts';
import { isConvex, type Region, type Ring, regionArea, regionOf, reversed, signedArea } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import { clipAround, union } from './clip.ts';

/** Turns polygons of the file into regions of the plane; what they cannot give is said in an issue. */
export class Shaper {
  constructor(
    readonly plane: Plane,
    private readonly issues: Issue[],
  ) {}

  /** null, with an issue, where the asset has no usable polygon. */
  region(asset: Asset): Region | null {
    const region = asset.geometry ? this.ofGeometry(asset.geometry) : null;
    if (region === null && asset.geometry) {
      const { kind, id, geometry } = asset;
      const isPolygon = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
      const wrong = isPolygon ? { code: 'no-usable-boundary', params: {} } : { code: 'not-a-polygon', params: { type: geometry.type } };
      this.issues.push({ ...wrong, severity: 'warning', kind, id });
    }
    return region;
  }

  ofGeometry(geometry: Geometry): Region | null {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    const rings = polygons.flatMap((polygon) =>
      polygon.flatMap((ring, index): Ring[] => {
        const flat = closedRing(ring, this.plane);
        if (flat.length < 6) return [];
        return [signedArea(flat) > 0 === (index === 0) ? flat : reversed(flat)];
      }),
    );
    return rings.length === 0 ? null : cleaned(regionOf(rings));
  }
}

/** A line or ring of positions in the plane; positions that are no numbers and repeated ones are passed over. */
export function planeLine(line: readonly Position[], plane: Plane): Ring {
  const out: number[] = [];
  for (const [lon, lat] of line) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) continue;
    const [x, y] = plane.forward(lon as number, lat as number);
    if (x !== out.at(-2) || y !== out.at(-1)) out.push(x, y);
  }
  return Float64Array.from(out);
}

const straightDegrees = 0.002;

/**
 * A polygon's ring in the plane, without the repeated last vertex. Its edges are straight in longitude and latitude (RFC 7946): an edge of
 * 20 km bulges some metres off the plane's straight line, so long ones are cut into pieces of at most 0.002°, which bulge under 1 mm.
 */
function closedRing(ring: readonly Position[], plane: Plane): Ring {
  const dense: Position[] = [];
  ring.forEach((to, i) => {
    const from = ring[i - 1];
    const span = from ? Math.max(Math.abs((to[0] ?? 0) - (from[0] ?? 0)), Math.abs((to[1] ?? 0) - (from[1] ?? 0))) : 0;
    const pieces = Number.isFinite(span) ? Math.min(10_000, Math.ceil(span / straightDegrees)) : 0;
    for (let p = 1; from && p < pieces; p++) dense.push([between(from[0], to[0], p / pieces), between(from[1], to[1], p / pieces)]);
    dense.push(to);
  });
  const flat = planeLine(dense, plane);
  let length = flat.length;
  while (length > 2 && flat[0] === flat[length - 2] && flat[1] === flat[length - 1]) length -= 2;
  return flat.subarray(0, length);
}

function between(a: number | undefined, b: number | undefined, share: number): number {
  return (a ?? 0) + share * ((b ?? 0) - (a ?? 0));
}

/** The region itself where its rings are simple; else all that they enclose. null where nothing is left. */
function cleaned(region: Region): Region | null {
  if (isConvex(region)) return regionArea(region) > 0 ? region : null;
  const clip = clipAround(region.box[0], region.box[1]);
  const paths = clip.toPaths(region);
  const own = clip.area(paths);
  const clean = union(paths);
  const area = clip.area(clean);
  if (area <= 0) return null;
  return Math.abs(area - own) <= 1e-6 * area + 0.01 ? region : clip.toRegion(clean);
}

/** All that several regions cover; null where there is none. */
export function joined(regions: readonly Region[]): Region | null {
  const [first, ...others] = regions;
  if (!first || others.length === 0) return first ?? null;
  const clip = clipAround(first.box[0], first.box[1]);
  return clip.toRegion(union(regions.flatMap((region) => clip.toPaths(region))));
}
