import { inset } from './clip.ts';
import { type Frontage, frontages, occupiedBy } from './ground.ts';
import type { Lot } from './lots.ts';
import type { Rng } from './rng.ts';
import { rng } from './rng.ts';
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
  core: { compound: 0.5, quarter: 0.14, institution: 0.12, commerce: 0.12, park: 0.02, vacant: 0.03, green: 0.05 },
  mid: { compound: 0.43, quarter: 0.03, institution: 0.12, commerce: 0.1, industry: 0.08, park: 0.022, vacant: 0.09, green: 0.07 },
  station: { compound: 0.3, quarter: 0.02, institution: 0.08, commerce: 0.12, park: 0.03, vacant: 0.28, green: 0.1 },
  works: { compound: 0.16, institution: 0.05, commerce: 0.05, industry: 0.46, park: 0.02, vacant: 0.12, green: 0.08 },
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

/** Lots without a street in front can hold no compound and no park: they are left-over green or gaps. */
export function assignUses(lots: readonly Lot[], ways: Ways): UsedLot[] {
  const random = rng('uses');
  const byBlock = new Map<number, Lot[]>();
  for (const lot of lots) byBlock.set(lot.block, [...(byBlock.get(lot.block) ?? []), lot]);
  return lots.map((lot) => {
    const fronts = frontages(lot.ring, ways, random, 32, occupiedBy(byBlock.get(lot.block) ?? []));
    const wanted = draw(lot.zone, random);
    if (inset(lot.ring, narrowM / 2, 400).length === 0) return { ...lot, fronts, use: 'green' };
    if (fronts.length === 0 && wanted !== 'field') return { ...lot, fronts, use: random.chance(0.5) ? 'green' : 'vacant' };
    if (wanted === 'park' && (lot.areaM2 > 60_000 || lot.areaM2 < 3_000)) return { ...lot, fronts, use: 'green' };
    return { ...lot, fronts, use: wanted };
  });
}
