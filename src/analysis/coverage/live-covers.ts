import { BoxGrid } from '../../core/geo/box-grid.ts';
import type { Box } from '../../core/geo/rings.ts';
import type { Raster } from './arcs/raster.ts';
import type { Green } from './columns.ts';
import type { CountedPark } from './live-walks.ts';
import type { Prepared } from './prepare.ts';
import { reachBoxOf } from './rules.ts';
import { rasterIn } from './straight.ts';

/** More changed places than this are looked at as one. */
const mostPlaces = 16;
/** Ground around what is asked first, so that the next question about the same place needs no other union. */
const aroundM = 50;

/** A box of ground where a step has changed which parks serve, with the union of those that do now. */
export interface ChangedPlace {
  readonly box: Box;
  /** The union of service areas, good for questions inside a box. */
  unionIn(box: Box): Raster;
}

/** The service areas of the counted parks, found again by place and kept while parks change. */
export class LiveCovers {
  private readonly reaches = new BoxGrid<Green>();
  private readonly parks = new Map<Green, CountedPark>();

  /** Goes over to other parks; where they serve and served. */
  step(prepared: Prepared, removed: readonly CountedPark[], added: readonly CountedPark[]): readonly ChangedPlace[] {
    const boxOf = ({ green, radiusM }: CountedPark) => reachBoxOf(green.region, radiusM, prepared.columns.plane);
    for (const { green } of removed) {
      this.reaches.remove(green);
      this.parks.delete(green);
    }
    for (const park of added) {
      this.reaches.add(park.green, boxOf(park));
      this.parks.set(park.green, park);
    }
    return joined([...removed, ...added].map(boxOf)).map((box): ChangedPlace => {
      let made: { readonly within: Box; readonly raster: Raster } | null = null;
      return {
        box,
        unionIn: (asked) => {
          if (made === null || !contains(made.within, asked)) {
            const within = widened(made === null ? asked : together(made.within, asked), aroundM);
            made = { within, raster: rasterIn(prepared, this.parksAround(within), within) };
          }
          return made.raster;
        },
      };
    });
  }

  private parksAround(box: Box): CountedPark[] {
    return this.reaches.search(box).flatMap((green) => this.parks.get(green) ?? []);
  }
}

/** Boxes with those that overlap put together; all in one where they are many. */
function joined(boxes: readonly Box[]): Box[] {
  const some = boxes.filter((box) => box[0] <= box[2] && box[1] <= box[3]);
  if (some.length > mostPlaces) return [some.reduce(together)];
  const out: Box[] = [];
  for (const box of some) {
    let whole = box;
    for (let i = out.length - 1; i >= 0; i--) {
      const other = out[i] as Box;
      if (!overlap(other, whole)) continue;
      whole = together(other, whole);
      out.splice(i, 1);
      i = out.length;
    }
    out.push(whole);
  }
  return out;
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function contains(a: Box, b: Box): boolean {
  return a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];
}

export function together(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function widened([left, bottom, right, top]: Box, by: number): Box {
  return [left - by, bottom - by, right + by, top + by];
}
