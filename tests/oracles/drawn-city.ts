import fc from 'fast-check';
import type { Asset } from '../../src/core/asset.ts';
import type { City } from '../../src/core/city.ts';
import { box, city, line, outline, point, polygon, street, type XY } from '../scenes/draw.ts';
import type { BruteCity, BruteGate } from './brute-coverage.ts';
import { along, bruteNetwork } from './brute-network.ts';

/**
 * Random small cities on which the text of design §4 decides. Blocks of 300 × 250 m between streets hold a compound, a park or both; where a
 * cell holds land of a gated compound its middle lies inside, no two compounds share a cell, and gates stand on their boundary.
 */
const [blockX, blockY] = [300, 250];
const [columns, rows] = [3, 2];

/** Evenly spread: at the ends of its range, where arbitraries like to be, cities are small and empty. */
const share = fc.noBias(fc.integer({ min: 0, max: 999 })).map((n) => n / 1000);
const block = fc.record({
  what: fc.constantFrom('empty', 'open', 'gated', 'ell', 'park', 'park', 'both', 'open', 'gated', 'park'),
  at: fc.tuple(share, share),
  size: fc.tuple(share, share),
  gates: fc.array(fc.record({ at: share, named: fc.boolean() }), { maxLength: 2 }),
  areaM2: fc.constantFrom(6000, 2000, 6000, 2000, 100),
  closed: fc.noBias(fc.integer({ min: 0, max: 7 })).map((n) => n === 7),
  spur: fc.option(fc.record({ to: fc.tuple(share, share), bridge: fc.noBias(fc.integer({ min: 0, max: 4 })).map((n) => n === 4) })),
  island: fc.option(fc.tuple(share, share, share, share), { freq: 5 }),
});
export type Block = typeof block extends fc.Arbitrary<infer T> ? T : never;

const barrier = fc.record({
  kind: fc.constantFrom('wall', 'water', 'rail'),
  at: fc.tuple(share, share),
  by: fc.tuple(share, share),
  bend: share,
});

export const plan = fc.record({
  blocks: fc.array(block, { minLength: columns * rows, maxLength: columns * rows }),
  jitter: fc.array(fc.tuple(share, share), { minLength: (columns + 1) * (rows + 1), maxLength: (columns + 1) * (rows + 1) }),
  missing: fc.array(fc.nat({ max: 30 }), { maxLength: 4 }),
  barriers: fc.array(barrier, { maxLength: 6 }),
  extent: fc.option(fc.tuple(share, share), { freq: 1 }),
});
export type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

interface Place {
  readonly id: string;
  readonly ring: XY[];
}
interface Home extends Place {
  readonly gated: boolean;
}
interface Park extends Place {
  readonly areaM2: number;
  readonly open: boolean;
}
interface Way {
  readonly points: readonly XY[];
  readonly bridge: boolean;
}

export interface DrawnCity {
  readonly homes: Home[];
  readonly parks: Park[];
  readonly gates: BruteGate[];
  readonly ways: Way[];
  readonly barriers: { readonly kind: string; readonly points: XY[] }[];
  readonly extent: readonly [XY, XY] | null;
}

function rectangle([x1, y1]: XY, [x2, y2]: XY): XY[] {
  return [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ];
}

/** A side low enough in its cell, and one high enough in its, that the cells' middles lie between. */
function sideBetween(from: number, cells: number, at: number, size: number): [number, number] {
  const first = Math.floor(at * (cells - 2));
  const count = 2 + Math.floor(size * (cells - 1 - first));
  return [from + 25 * first + 0.3 + 10 * size, from + 25 * (first + Math.min(count, cells - first) - 1) + 14.1 + 10 * at];
}

function onRing(ring: readonly XY[], at: number): XY {
  const side = Math.floor(at * ring.length);
  return along(ring[side] as XY, ring[(side + 1) % ring.length] as XY, 0.1 + 0.8 * (at * ring.length - side));
}

class Draughtsman {
  readonly drawn: DrawnCity = { homes: [], parks: [], gates: [], ways: [], barriers: [], extent: null };

  block(spec: Block, index: number): void {
    const [left, bottom] = [(index % columns) * blockX, Math.floor(index / columns) * blockY];
    const [x1, x2] = sideBetween(left + 50, spec.what === 'both' ? 5 : 8, spec.at[0], spec.size[0]);
    const [y1, y2] = sideBetween(bottom + 25, 8, spec.at[1], spec.size[1]);
    const ring = rectangle([x1, y1], [x2, y2]);
    const id = `${spec.what}${index}`;
    if (spec.what === 'open')
      this.home({ id, ring: ring.map(([x, y], i): XY => [x + 9 * Math.sin(7 * i + x1), y + 9 * Math.cos(5 * i + y1)]), gated: false }, []);
    if (spec.what === 'gated')
      this.home(
        { id, ring, gated: true },
        spec.gates.map(({ at, named }) => ({ at: onRing(ring, at), of: named ? [id] : [] })),
      );
    if (spec.what === 'ell') this.ell(spec, id, ring);
    if (spec.what === 'park')
      this.park(
        spec,
        id,
        ring,
        spec.gates.map(({ at, named }) => ({ at: onRing(ring, at), of: named ? [id] : [] })),
      );
    if (spec.what === 'both') this.both(spec, id, ring);
  }

  private home(home: Home, gates: readonly BruteGate[]): void {
    this.drawn.homes.push(home);
    this.drawn.gates.push(...gates);
  }

  private park({ areaM2, closed }: Block, id: string, ring: XY[], gates: readonly BruteGate[]): void {
    this.drawn.parks.push({ id, ring, areaM2, open: !closed });
    this.drawn.gates.push(...gates);
  }

  /** A compound without its upper right quarter; gates in its long sides only, far from the inner corner. */
  private ell(spec: Block, id: string, [low, , high]: readonly XY[]): void {
    const [[x1, y1], [x2, y2]] = [low as XY, high as XY];
    const cut = (from: number, to: number) => from - (from % 25) + 25 * Math.floor((to - from) / 50) + 15.7;
    const [x3, y3] = [cut(x1, x2), cut(y1, y2)];
    const ring: XY[] = [
      [x1, y1],
      [x2, y1],
      [x2, y3],
      [x3, y3],
      [x3, y2],
      [x1, y2],
    ];
    const sidesWithGates: XY[][] = [
      [
        [x1, y1],
        [x2, y1],
      ],
      [
        [x1, y2],
        [x1, y1],
      ],
    ];
    const gates = spec.gates.map(({ at, named }) => {
      const [a, b] = sidesWithGates[at < 0.5 ? 0 : 1] as [XY, XY];
      return { at: along(a, b, 0.05 + 0.9 * ((2 * at) % 1)), of: named ? [id] : [] };
    });
    this.home({ id, ring: x3 < x2 - 1 && y3 < y2 - 1 ? ring : rectangle(low as XY, high as XY), gated: true }, gates);
  }

  /** A compound and a park with a side in common, and gates in that side which belong to both; a path in the park leads to each. */
  private both(spec: Block, id: string, ring: XY[]): void {
    const [[, y1], [x2], [, y2]] = ring as [XY, XY, XY];
    for (const { at } of spec.gates) {
      const y = y1 + (0.1 + 0.8 * at) * (y2 - y1);
      this.drawn.ways.push({
        points: [
          [x2 + 97.3, y + 1.3],
          [x2 + 3.1, y],
        ],
        bridge: false,
      });
    }
    this.home(
      { id, ring, gated: true },
      spec.gates.map(({ at }) => ({ at: [x2, y1 + (0.1 + 0.8 * at) * (y2 - y1)] as XY, of: [] })),
    );
    this.park(
      spec,
      `${id}p`,
      rectangle([x2, y1], [x2 + 60.2, y2]),
      spec.gates.slice(1).map(() => ({ at: [x2 + 60.2, y1 + 20.4] as XY, of: [`${id}p`] })),
    );
  }

  streets({ jitter, missing, blocks }: Plan): void {
    const corner = (i: number, j: number): XY => {
      const [dx, dy] = jitter[j * (columns + 1) + i] as readonly [number, number];
      return [i * blockX + 10 * dx - 5, j * blockY + 10 * dy - 5];
    };
    let number = 0;
    const segment = (a: XY, b: XY) => {
      if (!missing.includes(number++)) this.drawn.ways.push({ points: [a, b], bridge: false });
    };
    for (let j = 0; j <= rows; j++) for (let i = 0; i < columns; i++) segment(corner(i, j), corner(i + 1, j));
    for (let i = 0; i <= columns; i++) for (let j = 0; j < rows; j++) segment(corner(i, j), corner(i, j + 1));
    blocks.forEach(({ spur, island }, index) => {
      const [i, j] = [index % columns, Math.floor(index / columns)];
      const inside = (x: number, y: number): XY => [(i + 0.08 + 0.84 * x) * blockX + 0.13, (j + 0.08 + 0.84 * y) * blockY + 0.17];
      if (spur) this.drawn.ways.push({ points: [corner(i, j), inside(...spur.to)], bridge: spur.bridge });
      if (island) this.drawn.ways.push({ points: [inside(island[0], island[1]), inside(island[2], island[3])], bridge: false });
    });
  }

  barrier({ kind, at, by, bend }: Plan['barriers'][number]): void {
    const from: XY = [at[0] * columns * blockX + 0.41, at[1] * rows * blockY + 0.23];
    const middle: XY = [from[0] + 240 * (by[0] - 0.5), from[1] + 240 * (by[1] - 0.5)];
    this.drawn.barriers.push({ kind, points: [from, middle, [middle[0] + 90 * (bend - 0.5), middle[1] + 60 * bend + 0.7]] });
  }
}

export function drawCity(spec: Plan): DrawnCity {
  const hand = new Draughtsman();
  spec.blocks.forEach((one, index) => {
    hand.block(one, index);
  });
  hand.streets(spec);
  for (const one of spec.barriers) hand.barrier(one);
  if (spec.extent === null) return hand.drawn;
  const [x, y] = spec.extent;
  return {
    ...hand.drawn,
    extent: [
      [-50.3 + 300 * x, -60.7],
      [951.9, 560.3 - 200 * y],
    ],
  };
}

/** The drawn city as our own assets; `cells` become communities, so that each cell has a row of its own. */
export function asCity({ homes, parks, gates, ways, barriers, extent }: DrawnCity, cells: readonly XY[] = []): City {
  const assets: Asset[] = [
    ...homes.map(({ id, ring, gated }) => polygon('residential', id, ring, { walled: gated })),
    ...parks.map(({ id, ring, areaM2, open }) => polygon('park', id, ring, { areaM2, open })),
    ...gates.map(({ at, of }, i) => point('gate', `g${i}`, at, of.length > 0 ? { of: of[0] as string } : {})),
    ...ways.map(({ points, bridge }, i) => street(`s${i}`, points, bridge ? { bridge: true, layer: 1 } : {})),
    ...barriers.map(({ kind, points }, i) => line(kind, `b${i}`, points)),
    ...cells.map(([x, y]) => box('area', `${x} ${y}`, [x, y], [x + 25, y + 25], { level: 'community', code: `${x} ${y}`, name: '' })),
  ];
  return city(assets, extent === null ? {} : { extent: outline(...extent) });
}

/** The same for the brute force: only parks that count, with the radius of their size. */
export function asBrute({ homes, parks, gates, ways, barriers, extent }: DrawnCity): BruteCity {
  const counted = parks.filter(({ open, areaM2 }) => open && areaM2 >= 400);
  return {
    network: bruteNetwork(ways.map(({ points, bridge }) => ({ points, nodes: null, level: bridge ? 'bridge' : '' }))),
    offGround: ways.map(({ bridge }) => bridge),
    parks: counted.map(({ id, ring, areaM2 }) => ({ id, ring, radiusM: areaM2 >= 5000 ? 500 : 300 })),
    compounds: homes,
    gates,
    barriers,
    extent: extent === null ? null : rectangle(...extent),
  };
}
