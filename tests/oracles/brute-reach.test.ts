import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkLines } from '../../src/analysis/network/adapter.ts';
import { buildNetwork } from '../../src/analysis/network/build.ts';
import { type Places, type ReachRow, reach } from '../../src/analysis/network/reach.ts';
import type { FieldValue } from '../../src/core/asset.ts';
import { lonLat, street, type XY } from '../scenes/draw.ts';
import {
  type BruteLine,
  type BruteNetwork,
  bruteComponents,
  bruteDijkstra,
  bruteNetwork,
  bruteSnap,
  bruteWalk,
  gap,
  groundM,
  joinM,
} from './brute-network.ts';
import { seeded } from './tools.ts';

const gridM = 90;
const gridSize = 6;
/** Where the plane and the ellipsoid may differ by as much, neither side of a limit is wrong. */
const toleranceM = 0.002;

interface DrawnLine extends BruteLine {
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** One vertex: a corner of the grid, moved within, near or past the joining distance. */
const offset = fc.oneof(
  { weight: 6, arbitrary: fc.constant([0, 0] as const) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: -70, max: 70 }), fc.integer({ min: -70, max: 70 }))
      .map(([x, y]) => [x / 1000, y / 1000] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 90, max: 200 }))
      .map(([x, y]) => [x / 1000, y / 1000] as const),
  },
);
const step = fc.record({ right: fc.integer({ min: -1, max: 1 }), up: fc.integer({ min: -1, max: 1 }), offset, ownId: fc.boolean() });
const values = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ bridge: true }) },
  { weight: 1, arbitrary: fc.constant({ tunnel: 'yes' }) },
  { weight: 1, arbitrary: fc.constantFrom({ layer: 1 }, { layer: -1 }, { layer: '1', bridge: 'viaduct' }) },
);

/** Unevenly spaced corners of the grid: no two ways are equally long by chance. */
function corner(column: number, row: number): XY {
  return [column * gridM + ((column * 7 + row * 13) % 11) * 1.7, row * gridM + ((column * 5 + row * 3) % 7) * 2.3];
}

const drawnLine = fc
  .record({
    column: fc.integer({ min: 0, max: gridSize - 1 }),
    row: fc.integer({ min: 0, max: gridSize - 1 }),
    steps: fc.array(step, { minLength: 2, maxLength: 6 }),
    hasIds: fc.boolean(),
    values,
  })
  .map(({ column, row, steps, hasIds, values: own }): DrawnLine => {
    const points: XY[] = [];
    const nodes: number[] = [];
    let [x, y] = [column, row];
    for (const {
      right,
      up,
      offset: [dx, dy],
      ownId,
    } of steps) {
      const next = [x + right, y + up].map((to) => Math.min(gridSize - 1, Math.max(0, to))) as [number, number];
      if (points.length > 0 && next[0] === x && next[1] === y) continue;
      [x, y] = next;
      // A line that comes back to a corner comes back to its own vertex there.
      const known = nodes.findIndex((node) => (node - 1) % 100 === x + gridSize * y);
      const [cx, cy] = corner(x, y);
      points.push(known < 0 ? [cx + dx, cy + dy] : (points[known] as XY));
      nodes.push(known < 0 ? 1 + x + gridSize * y + (ownId ? 100 : 0) : (nodes[known] as number));
    }
    return { points, nodes: hasIds ? nodes : null, level: levelOf(own), values: own };
  });

function levelOf({ bridge = false, tunnel = false, layer = 0 }: { bridge?: unknown; tunnel?: unknown; layer?: unknown }): string {
  return [bridge !== false, tunnel !== false, Number(layer)].join();
}

/**
 * Scenes on which the text decides: no two vertices as far apart as the joining distance, and no line whose vertices come that near each
 * other without being one (whether a line joins itself there is not said).
 */
function decided(lines: readonly BruteLine[]): boolean {
  const vertices = lines.flatMap(({ points }, line) => points.map((at) => ({ at, line })));
  return vertices.every((a, i) =>
    vertices.slice(0, i).every((b) => {
      const apart = gap(a.at, b.at);
      return Math.abs(apart - joinM) > 1e-5 && (a.line !== b.line || apart === 0 || apart > joinM);
    }),
  );
}

const far = gridM * gridSize + 130;
const spot = fc
  .tuple(fc.integer({ min: -1300, max: far * 10 }), fc.integer({ min: -1300, max: far * 10 }))
  .map(([x, y]): XY => [x / 10, y / 10]);
const places = (max: number) => fc.array(fc.array(spot, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: max });

const scene = fc
  .record({
    lines: fc.array(drawnLine, { minLength: 5, maxLength: 40 }),
    from: places(8),
    to: places(5),
    limitM: fc.option(fc.integer({ min: 50, max: 1500 }), { nil: undefined }),
    accessM: fc.option(fc.integer({ min: 10, max: 200 }), { nil: undefined }),
  })
  .map((drawn) => ({ ...drawn, lines: drawn.lines.filter(({ points }) => points.length > 1) }))
  .filter(({ lines }) => lines.length > 0 && decided(lines));

function placesOf(prefix: string, all: readonly (readonly XY[])[]): Places {
  const start = [0];
  for (const points of all) start.push((start.at(-1) as number) + points.length);
  return { ids: all.map((_, i) => `${prefix}${i}`), lonLat: Float64Array.from(all.flat().flatMap(lonLat)), start: Uint32Array.from(start) };
}

/** What the text says of one `from`; `any` is the walk without a limit, `undecided` where a leg lies on the access limit. */
function expected(network: BruteNetwork, from: readonly XY[], to: readonly (readonly XY[])[], accessM: number) {
  const undecided = [from, ...to]
    .flat()
    .some((p) => bruteSnap(network, p, accessM - toleranceM).length !== bruteSnap(network, p, accessM + toleranceM).length);
  const feet = from.flatMap((p) => bruteSnap(network, p, accessM));
  const goals = to.map((points) => points.flatMap((p) => bruteSnap(network, p, accessM)));
  const walks = goals.map((goal) => bruteWalk(network, feet, goal, bruteDijkstra(network, goal)));
  const mine = bruteComponents(network, feet);
  const connected = goals.some((goal) => [...bruteComponents(network, goal)].some((component) => mine.has(component)));
  const any = Math.min(...walks);
  return { any, walks, connected, undecided };
}

function check(row: ReachRow, truth: ReturnType<typeof expected>, limitM: number): void {
  if (truth.undecided || Math.abs(truth.any - limitM) <= toleranceM) return;
  const status = Number.isFinite(truth.any) && truth.any <= limitM ? 'reached' : truth.connected ? 'beyond' : 'unknown';
  expect(row.status).toBe(status);
  if (status !== 'reached') return;
  expect(Math.abs((row.metres as number) - truth.any)).toBeLessThan(toleranceM);
  const chosen = Number(row.toId?.slice(1));
  expect((truth.walks[chosen] as number) - truth.any).toBeLessThan(toleranceM);
  // A tie to the last digit goes to the earlier: equal targets are one.
  expect(truth.walks.findIndex((metres) => metres <= truth.any + 1e-6)).toBeGreaterThanOrEqual(chosen);
}

describe('reach against brute force', () => {
  test('on random networks with bridges, islands, shared and near vertices', () => {
    const seen = { reached: 0, beyond: 0, unknown: 0 };
    fc.assert(
      fc.property(scene, ({ lines, from, to, limitM, accessM }) => {
        const streets = lines.map(({ points, nodes, values: own }, i) =>
          street(`s${i}`, points, nodes === null ? own : { ...own, nodes: [...nodes] }),
        );
        const params = { ...(limitM === undefined ? {} : { limitM }), ...(accessM === undefined ? {} : { accessM }) };
        const rows = reach(buildNetwork(networkLines(streets)), placesOf('f', from), placesOf('t', to), params);
        const network = bruteNetwork(lines);
        rows.forEach((row, i) => {
          seen[row.status]++;
          check(row, expected(network, from[i] as XY[], to, accessM ?? 100), limitM ?? Infinity);
        });
      }),
      { numRuns: 600, seed: 20261123 },
    );
    for (const many of Object.values(seen)) expect(many).toBeGreaterThan(50);
  });

  test('the limit is inclusive: a walk of exactly the limit is reached, 1 mm less is not enough', () => {
    fc.assert(
      fc.property(scene, ({ lines, from, to }) => {
        const network = buildNetwork(networkLines(lines.map(({ points, values: own }, i) => street(`s${i}`, points, own))));
        const [sources, targets] = [placesOf('f', from), placesOf('t', to)];
        for (const { id, metres } of reach(network, sources, targets)) {
          if (metres === null) continue;
          const limitM = Math.round(1000 * metres) / 1000;
          const at = (limit: number) => reach(network, sources, targets, { limitM: limit }).find((row) => row.id === id)?.status;
          expect([at(limitM), at(limitM - 0.001)]).toEqual(['reached', 'beyond']);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('a large grid', () => {
  const size = 110;

  /** Sweeps over all rows and columns, there and back, until nothing changes. */
  function swept(length: (a: number, b: number) => number, start: number): Float64Array {
    const distance = new Float64Array(size * size).fill(Infinity);
    distance[start] = 0;
    const pull = (node: number, from: number): boolean => {
      const metres = (distance[from] as number) + length(from, node);
      if (!(metres < (distance[node] as number))) return false;
      distance[node] = metres;
      return true;
    };
    const pass = (node: number): boolean => {
      const [column, row] = [node % size, Math.floor(node / size)];
      const west = column > 0 && pull(node, node - 1);
      const east = column < size - 1 && pull(node, node + 1);
      const south = row > 0 && pull(node, node - size);
      const north = row < size - 1 && pull(node, node + size);
      return west || east || south || north;
    };
    for (let changed = true; changed; ) {
      changed = false;
      for (let node = 0; node < size * size; node++) changed = pass(node) || changed;
      for (let node = size * size - 1; node >= 0; node--) changed = pass(node) || changed;
    }
    return distance;
  }

  test('of 110 × 110 jittered nodes loses none in the search', () => {
    const random = seeded(110);
    const at = Array.from(
      { length: size * size },
      (_, i): XY => [(i % size) * 20 + 6 * random(), Math.floor(i / size) * 20 + 6 * random()],
    );
    const [columns, rows] = [Array.from({ length: size }, (_, i) => i), Array.from({ length: size }, (_, i) => i)];
    const lines = [
      ...rows.map((row) =>
        street(
          `r${row}`,
          columns.map((column) => at[row * size + column] as XY),
        ),
      ),
      ...columns.map((column) =>
        street(
          `c${column}`,
          rows.map((row) => at[row * size + column] as XY),
        ),
      ),
    ];
    const memo = new Map<number, number>();
    const length = (a: number, b: number): number => {
      const key = 2 * Math.min(a, b) + (Math.abs(a - b) === 1 ? 0 : 1);
      const known = memo.get(key) ?? Math.round(1000 * groundM(at[a] as XY, at[b] as XY)) / 1000;
      memo.set(key, known);
      return known;
    };
    const start = 40 * size + 77;
    const truth = swept(length, start);
    const found = reach(
      buildNetwork(networkLines(lines)),
      placesOf(
        'f',
        at.map((p) => [p]),
      ),
      placesOf('t', [[at[start] as XY]]),
    );
    const wrong = found.filter(
      ({ status, metres }, i) => status !== 'reached' || Math.abs((metres as number) - (truth[i] as number)) > toleranceM,
    );
    expect(found).toHaveLength(size * size);
    expect(wrong).toEqual([]);
  });
});
