import type { Access } from '../coverage/demand.ts';
import { walkFrom } from '../coverage/walk.ts';
import { type Answer, nearestWay, searchFrom } from '../network/search.ts';
import type { Position } from '../network/spec.ts';
import { compoundAt, type FoundGap, type Ground, weightOf } from './list.ts';

/** Where a walk may end under a change: a door, a new gate, the far end of a new link. */
export interface Entry {
  readonly positions: readonly Position[];
  /** Before the positions' own legs: the lead of a park of smaller radius, and what of the way lies behind the entry. */
  readonly startMm: number;
  /** The lead alone: no metres that anybody walks. */
  readonly leadMm: number;
  /** Index of the recorded gate, -1 for none: a compound with the same gate steps straight in. */
  readonly gate: number;
  /** Entries of one group are made by one and the same change. */
  readonly group: number;
  /** Index in the greens of the park it leads to. */
  readonly green: number;
  /** Where the change would be made, in the plane. */
  readonly at: readonly [number, number] | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A cell of a place as a trial asks of it. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly compound: number;
  readonly access: Access;
  readonly weight: number;
}

export function spotsOf(ground: Ground, { place }: FoundGap): Spot[] {
  const weight = weightOf(ground, place);
  return place.cells.map((cell) => spotAt(ground, cell, weight(cell)));
}

export function spotAt(ground: Ground, cell: number, weight = 1): Spot {
  const { cells, access } = ground;
  return {
    x: cells.x[cell] as number,
    y: cells.y[cell] as number,
    compound: compoundAt(ground, cell),
    access: access[cell] as Access,
    weight,
  };
}

/** What some entries would do for a place. */
export interface Cover {
  /** Share 0–1 of the place's demand. */
  readonly covers: number;
  /** Demand by group. */
  readonly byGroup: ReadonlyMap<number, number>;
  /** Walk from the middle, without leads; null where it stays too far. */
  readonly walkM: number | null;
  /** The entry that the middle, else most of the place, walks to. */
  readonly entry: Entry | null;
}

/** One question to a place: its cells, its middle, and which of them lie in the radius of the park of an entry. */
export interface Asked {
  readonly ground: Ground;
  readonly spots: readonly Spot[];
  readonly middle: Spot;
  readonly isInRadius: (spot: Spot, entry: Entry) => boolean;
}

/** Walks from the cells of a place to some entries, judged like every walk: whole millimetres, inclusive, and inside the straight radius. */
function coverBy({ ground, spots, middle, isInRadius }: Asked, entries: readonly Entry[]): Cover {
  const { prepared, question } = ground;
  const { limitMm } = question.walks();
  const field = searchFrom(prepared.network, entries, limitMm);
  const doorWalks = new Map<number, readonly (Answer | null)[]>();
  const doorsFrom = (compound: number): readonly (Answer | null)[] => {
    const known = doorWalks.get(compound);
    if (known) return known;
    const made = (prepared.compounds[compound]?.doors ?? []).map(({ gate, positions }): Answer | null => {
      const way = nearestWay(field, positions);
      const shared = gate < 0 ? -1 : entries.findIndex((entry) => entry.gate === gate);
      const straight = entries[shared];
      if (!straight || (way && way.mm <= straight.startMm)) return way;
      return { mm: straight.startMm, source: shared };
    });
    doorWalks.set(compound, made);
    return made;
  };
  const walk = (spot: Spot) => {
    const found = walkFrom(field, doorsFrom(spot.compound), spot.access);
    const entry = found && entries[found.source];
    return found && entry && Math.round(found.mm) <= limitMm && isInRadius(spot, entry) ? { mm: found.mm, entry } : null;
  };
  return tally(spots, middle, walk);
}

type Walked = { readonly mm: number; readonly entry: Entry } | null;

/** Sums what a way of walking does for the cells of a place. */
export function tally(spots: readonly Spot[], middle: Spot, walk: (spot: Spot) => Walked): Cover {
  const byGroup = new Map<number, number>();
  let [all, sum] = [0, 0];
  let some: Entry | null = null;
  for (const spot of spots) {
    all += spot.weight;
    const entry = walk(spot)?.entry;
    if (!entry) continue;
    some ??= entry;
    sum += spot.weight;
    byGroup.set(entry.group, (byGroup.get(entry.group) ?? 0) + spot.weight);
  }
  const own = walk(middle);
  return {
    covers: all > 0 ? sum / all : 0,
    byGroup,
    walkM: own ? (own.mm - own.entry.leadMm) / 1000 : null,
    entry: own?.entry ?? some,
  };
}

/** How many of the groups that serve most, when all are there at once, are tried alone. */
const triedAlone = 8;

/**
 * The one group of entries that would do most for a place: one new gate, one link, one park. All are tried at once first; those that serve most
 * then are tried alone, as one change is asked about. null where none helps.
 */
export function bestSingle(asked: Asked, entries: readonly Entry[]): Cover | null {
  if (entries.length === 0) return null;
  const whole = coverBy(asked, entries);
  if (whole.entry === null) return null;
  const groups = [...whole.byGroup].sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b).map(([group]) => group);
  if (new Set(entries.map(({ group }) => group)).size === 1) return whole;
  const chosen = new Set([...groups.slice(0, triedAlone), whole.entry.group]);
  const alone = [...chosen].map((group) =>
    coverBy(
      asked,
      entries.filter((entry) => entry.group === group),
    ),
  );
  return alone.reduce((best, next) => (isBetter(next, best) ? next : best));
}

function isBetter(a: Cover, b: Cover): boolean {
  const least = 1e-9;
  if (Math.abs(a.covers - b.covers) > least) return a.covers > b.covers;
  return (a.walkM ?? Infinity) < (b.walkM ?? Infinity);
}
