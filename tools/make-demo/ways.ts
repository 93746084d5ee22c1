import type { StreetClass } from './frame.ts';
import type { Pt } from './plane.ts';
import { along, at, bounds, crossing, distance, footShare } from './shape.ts';

export type WayClass = StreetClass | 'living_street' | 'service' | 'footway' | 'path';

export interface WayInfo {
  readonly name: string;
  readonly class: WayClass;
  /** Carries the real name of a street; its position is drawn all the same. */
  readonly named?: boolean;
  readonly pass?: 'bridge' | 'tunnel';
  /** Inner ways belong to the ground they are drawn in; nothing else joins them. */
  readonly inner?: boolean;
}

interface Join {
  readonly segment: number;
  readonly share: number;
  readonly at: Pt;
}

export interface Way extends WayInfo {
  readonly base: readonly Pt[];
  readonly joins: Join[];
}

export interface Hit {
  readonly way: Way;
  readonly segment: number;
  readonly share: number;
  readonly at: Pt;
  readonly distanceM: number;
}

interface Entry {
  readonly way: Way;
  readonly segment: number;
}

const cellM = 250;
/** A join this near to a vertex uses the vertex. */
const sameM = 4;

/**
 * The walking network while it is drawn. Ways join only at shared vertices, so whatever is joined later puts a vertex into the way it
 * meets: the same point object in both.
 */
export class Ways {
  readonly all: Way[] = [];
  readonly #cells = new Map<string, Entry[]>();

  add(info: WayInfo, points: readonly Pt[]): Way {
    const way: Way = { ...info, base: points, joins: [] };
    this.all.push(way);
    for (let segment = 0; segment + 1 < points.length; segment++) {
      const entry = { way, segment };
      for (const key of this.#keys([at(points, segment), at(points, segment + 1)], 0)) {
        const cell = this.#cells.get(key);
        if (cell) cell.push(entry);
        else this.#cells.set(key, [entry]);
      }
    }
    return way;
  }

  /** The nearest position on a way one may join. */
  nearest(p: Pt, withinM: number): Hit | undefined {
    let best: Hit | undefined;
    for (const { way, segment } of this.#near([p], withinM)) {
      const a = at(way.base, segment);
      const b = at(way.base, segment + 1);
      const share = footShare(p, a, b);
      const foot = along(a, b, share);
      const distanceM = distance(p, foot);
      if (distanceM <= withinM && (!best || distanceM < best.distanceM)) best = { way, segment, share, at: foot, distanceM };
    }
    return best;
  }

  /** The first way met when going straight from `from` to `to`. */
  cast(from: Pt, to: Pt): Hit | undefined {
    let best: Hit | undefined;
    for (const { way, segment } of this.#near([from, to], 0)) {
      const hit = crossing(from, to, at(way.base, segment), at(way.base, segment + 1));
      if (!hit) continue;
      const distanceM = distance(from, hit.at);
      if (!best || distanceM < best.distanceM) best = { way, segment, share: hit.t, at: hit.at, distanceM };
    }
    return best;
  }

  /** Puts a vertex into the way that was hit and returns it, to be used in the line that joins there. */
  join(hit: Hit): Pt {
    const ends = [
      hit.way.base[hit.segment],
      hit.way.base[hit.segment + 1],
      ...hit.way.joins.filter((j) => j.segment === hit.segment).map((j) => j.at),
    ];
    const same = ends.find((p) => p !== undefined && distance(p, hit.at) < sameM);
    if (same) return same;
    hit.way.joins.push({ segment: hit.segment, share: hit.share, at: hit.at });
    return hit.at;
  }

  *#near(points: readonly Pt[], withinM: number): Iterable<Entry> {
    const seen = new Set<Entry>();
    for (const key of this.#keys(points, withinM)) {
      for (const entry of this.#cells.get(key) ?? []) {
        if (entry.way.inner || entry.way.pass || seen.has(entry)) continue;
        seen.add(entry);
        yield entry;
      }
    }
  }

  *#keys(points: readonly Pt[], withinM: number): Iterable<string> {
    const { west, south, east, north } = bounds(points);
    for (let x = Math.floor((west - withinM) / cellM); x <= Math.floor((east + withinM) / cellM); x++) {
      for (let y = Math.floor((south - withinM) / cellM); y <= Math.floor((north + withinM) / cellM); y++) yield `${x},${y}`;
    }
  }
}

/** The way's line with everything that joins it. */
export function wayPoints(way: Way): Pt[] {
  const points: Pt[] = [];
  way.base.forEach((p, segment) => {
    points.push(p);
    const joins = way.joins.filter((j) => j.segment === segment).sort((a, b) => a.share - b.share);
    points.push(...joins.map((j) => j.at));
  });
  return points;
}
