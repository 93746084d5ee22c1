import type { GuideData, NamedRun } from './frame.ts';
import { eastWest } from './frame-ew.ts';
import { northSouth } from './frame-ns.ts';
import { type Pt, plane } from './plane.ts';
import { rng } from './rng.ts';
import { at } from './shape.ts';

/** A line streets may follow, in plane metres: `knots` are [along, across], along rising. */
export interface Guide {
  readonly id: string;
  readonly axis: 'ns' | 'ew';
  readonly knots: readonly (readonly [number, number])[];
  readonly runs: readonly NamedRun[];
  readonly rim: boolean;
  readonly drawn: boolean;
}

export interface Guides {
  readonly ns: readonly Guide[];
  readonly ew: readonly Guide[];
}

/** Wider gaps between named guides get drawn ones, about this far apart. */
const widestGapM = 560;
const usualGapM = 420;
/** Drawn guides bend by up to this much at every knot, so that blocks are not all alike. */
const wobbleM = 24;

/** Across at `along`: linear between knots, level beyond them. */
export function across(guide: Pick<Guide, 'knots'>, along: number): number {
  const { knots } = guide;
  const first = at(knots, 0);
  if (along <= first[0]) return first[1];
  for (let i = 1; i < knots.length; i++) {
    const [a0, c0] = at(knots, i - 1);
    const [a1, c1] = at(knots, i);
    if (along <= a1) return c0 + ((c1 - c0) * (along - a0)) / (a1 - a0);
  }
  return at(knots, knots.length - 1)[1];
}

function named(axis: 'ns' | 'ew', data: GuideData): Guide {
  const knots = data.at.map(([alongDegrees, acrossDegrees]): readonly [number, number] => {
    const p = axis === 'ns' ? plane(acrossDegrees, alongDegrees || 36.19) : plane(alongDegrees || 117.1, acrossDegrees);
    return axis === 'ns' ? [p.y, p.x] : [p.x, p.y];
  });
  return { id: data.id, axis, knots, runs: data.runs, rim: data.id.startsWith('rim-'), drawn: false };
}

/** Drawn guides between two neighbours, each a share of the way across. */
function between(a: Guide, b: Guide, middle: number): Guide[] {
  const random = rng(`guides ${a.id} ${b.id}`);
  const gap = across(b, middle) - across(a, middle);
  if (gap <= widestGapM || a.id === '山前') return [];
  const parts = Math.max(2, Math.round(gap / usualGapM));
  return Array.from({ length: parts - 1 }, (_, k) => {
    const share = (k + 1) / parts;
    const knots: [number, number][] = [];
    for (let along = -9600; along <= 9600; along += 800) {
      const level = across(a, along) + (across(b, along) - across(a, along)) * share;
      knots.push([along, level + random.between(-wobbleM, wobbleM)]);
    }
    return { id: `${a.id}+${k + 1}`, axis: a.axis, knots, runs: [], rim: false, drawn: true };
  });
}

function filled(list: readonly Guide[]): Guide[] {
  return list.flatMap((guide, i) => {
    const next = list[i + 1];
    return next ? [guide, ...between(guide, next, 0)] : [guide];
  });
}

export function guides(): Guides {
  return { ns: filled(northSouth.map((data) => named('ns', data))), ew: filled(eastWest.map((data) => named('ew', data))) };
}

/** Where a N–S and an E–W guide cross: alternating look-up, which settles at once because both are nearly straight. */
export function meet(ns: Guide, ew: Guide): Pt {
  let y = across(ew, 0);
  let x = across(ns, y);
  for (let i = 0; i < 40; i++) {
    y = across(ew, x);
    x = across(ns, y);
  }
  return { x, y };
}
