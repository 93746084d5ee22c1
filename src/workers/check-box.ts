import { coverageColumns } from '../analysis/coverage/adapter.ts';
import { clipAround, intersection } from '../analysis/coverage/clip.ts';
import type { CoverageColumns } from '../analysis/coverage/columns.ts';
import { runCoverage } from '../analysis/coverage/engine.ts';
import { prepareCoverage } from '../analysis/coverage/prepare.ts';
import { referenceCoverage } from '../analysis/coverage/reference.ts';
import type { City } from '../core/city.ts';
import { type Region, regionOf } from '../core/geo/rings.ts';
import { silentHost } from '../core/result.ts';
import type { CheckedFigure, ReferenceAnswer, ReferenceRequest } from './protocol.ts';

/** Vertices per side of the box: its sides are straight in degrees, so in the plane they bend a little. */
const perSide = 64;

/** A box of degrees as a region of the columns' plane. */
function boxRegion({ plane }: CoverageColumns, [west, south, east, north]: ReferenceRequest['box']): Region {
  const corners: readonly (readonly [number, number])[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const ring = corners.flatMap(([lon, lat], side) => {
    const [toLon, toLat] = corners[(side + 1) % corners.length] ?? [lon, lat];
    return Array.from({ length: perSide }, (_, step) => {
      const share = step / perSide;
      return plane.forward(lon + (toLon - lon) * share, lat + (toLat - lat) * share);
    });
  });
  return regionOf([Float64Array.from(ring.flat())]);
}

/** The part of a box inside the built-up area; all of it where none is known. */
function framed(columns: CoverageColumns, box: ReferenceRequest['box']): Region {
  const region = boxRegion(columns, box);
  if (columns.builtUp === null) return region;
  const clip = clipAround(region.box[0], region.box[1]);
  return clip.toRegion(intersection(clip.toPaths(columns.builtUp), clip.toPaths(region)));
}

const nothing: CheckedFigure = { coveredM2: 0, residentialM2: 0, share: null };

/** The straight figure of a box twice: by the engine with the box as its built-up area, and by plain Turf. */
export async function checkBox(city: City, { sheet, box, of, time }: ReferenceRequest): Promise<ReferenceAnswer> {
  const { columns } = coverageColumns(city);
  const frame = framed(columns, box);
  const turf = referenceCoverage(city, sheet, box);
  if (frame.rings.length === 0) return { engine: nothing, turf };
  const prepared = await prepareCoverage({ ...columns, builtUp: frame }, silentHost);
  const base = { dataRevision: String(of.revision), time };
  const { total } = await runCoverage(prepared, sheet, { metric: 'straight', by: 'city', denominator: 'land' }, silentHost, base);
  const residentialM2 = total.covered + total.uncovered + total.unknown;
  return { engine: { coveredM2: total.covered, residentialM2, share: residentialM2 > 0 ? total.covered / residentialM2 : null }, turf };
}
