import type { Pt } from './plane.ts';
import type { Rng } from './rng.ts';
import { distance } from './shape.ts';
import type { Use, UsedLot } from './uses.ts';
import type { Zone } from './zones.ts';

/** A place at the street side of a lot, a few metres outside its boundary: reachable without passing a gate. */
export interface Spot {
  readonly at: Pt;
  readonly use: Use;
  readonly zone: Zone;
  readonly street: string;
  readonly mainStreet: boolean;
}

const outsideM = 3;

export function spots(lots: readonly UsedLot[]): Spot[] {
  return lots.flatMap((lot) =>
    lot.fronts.map((front) => ({
      at: { x: front.at.x - front.inward.x * outsideM, y: front.at.y - front.inward.y * outsideM },
      use: lot.use,
      zone: lot.zone,
      street: front.hit.way.name,
      mainStreet: front.hit.way.named === true,
    })),
  );
}

/** Up to `count` spots, no two nearer than `apartM`. */
export function pickApart(list: readonly Spot[], count: number, apartM: number, random: Rng): Spot[] {
  const picked: Spot[] = [];
  for (const spot of random.shuffled(list)) {
    if (picked.length === count) break;
    if (picked.every((other) => distance(other.at, spot.at) >= apartM)) picked.push(spot);
  }
  return picked;
}
