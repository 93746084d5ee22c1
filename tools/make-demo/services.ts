import { type City, numbered } from './features.ts';
import { pointGeometry } from './geometry.ts';
import { rng } from './rng.ts';
import { pickApart, type Spot } from './spots.ts';
import type { Use } from './uses.ts';

interface FacilityPlan {
  readonly type: string;
  readonly word: string;
  readonly count: number;
  readonly apartM: number;
  /** Where it stands; absent: anywhere in town. */
  readonly uses?: readonly Use[];
  readonly mainStreet?: boolean;
  readonly capacity?: readonly [number, number];
  readonly hours?: string;
}

/** Local services of the living circle. How many: enough that most homes have most kinds, few enough that gaps show. */
const plans: readonly FacilityPlan[] = [
  { type: 'kindergarten', word: '示意幼儿园', count: 120, apartM: 330, capacity: [180, 360] },
  { type: 'primary-school', word: '示意小学', count: 52, apartM: 620, uses: ['institution'], capacity: [700, 2000] },
  { type: 'middle-school', word: '示意中学', count: 26, apartM: 1000, uses: ['institution'], capacity: [900, 2400] },
  { type: 'health-station', word: '示意卫生服务站', count: 76, apartM: 450, hours: '08:00-20:00' },
  { type: 'pharmacy', word: '示意药店', count: 190, apartM: 190, hours: '08:00-21:30' },
  { type: 'elderly-care', word: '示意日间照料中心', count: 66, apartM: 480, capacity: [20, 80], hours: '08:00-18:00' },
  { type: 'culture-station', word: '示意文化站', count: 56, apartM: 520, hours: '08:30-20:30' },
  { type: 'fitness', word: '示意健身场地', count: 150, apartM: 260, hours: '00:00-24:00' },
  { type: 'market', word: '示意菜市场', count: 46, apartM: 620, uses: ['commerce', 'quarter'], hours: '06:00-19:00' },
  { type: 'convenience', word: '示意便利店', count: 330, apartM: 140, hours: '07:00-23:00' },
  { type: 'bus-stop', word: '示意公交站', count: 280, apartM: 300, mainStreet: true },
];

function drawFacilities(list: readonly Spot[], city: City): void {
  for (const plan of plans) {
    const random = rng(`facility ${plan.type}`);
    const fit = list.filter(
      (spot) => spot.zone !== 'country' && (plan.uses?.includes(spot.use) ?? true) && (!plan.mainStreet || spot.mainStreet),
    );
    pickApart(fit, plan.count, plan.apartM, random).forEach((spot, i) => {
      city.draw('facility', pointGeometry(spot.at), {
        name: numbered(plan.word, i + 1, 3),
        type: plan.type,
        accessible: random.chance(0.7),
        ...(plan.capacity ? { capacity: random.integer(plan.capacity[0] / 20, plan.capacity[1] / 20) * 20 } : {}),
        ...(plan.hours ? { hours: plan.hours } : {}),
      });
    });
  }
}

function drawToilets(list: readonly Spot[], city: City): void {
  const random = rng('toilets');
  pickApart(
    list.filter((spot) => spot.zone !== 'country'),
    150,
    380,
    random,
  ).forEach((spot, i) => {
    city.draw('toilet', pointGeometry(spot.at), {
      name: numbered('示意公厕', i + 1, 3),
      grade: random.pick(['1', '2', '2', '3']),
      type: random.chance(0.7) ? 'detached' : 'attached',
      eco: random.chance(0.3),
      third: random.chance(0.35),
      accessible: random.chance(0.8),
      menSeats: random.integer(3, 8),
      womenSeats: random.integer(4, 12),
      inPark: spot.use === 'park',
      hours: random.chance(0.5) ? '00:00-24:00' : '06:00-22:00',
    });
  });
}

/** Walkers' crossings where lots face a main street. */
function drawCrossings(list: readonly Spot[], city: City): void {
  const random = rng('crossings');
  pickApart(
    list.filter((spot) => spot.mainStreet),
    220,
    240,
    random,
  ).forEach((spot, i) => {
    city.draw('crossing', pointGeometry(spot.at), {
      name: numbered('示意过街设施', i + 1, 3),
      type: random.pick(['zebra', 'zebra', 'signal', 'signal', 'footbridge']),
      accessible: random.chance(0.75),
      refuge: random.chance(0.4),
    });
  });
}

export function drawServices(list: readonly Spot[], city: City): void {
  drawFacilities(list, city);
  drawToilets(list, city);
  drawCrossings(list, city);
}
