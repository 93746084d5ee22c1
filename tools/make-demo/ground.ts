import type { Lot } from './lots.ts';
import type { Pt } from './plane.ts';
import type { Rng } from './rng.ts';
import { along, at, bounds, centroid, distance, dot, inside, minus, type Ring, size } from './shape.ts';
import type { Hit, WayClass, Ways } from './ways.ts';

/** A place on a boundary from which a street or lane can be reached straight ahead. */
export interface Frontage {
  readonly at: Pt;
  /** Unit vector into the ground. */
  readonly inward: Pt;
  readonly sideM: number;
  readonly hit: Hit;
}

/** Finds out whether a point lies in a lot; lots are looked up by block. */
export type Occupied = (p: Pt) => boolean;

export function occupiedBy(lots: readonly Lot[]): Occupied {
  const boxed = lots.map((lot) => ({ ring: lot.ring, box: bounds(lot.ring) }));
  return (p) => boxed.some(({ ring, box }) => p.x > box.west && p.x < box.east && p.y > box.south && p.y < box.north && inside(p, ring));
}

/** One frontage per side that has a way within `reachM` in front of it and no neighbour in between. */
export function frontages(ring: Ring, ways: Ways, random: Rng, reachM: number, occupied: Occupied): Frontage[] {
  const found: Frontage[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, i + 1);
    const sideM = distance(a, b);
    const share = random.between(0.3, 0.7);
    if (sideM < 16) continue;
    const p = along(a, b, share);
    const d = minus(b, a);
    const out = { x: d.y / size(d), y: -d.x / size(d) };
    const step = (m: number): Pt => ({ x: p.x + out.x * m, y: p.y + out.y * m });
    if (occupied(step(2))) continue;
    const hit = ways.cast(step(0.2), step(reachM));
    if (hit) found.push({ at: p, inward: { x: -out.x, y: -out.y }, sideM, hit });
  }
  return found;
}

/** Picks up to `count` frontages, the first by chance, each next the farthest from those picked. */
export function spread(list: readonly Frontage[], count: number, random: Rng): Frontage[] {
  const rest = random.shuffled(list);
  const picked: Frontage[] = rest.splice(0, 1);
  while (picked.length < count && rest.length > 0) {
    const apart = (f: Frontage): number => Math.min(...picked.map((p) => distance(p.at, f.at)));
    const best = rest.reduce((far, f) => (apart(f) > apart(far) ? f : far));
    if (apart(best) < 60) break;
    picked.push(best);
    rest.splice(rest.indexOf(best), 1);
  }
  return picked;
}

/** Draws the way from the street through the gate: shared vertices at the street and on the boundary. Returns its line. */
export function enter(front: Frontage, ways: Ways, info: { readonly name: string; readonly class: WayClass }, points: readonly Pt[]): Pt[] {
  const line = [ways.join(front.hit), front.at, ...points];
  ways.add({ ...info, inner: true }, line);
  return line;
}

/** A point `m` metres behind the gate. */
export const behind = (front: Frontage, m: number): Pt => ({ x: front.at.x + front.inward.x * m, y: front.at.y + front.inward.y * m });

/** From the gate straight in until the middle is abeam, then across to it; straight to it where that would leave the ground. */
export function towards(front: Frontage, middle: Pt, ring: Ring): Pt[] {
  const turn = behind(front, dot(minus(middle, front.at), front.inward));
  return inside(turn, ring) && distance(turn, middle) > 2 ? [turn, middle] : [middle];
}

/** The middle of the ground, or undefined where the ground is so bent that its middle lies outside. */
export function hub(ring: Ring): Pt | undefined {
  const c = centroid(ring);
  return inside(c, ring) ? c : undefined;
}
