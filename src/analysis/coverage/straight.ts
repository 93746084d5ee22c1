import { boxIndex } from '../../core/geo/boxes.ts';
import { areaInside } from './arcs/land.ts';
import { Raster } from './arcs/raster.ts';
import type { Reach } from './arcs/shape.ts';
import { unionOf } from './arcs/union.ts';
import type { Piece } from './pieces.ts';
import type { Prepared } from './prepare.ts';
import { changedBetween, reachBox, type Served } from './rules.ts';

/** An answer for other parks, from which what they do not touch is taken over. */
export interface KnownAreas {
  readonly served: readonly Served[];
  readonly areas: readonly number[];
}

/** Plane m² of each piece that lie inside the union of service areas: straight offsets and circular arcs, no chords. */
export function coveredAreas(
  prepared: Prepared,
  served: readonly Served[],
  pieces: readonly Piece[],
  known?: KnownAreas,
): readonly number[] {
  const { columns } = prepared;
  if (!known) return areasUnder(prepared, served, pieces);
  const changed = boxIndex(changedBetween(known.served, served).map((park) => reachBox(columns, park)));
  const touched = [...pieces.keys()].filter((i) => changed && changed.search(...(pieces[i] as Piece).region.box).length > 0);
  if (touched.length === 0) return known.areas;
  const again = touched.map((i) => pieces[i] as Piece);
  const reaches = boxIndex(served.map((park) => reachBox(columns, park)));
  const near = new Set(again.flatMap(({ region }) => reaches?.search(...region.box) ?? []));
  const anew = areasUnder(
    prepared,
    served.filter((_, i) => near.has(i)),
    again,
  );
  const areas = [...known.areas];
  touched.forEach((i, t) => {
    areas[i] = anew[t] ?? 0;
  });
  return areas;
}

function areasUnder(prepared: Prepared, served: readonly Served[], pieces: readonly Piece[]): number[] {
  const raster = new Raster(unionOf(reachesOf(prepared, served), frameOf(prepared)));
  return pieces.map(({ region, area }) => Math.min(area, areaInside(raster, region)));
}

/** The service areas of counted greens in the plane: a ground radius is longer there by the scale of the place. */
function reachesOf({ columns: { greens, plane } }: Prepared, served: readonly Served[]): Reach[] {
  return served.flatMap(({ green, radiusM }) => {
    const region = greens[green]?.region;
    if (!region) return [];
    const { box } = region;
    return [{ region, radius: radiusM * plane.scaleAt((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) }];
  });
}

/** Origin of the plane for arcs: near the city, and the same for all its unions. */
function frameOf({ columns }: Prepared): { readonly x: number; readonly y: number } {
  const box = (columns.compounds[0] ?? columns.greens[0])?.region.box;
  return box ? { x: Math.round(box[0]), y: Math.round(box[1]) } : { x: 500_000, y: 0 };
}
