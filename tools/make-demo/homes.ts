import { type City, numbered } from './features.ts';
import { pointGeometry, ringGeometry } from './geometry.ts';
import { behind, enter, type Frontage, hub, spread, towards } from './ground.ts';
import { groundArea, type Pt } from './plane.ts';
import { rng } from './rng.ts';
import { centroid, type Ring } from './shape.ts';
import type { UsedLot } from './uses.ts';
import type { Ways } from './ways.ts';

export type HomeStyle = 'slab' | 'tower' | 'villa' | 'quarter' | 'village';

export interface Home {
  readonly id: string;
  readonly name: string;
  readonly ring: Ring;
  readonly middle: Pt;
  readonly style: HomeStyle;
  readonly walled: boolean;
  readonly people: number;
  readonly dwellings: number;
  readonly lot: UsedLot;
  readonly gates: readonly Frontage[];
  /** Lines of its inner ways. */
  readonly lanes: readonly (readonly Pt[])[];
}

/** 示意人口 of the whole demo city. */
const totalPeople = 420_000;
/** People per hectare before the sum is brought to `totalPeople`. */
const density: Readonly<Record<HomeStyle, number>> = { slab: 240, tower: 300, villa: 60, quarter: 210, village: 70 };
const peoplePerDwelling = 2.75;
/** One more gate for so much land. */
const landPerGateM2 = 12_000;

function styleOf(lot: UsedLot, chance: number): HomeStyle {
  if (lot.use === 'quarter') return lot.zone === 'country' ? 'village' : 'quarter';
  if (lot.zone === 'core') return chance < 0.78 ? 'slab' : 'tower';
  return chance < 0.4 ? 'slab' : chance < 0.92 ? 'tower' : 'villa';
}

/** People by land and density, whole numbers that sum to `totalPeople` exactly: what rounding leaves goes to the first homes. */
function share(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const people = weights.map((w) => Math.floor((w / sum) * totalPeople));
  let left = totalPeople - people.reduce((a, b) => a + b, 0);
  return people.map((n) => (left-- > 0 ? n + 1 : n));
}

function drawGates(city: City, ways: Ways, owner: { id: string; name: string; ring: Ring }, gates: readonly Frontage[]): Pt[][] {
  const middle = hub(owner.ring);
  return gates.map((gate, i) => {
    const main = i === 0;
    city.draw('gate', pointGeometry(gate.at), {
      name: `${owner.name}${main ? '主' : numbered('', i, 1)}门`,
      of: owner.id,
      access: main ? 'mixed' : 'pedestrian',
    });
    return enter(
      gate,
      ways,
      { name: `${owner.name}内部路`, class: 'service' },
      main && middle ? towards(gate, middle, owner.ring) : [behind(gate, 18)],
    );
  });
}

export function drawHomes(lots: readonly UsedLot[], city: City, ways: Ways): Home[] {
  const random = rng('homes');
  const used = lots.filter((lot) => lot.use === 'compound' || lot.use === 'quarter');
  const styles = used.map((lot) => styleOf(lot, random.next()));
  const people = share(used.map((lot, i) => lot.areaM2 * density[styles[i] ?? 'slab'] * random.between(0.75, 1.25)));
  const count = { compound: 0, quarter: 0, village: 0 };
  return used.map((lot, i) => {
    const style = styles[i] ?? 'slab';
    const walled = style !== 'quarter' && style !== 'village';
    const name = walled
      ? numbered('示意小区', ++count.compound, 3)
      : style === 'village'
        ? numbered('示意村', ++count.village)
        : numbered('示意老街区', ++count.quarter);
    const n = people[i] ?? 0;
    const dwellings = Math.max(1, Math.round(n / peoplePerDwelling));
    const middle = centroid(lot.ring);
    const id = city.draw('residential', ringGeometry(lot.ring), {
      name,
      walled,
      people: n,
      dwellings,
      areaM2: Math.round(groundArea(lot.areaM2, middle)),
    });
    const gates = walled ? spread(lot.fronts, 1 + Math.min(3, Math.floor(lot.areaM2 / landPerGateM2)), random) : [];
    const lanes = walled ? drawGates(city, ways, { id, name, ring: lot.ring }, gates) : drawAlleys(lot, ways, name);
    return { id, name, ring: lot.ring, middle, style, walled, people: n, dwellings, lot, gates, lanes };
  });
}

/** In an open quarter every frontage leads to the middle, so that nobody is far from a lane. */
function drawAlleys(lot: UsedLot, ways: Ways, name: string): Pt[][] {
  const middle = hub(lot.ring);
  const alley = { name: `${name}胡同`, class: 'living_street' } as const;
  return lot.fronts.map((front) => enter(front, ways, alley, middle ? towards(front, middle, lot.ring) : [behind(front, 25)]));
}
