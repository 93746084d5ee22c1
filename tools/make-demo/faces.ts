import { barriers } from './barriers.ts';
import type { Plan, Stretch } from './plan.ts';
import { type Pt, rim } from './plane.ts';
import { along, at, crossing, distance, minus, type Ring, signedArea } from './shape.ts';

/** Land that streets, rivers and railways take on each side of their line, m. */
const streetHalfM = { primary: 24, secondary: 17, tertiary: 12, residential: 9, unclassified: 8 } as const;

export interface Side {
  readonly from: Pt;
  readonly to: Pt;
  readonly halfM: number;
}

/** A piece of the box between streets, rivers, railways and rim; counter-clockwise. */
export interface Face {
  readonly ring: Ring;
  readonly sides: readonly Side[];
}

const key = (p: Pt): string => `${Math.round(p.x * 100)},${Math.round(p.y * 100)}`;

/** A line cut at the given points, which lie on it. */
function cut(line: readonly Pt[], points: readonly Pt[], halfM: number): Side[] {
  const sides: Side[] = [];
  for (let i = 1; i < line.length; i++) {
    const a = at(line, i - 1);
    const b = at(line, i);
    const lengthM = distance(a, b);
    const on = points
      .filter((p) => Math.abs(distance(a, p) + distance(p, b) - lengthM) < 0.001)
      .sort((p, q) => distance(a, p) - distance(a, q));
    const stops = [a, ...on, b];
    for (let k = 1; k < stops.length; k++) {
      if (key(at(stops, k - 1)) !== key(at(stops, k))) sides.push({ from: at(stops, k - 1), to: at(stops, k), halfM });
    }
  }
  return sides;
}

const passPoints = (stretch: Stretch): Pt[] => stretch.passes.map((pass) => along(stretch.from, stretch.to, pass.share));

function barrierSides(streetPasses: readonly Pt[]): Side[] {
  return barriers.flatMap((barrier) => {
    const others = barriers.filter((other) => other !== barrier);
    const crossings: Pt[] = [];
    for (const other of others) {
      for (let i = 1; i < other.line.length; i++) {
        for (let k = 1; k < barrier.line.length; k++) {
          // The pair is always taken in the same order, so that both lines get the same point.
          const [first, second] = barrier.id < other.id ? [barrier, other] : [other, barrier];
          const [m, n] = first === barrier ? [k, i] : [i, k];
          const hit = crossing(at(first.line, m - 1), at(first.line, m), at(second.line, n - 1), at(second.line, n));
          if (hit) crossings.push(hit.at);
        }
      }
    }
    return cut(barrier.line, [...streetPasses, ...crossings], barrier.landHalfM);
  });
}

function rimSides(points: readonly Pt[]): Side[] {
  const corners = [
    { x: rim.west, y: rim.south },
    { x: rim.east, y: rim.south },
    { x: rim.east, y: rim.north },
    { x: rim.west, y: rim.north },
  ];
  return cut([...corners, at(corners, 0)], points, 0);
}

function allSides(plan: Plan): Side[] {
  const passes = plan.stretches.flatMap(passPoints);
  const streets = plan.stretches.flatMap((stretch) => cut([stretch.from, stretch.to], passPoints(stretch), streetHalfM[stretch.class]));
  const ends = [...plan.stretches.flatMap((s) => [s.from, s.to]), ...barriers.flatMap((b) => [at(b.line, 0), at(b.line, -1)])];
  return [...streets, ...barrierSides(passes), ...rimSides(ends)];
}

/** Takes off dead ends until none is left: they bound nothing. */
function withoutDeadEnds(sides: readonly Side[]): Side[] {
  let kept = [...sides];
  for (;;) {
    const degree = new Map<string, number>();
    for (const side of kept) for (const k of [key(side.from), key(side.to)]) degree.set(k, (degree.get(k) ?? 0) + 1);
    const next = kept.filter((side) => (degree.get(key(side.from)) ?? 0) > 1 && (degree.get(key(side.to)) ?? 0) > 1);
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

/** Grows with the angle of a direction from −x counter-clockwise; spares the arc tangent. */
function turn(from: Pt, to: Pt): number {
  const d = minus(to, from);
  const p = d.y / (Math.abs(d.x) + Math.abs(d.y));
  return d.x >= 0 ? p : 2 - p;
}

interface Half {
  readonly side: Side;
  readonly from: Pt;
  readonly to: Pt;
  used: boolean;
}

export function faces(plan: Plan): Face[] {
  const sides = withoutDeadEnds(allSides(plan));
  const halves: Half[] = sides.flatMap((side) => [
    { side, from: side.from, to: side.to, used: false },
    { side, from: side.to, to: side.from, used: false },
  ]);
  const leaving = new Map<string, Half[]>();
  for (const half of halves) leaving.set(key(half.from), [...(leaving.get(key(half.from)) ?? []), half]);
  for (const list of leaving.values()) list.sort((a, b) => turn(a.from, a.to) - turn(b.from, b.to));
  const next = (half: Half): Half => {
    const list = leaving.get(key(half.to)) ?? [];
    const back = list.findIndex((other) => other.side === half.side);
    return at(list, back - 1);
  };
  const result: Face[] = [];
  for (const start of halves) {
    const face: Half[] = [];
    for (let half = start; !half.used; half = next(half)) {
      half.used = true;
      face.push(half);
    }
    const ring = face.map((half) => half.from);
    if (ring.length >= 3 && signedArea(ring) > 0) result.push({ ring, sides: face.map((half) => half.side) });
  }
  return result;
}
