import { inset } from './clip.ts';
import type { City } from './features.ts';
import { ringGeometry } from './geometry.ts';
import type { Home, HomeStyle } from './homes.ts';
import { extent, mainDirection } from './lots.ts';
import type { Pt } from './plane.ts';
import { type Rng, rng } from './rng.ts';
import { area, at, crossing, inside, type Ring } from './shape.ts';
import type { Use, UsedLot } from './uses.ts';

/** How houses stand on a ground: rows along the street direction nearest to east–west, so that they face south. */
interface Rows {
  readonly lengthM: readonly [number, number];
  readonly depthM: readonly [number, number];
  /** From house to house in a row, and from row to row. */
  readonly gapM: number;
  readonly rowM: number;
  /** Free border along the wall. */
  readonly borderM: number;
  readonly floors: readonly [number, number];
}

const homeRows: Readonly<Record<HomeStyle, Rows>> = {
  slab: { lengthM: [36, 58], depthM: [11, 13], gapM: 8, rowM: 25, borderM: 5, floors: [5, 6] },
  tower: { lengthM: [30, 44], depthM: [14, 17], gapM: 14, rowM: 40, borderM: 8, floors: [11, 26] },
  villa: { lengthM: [14, 18], depthM: [11, 13], gapM: 12, rowM: 27, borderM: 8, floors: [2, 3] },
  quarter: { lengthM: [24, 38], depthM: [8, 10], gapM: 6, rowM: 17, borderM: 3, floors: [1, 3] },
  village: { lengthM: [26, 40], depthM: [9, 11], gapM: 9, rowM: 22, borderM: 4, floors: [1, 2] },
};

const otherRows: Readonly<Partial<Record<Use, Rows & { readonly use: string; readonly word: string }>>> = {
  institution: { lengthM: [46, 70], depthM: [14, 18], gapM: 34, rowM: 62, borderM: 16, floors: [3, 6], use: 'public', word: '公建' },
  commerce: { lengthM: [44, 66], depthM: [30, 40], gapM: 26, rowM: 62, borderM: 12, floors: [3, 14], use: 'commerce', word: '商业楼' },
  industry: { lengthM: [70, 110], depthM: [36, 48], gapM: 22, rowM: 66, borderM: 14, floors: [1, 2], use: 'industry', word: '厂房' },
};

/** A lane and the houses along it keep this far apart. */
const laneGapM = 3;

function rectangle(origin: Pt, d: Pt, length: number, depth: number): Ring {
  const n = { x: -d.y, y: d.x };
  const corner = (l: number, w: number): Pt => ({ x: origin.x + d.x * l + n.x * w, y: origin.y + d.y * l + n.y * w });
  return [corner(0, 0), corner(length, 0), corner(length, depth), corner(0, depth)];
}

/** Whether a lane passes through the house or close by. */
function inTheWay(origin: Pt, d: Pt, length: number, depth: number, lanes: readonly (readonly Pt[])[]): boolean {
  const start = { x: origin.x - (d.x - d.y) * laneGapM, y: origin.y - (d.y + d.x) * laneGapM };
  const wide = rectangle(start, d, length + 2 * laneGapM, depth + 2 * laneGapM);
  const hits = (a: Pt, b: Pt): boolean => inside(b, wide) || wide.some((p, i) => crossing(a, b, p, at(wide, i + 1)) !== undefined);
  return lanes.some((lane) => lane.some((p, i) => i > 0 && hits(at(lane, i - 1), p)));
}

/** All corners inside and no side cut by the border: the ground may have notches. */
function within(house: Ring, ground: Ring): boolean {
  if (!house.every((p) => inside(p, ground))) return false;
  return house.every((p, i) => ground.every((q, k) => crossing(p, at(house, i + 1), q, at(ground, k + 1)) === undefined));
}

/** The houses that fit wholly on the ground. */
function houses(ground: Ring, rows: Rows, lanes: readonly (readonly Pt[])[], random: Rng): Ring[] {
  const free = inset(ground, rows.borderM, 100);
  const main = mainDirection(ground);
  const turned = Math.abs(main.x) >= Math.abs(main.y) ? main : { x: -main.y, y: main.x };
  const d = turned.x < 0 ? { x: -turned.x, y: -turned.y } : turned;
  const n = { x: -d.y, y: d.x };
  const result: Ring[] = [];
  for (const part of free) {
    const [d0, d1] = extent(part, d);
    const [n0, n1] = extent(part, n);
    const depth = random.between(...rows.depthM);
    for (let w = n0; w + depth <= n1; w += rows.rowM * random.between(0.94, 1.06)) {
      for (let l = d0; l < d1; ) {
        const length = random.between(...rows.lengthM);
        const origin = { x: d.x * l + n.x * w, y: d.y * l + n.y * w };
        const house = rectangle(origin, d, length, depth);
        const fits = within(house, part) && !inTheWay(origin, d, length, depth, lanes);
        if (fits) result.push(house);
        l += fits ? length + rows.gapM : 4;
      }
    }
  }
  return result;
}

/** Whole numbers in the given proportions that sum to `total` exactly. */
function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let run = 0;
  let given = 0;
  return weights.map((w) => {
    run += w;
    const share = Math.round((run / sum) * total) - given;
    given += share;
    return share;
  });
}

/** Dwellings and people of a home go to its houses by floor area. */
function drawHome(home: Home, city: City, random: Rng): void {
  const rows = homeRows[home.style];
  const rings = houses(home.ring, rows, home.lanes, random);
  const floors = rings.map(() => random.integer(...rows.floors));
  const weights = rings.map((ring, i) => area(ring) * (floors[i] ?? 1));
  const dwellings = apportion(home.dwellings, weights);
  const people = apportion(home.people, weights);
  rings.forEach((ring, i) => {
    city.draw('building', ringGeometry(ring), {
      name: `${home.name}-${i + 1}号楼`,
      use: 'dwelling',
      floors: floors[i] ?? 1,
      dwellings: dwellings[i] ?? 0,
      people: people[i] ?? 0,
    });
  });
}

export function drawBuildings(homes: readonly Home[], lots: readonly UsedLot[], city: City): void {
  const random = rng('buildings');
  for (const home of homes) drawHome(home, city, random);
  let n = 0;
  for (const lot of lots) {
    const rows = otherRows[lot.use];
    if (!rows) continue;
    for (const ring of houses(lot.ring, rows, [], random)) {
      city.draw('building', ringGeometry(ring), {
        name: `示意${rows.word}${String(++n).padStart(4, '0')}`,
        use: rows.use,
        floors: random.integer(...rows.floors),
      });
    }
  }
}
