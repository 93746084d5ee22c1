import { intersect, subtract } from './clip.ts';
import { type Frontage, frontages, occupiedBy } from './ground.ts';
import type { Lot } from './lots.ts';
import type { Pt } from './plane.ts';
import { rng } from './rng.ts';
import { area, at, distance, type Ring } from './shape.ts';
import type { Ways } from './ways.ts';

export interface Pocket {
  readonly ring: Ring;
  readonly front: Frontage;
}

const pocketCount = 23;
/** Pocket parks keep apart, as a city that spreads them would. */
const apartM = 700;

/** A rectangle behind the frontage, `w` along the street and `d` deep. */
function plot(front: Frontage, w: number, d: number): Ring {
  const { at: p, inward: n } = front;
  const corner = (side: number, depth: number): Pt => ({ x: p.x - n.y * side + n.x * depth, y: p.y + n.x * side + n.y * depth });
  return [corner(w / 2, -1), corner(-w / 2, -1), corner(-w / 2, d), corner(w / 2, d)];
}

/** Takes the pocket parks out of lots along streets; the lots keep the rest. */
export function carvePockets(lots: readonly Lot[], ways: Ways): { readonly lots: Lot[]; readonly pockets: Pocket[] } {
  const random = rng('pockets');
  const pockets: Pocket[] = [];
  const rest = new Map<Lot, Lot>();
  for (const lot of random.shuffled(lots.filter((l) => (l.zone === 'core' || l.zone === 'mid') && l.areaM2 > 12_000))) {
    if (pockets.length === pocketCount) break;
    const neighbours = occupiedBy(lots.filter((l) => l.block === lot.block));
    const front = frontages(lot.ring, ways, random, 30, neighbours).find((f) => f.sideM > 90);
    if (!front || pockets.some((p) => distance(p.front.at, front.at) < apartM)) continue;
    const w = random.between(28, 85);
    const cut = plot(front, w, random.between(22, 70));
    const pieces = intersect([lot.ring], [cut], 400);
    const left = subtract([lot.ring], [cut], 400);
    if (pieces.length !== 1 || left.length !== 1) continue;
    pockets.push({ ring: at(pieces, 0), front });
    rest.set(lot, { ...lot, ring: at(left, 0), areaM2: area(at(left, 0)), carved: true });
  }
  return { pockets, lots: lots.map((lot) => rest.get(lot) ?? lot) };
}
