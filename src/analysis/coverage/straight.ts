import { boxIndex } from '../../core/geo/boxes.ts';
import { ringsInBox } from '../../core/geo/cut.ts';
import { type Box, type Ring, regionOf, signedArea } from '../../core/geo/rings.ts';
import { type Clip, intersection } from './clip.ts';
import type { Piece } from './pieces.ts';
import type { Prepared } from './prepare.ts';
import { changedBetween, reachBox, type Served } from './rules.ts';
import { serviceArea } from './service.ts';

/** An answer for other parks, from which what they do not touch is taken over. */
export interface KnownAreas {
  readonly served: readonly Served[];
  readonly areas: readonly number[];
}

/** Plane m² of each piece that lie inside the union of service areas. */
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

function areasUnder({ clip, columns }: Prepared, served: readonly Served[], pieces: readonly Piece[]): number[] {
  const service = new Tiles(clip.toRegion(serviceArea(columns.greens, served, columns.plane, clip)).rings);
  return pieces.map((piece) => coveredArea(clip, service, piece));
}

/** Only the service area around the piece is clipped; where it fills the piece's box, the piece is covered whole. */
function coveredArea(clip: Clip, service: Tiles, piece: Piece): number {
  const { box } = piece.region;
  const local = ringsInBox(service.around(box), box);
  if (local.length === 0) return 0;
  const whole = (box[2] - box[0]) * (box[3] - box[1]);
  const inside = local.reduce((sum, ring) => sum + signedArea(ring), 0);
  if (inside >= whole * (1 - 1e-9)) return piece.area;
  return Math.min(piece.area, clip.area(intersection(piece.paths, clip.toPaths(regionOf(local)))));
}

const smallestM = 250;
const largestM = 64_000;

/**
 * Rings cut into tiles of several sizes, made when first asked for, so that a small piece meets few vertices. A tile reaches half its size
 * beyond its cell and so holds every box up to its size whose middle lies in the cell.
 */
class Tiles {
  private readonly made = new Map<string, readonly Ring[]>();

  constructor(private readonly all: readonly Ring[]) {}

  around([minX, minY, maxX, maxY]: Box): readonly Ring[] {
    let size = smallestM;
    while (size < Math.max(maxX - minX, maxY - minY)) size *= 4;
    return this.tile((minX + maxX) / 2, (minY + maxY) / 2, size);
  }

  private tile(x: number, y: number, size: number): readonly Ring[] {
    if (size > largestM) return this.all;
    const [i, j] = [Math.floor(x / size), Math.floor(y / size)];
    const key = `${size} ${i} ${j}`;
    const known = this.made.get(key);
    if (known) return known;
    const [left, bottom] = [(i - 0.5) * size, (j - 0.5) * size];
    const around = this.tile((i + 0.5) * size, (j + 0.5) * size, 4 * size);
    const rings = ringsInBox(around, [left, bottom, left + 2 * size, bottom + 2 * size]);
    this.made.set(key, rings);
    return rings;
  }
}
