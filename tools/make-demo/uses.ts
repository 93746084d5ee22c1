import { inset } from './clip.ts';
import { type Frontage, frontages, occupiedBy } from './ground.ts';
import type { Lot } from './lots.ts';
import type { Pt } from './plane.ts';
import type { Rng } from './rng.ts';
import { rng } from './rng.ts';
import { centroid, distance } from './shape.ts';
import { sites } from './sites.ts';
import type { Ways } from './ways.ts';
import type { Zone } from './zones.ts';

/** What a lot is used for. `field` is land without a feature of its own. */
export type Use = 'compound' | 'quarter' | 'institution' | 'commerce' | 'industry' | 'park' | 'vacant' | 'green' | 'field';

export interface UsedLot extends Lot {
  readonly use: Use;
  readonly fronts: readonly Frontage[];
}

/** Shares by zone; what is left of 1 is `field`. */
const shares: Readonly<Record<Zone, Partial<Record<Use, number>>>> = {
  core: { compound: 0.5, quarter: 0.14, institution: 0.12, commerce: 0.12, vacant: 0.03, green: 0.05 },
  mid: { compound: 0.43, quarter: 0.03, institution: 0.12, commerce: 0.1, industry: 0.08, vacant: 0.09, green: 0.07 },
  station: { compound: 0.3, quarter: 0.02, institution: 0.08, commerce: 0.12, vacant: 0.28, green: 0.1 },
  works: { compound: 0.16, institution: 0.05, commerce: 0.05, industry: 0.46, vacant: 0.12, green: 0.08 },
  country: { quarter: 0.34, industry: 0.05, vacant: 0.05 },
  mountain: {},
};

/** Strips narrower than this, between a river and its street, are planted. */
const narrowM = 46;

function draw(zone: Zone, random: Rng): Use {
  let rest = random.next();
  for (const [use, share] of Object.entries(shares[zone])) {
    rest -= share;
    if (rest < 0) return use as Use;
  }
  return 'field';
}

/** A city that plans its parks keeps them apart; where none fits, a gap stays. */
const parkCount = 88;
const parksApartM = 570;
const parkM2 = [4_200, 52_000] as const;

/** Picks the lots that become parks: spread out, and away from the named ones. */
function withParks(lots: readonly UsedLot[]): UsedLot[] {
  const random = rng('park lots');
  const taken: Pt[] = sites.map((site) => centroid(site.ring));
  const parks = new Set<UsedLot>();
  for (const lot of random.shuffled(lots)) {
    if (parks.size === parkCount) break;
    const c = centroid(lot.ring);
    const fits = lot.zone !== 'country' && lot.fronts.length > 0 && lot.areaM2 >= parkM2[0] && lot.areaM2 <= parkM2[1] && !lot.carved;
    if (!fits || taken.some((p) => distance(p, c) < parksApartM)) continue;
    taken.push(c);
    parks.add(lot);
  }
  return lots.map((lot) => (parks.has(lot) ? { ...lot, use: 'park' } : lot));
}

/** Lots without a street in front can hold no compound and no park: they are left-over green or gaps. */
export function assignUses(lots: readonly Lot[], ways: Ways): UsedLot[] {
  const random = rng('uses');
  const byBlock = new Map<number, Lot[]>();
  for (const lot of lots) byBlock.set(lot.block, [...(byBlock.get(lot.block) ?? []), lot]);
  const used = lots.map((lot): UsedLot => {
    const fronts = frontages(lot.ring, ways, random, 32, occupiedBy(byBlock.get(lot.block) ?? []));
    const wanted = draw(lot.zone, random);
    if (inset(lot.ring, narrowM / 2, 400).length === 0) return { ...lot, fronts, use: 'green' };
    if (fronts.length === 0 && wanted !== 'field') return { ...lot, fronts, use: random.chance(0.5) ? 'green' : 'vacant' };
    return { ...lot, fronts, use: wanted };
  });
  return withParks(used);
}
