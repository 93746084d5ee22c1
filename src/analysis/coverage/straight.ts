import { breathe } from '../../core/breathe.ts';
import { addAt } from '../../core/columns.ts';
import { boxIndex } from '../../core/geo/boxes.ts';
import { ringsInBox } from '../../core/geo/cut.ts';
import type { Plane } from '../../core/geo/plane.ts';
import { type Box, type Region, regionOf } from '../../core/geo/rings.ts';
import type { Host } from '../../core/result.ts';
import { areaInside } from './arcs/land.ts';
import { Raster } from './arcs/raster.ts';
import type { Reach } from './arcs/shape.ts';
import { unionOf } from './arcs/union.ts';
import type { Green } from './columns.ts';
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
  return pieces.map((piece) => areaUnder(raster, piece));
}

/** The service areas of counted greens in the plane: a ground radius is longer there by the scale of the place. */
function reachesOf({ columns: { greens, plane } }: Prepared, served: readonly Served[]): Reach[] {
  return served.map(({ green, radiusM }) => reachOf(greens[green]?.region ?? nowhere, radiusM, plane));
}

function reachOf(region: Region, radiusM: number, plane: Plane): Reach {
  const { box } = region;
  return { region, radius: radiusM * plane.scaleAt((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) };
}

const nowhere: Region = { rings: [], box: [Infinity, Infinity, -Infinity, -Infinity] };

/** Origin of the plane for arcs: near the city, and the same for all its unions. */
function frameOf({ columns }: Prepared): { readonly x: number; readonly y: number } {
  const box = (columns.compounds[0] ?? columns.greens[0])?.region.box;
  return box ? { x: Math.round(box[0]), y: Math.round(box[1]) } : { x: 500_000, y: 0 };
}

/**
 * The demand that only one park serves, for each counted park: what its pieces would lose without it, times what they weigh. A union of its
 * neighbours answers it; beyond its reach nothing can change.
 */
export async function aloneAreas(
  prepared: Prepared,
  served: readonly Served[],
  pieces: readonly Piece[],
  host: Host,
): Promise<Float64Array> {
  const { columns } = prepared;
  const alone = new Float64Array(served.length);
  const all = new Raster(unionOf(reachesOf(prepared, served), frameOf(prepared)));
  const boxes = served.map((park) => reachBox(columns, park));
  const parkIndex = boxIndex(boxes);
  const pieceIndex = boxIndex(pieces.map(({ region }) => region.box));
  for (const [k, box] of boxes.entries()) {
    if (k % parksPerBreath === 0) {
      host.progress(k / served.length);
      await breathe(host);
    }
    const touched = pieceIndex?.search(...box).map((p) => pieces[p] as Piece) ?? [];
    if (touched.length === 0) continue;
    const others = (parkIndex?.search(...box) ?? []).filter((other) => other !== k).sort((a, b) => a - b);
    const rest = rasterIn(
      prepared,
      others.map((other) => ({ green: columns.greens[served[other]?.green ?? -1], radiusM: served[other]?.radiusM ?? 0 })),
      box,
    );
    for (const { region, perM2 } of touched) {
      const part = partIn(region, box);
      if (part) addAt(alone, k, Math.max(0, areaInside(all, part) - areaInside(rest, part)) * perM2);
    }
  }
  return alone;
}

const parksPerBreath = 16;

/** A park with how far it serves. */
interface Serving {
  readonly green: Green | undefined;
  readonly radiusM: number;
}

/** The union of some service areas, for questions inside a box. */
export function rasterIn(prepared: Prepared, serving: readonly Serving[], box: Box): Raster {
  const { plane } = prepared.columns;
  const reaches = serving.map(({ green, radiusM }) => reachOf(green?.region ?? nowhere, radiusM, plane));
  const frame = frameOf(prepared);
  const [left, bottom, right, top] = [box[0] - frame.x, box[1] - frame.y, box[2] - frame.x, box[3] - frame.y];
  // The outermost cells reach out of the box: the union holds every curve that may run through them, else a cell would be taken for whole.
  const skin = reaches.reduce((most, { radius }) => Math.max(most, radius), 0) / 2 + 1;
  const union = unionOf(reaches, frame, [left - skin, bottom - skin, right + skin, top + skin]);
  return new Raster(union, [left, bottom, right, top]);
}

/** Plane m² of a piece of land inside the union. */
export function areaUnder(raster: Raster, { region, area }: Piece): number {
  return Math.min(area, areaInside(raster, region));
}

/** The part of a region in a box; null where there is none. */
function partIn(region: Region, box: Box): Region | null {
  const { box: own } = region;
  if (own[0] >= box[0] && own[1] >= box[1] && own[2] <= box[2] && own[3] <= box[3]) return region;
  const rings = ringsInBox(region.rings, box);
  return rings.length === 0 ? null : regionOf(rings);
}
