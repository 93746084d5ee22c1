import { ringsInBox } from '../../core/geo/cut.ts';
import type { Plane } from '../../core/geo/plane.ts';
import type { Ring } from '../../core/geo/rings.ts';
import { cellM } from './cells.ts';
import type { LiveLayer } from './live-layer.ts';
import type { LiveCells } from './live-spec.ts';
import type { Piece } from './pieces.ts';

/** The ground of each sample point: its cell cut to the land of its piece, in WGS 84, with the present classes. */
export function liveCells(plane: Plane, { basis, sample, walk, straight }: LiveLayer): LiveCells {
  const { cells } = sample;
  const rings: Ring[] = [];
  const ringOf = new Uint32Array(cells.count + 1);
  for (let i = 0; i < cells.count; i++) {
    const { region } = basis.pieces[cells.piece[i] as number] as Piece;
    const [left, bottom] = [(cells.x[i] as number) - cellM / 2, (cells.y[i] as number) - cellM / 2];
    rings.push(...ringsInBox(region.rings, [left, bottom, left + cellM, bottom + cellM]));
    ringOf[i + 1] = rings.length;
  }
  const ringStart = new Uint32Array(rings.length + 1);
  rings.forEach((ring, r) => {
    ringStart[r + 1] = (ringStart[r] as number) + ring.length / 2;
  });
  return { lonLat: lonLatOf(plane, rings, ringStart.at(-1) ?? 0), ringStart, ringOf, walk: walk.slice(), straight: straight.slice() };
}

/** Corners of the lattice are shared by up to four cells and turned into degrees once. */
function lonLatOf(plane: Plane, rings: readonly Ring[], vertices: number): Float64Array {
  const lonLat = new Float64Array(2 * vertices);
  const known = new Map<number, number>();
  let at = 0;
  for (const ring of rings) {
    for (let v = 0; v < ring.length; v += 2) {
      const [x, y] = [ring[v] as number, ring[v + 1] as number];
      const isCorner = x % cellM === 0 && y % cellM === 0;
      const key = isCorner ? (x / cellM) * 4e6 + y / cellM : NaN;
      const same = known.get(key);
      const [lon, lat] = same === undefined ? plane.inverse(x, y) : [lonLat[same] as number, lonLat[same + 1] as number];
      if (isCorner && same === undefined) known.set(key, at);
      lonLat[at] = lon;
      lonLat[at + 1] = lat;
      at += 2;
    }
  }
  return lonLat;
}
