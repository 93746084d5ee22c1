import { describe, expect, test } from 'vitest';
import { createLiveField } from '../../../src/analysis/network/live-field.ts';
import { routeLine } from '../../../src/analysis/network/route.ts';
import { type Field, nearestWay, searchFrom, type Way } from '../../../src/analysis/network/search.ts';
import type { Network, Position } from '../../../src/analysis/network/spec.ts';
import { seeded } from '../../oracles/tools.ts';
import { draw, randomNetwork, randomPosition, randomSource, whole } from './random-network.ts';

type XY = readonly [number, number];

function gap(a: XY, b: XY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function lengthOf(xy: readonly XY[]): number {
  return xy.reduce((sum, point, i) => sum + (i === 0 ? 0 : gap(xy[i - 1] as XY, point)), 0);
}

function pointOf(network: Network, { edge, offsetMm }: Position): XY {
  const [ax = 0, ay = 0, bx = 0, by = 0] = network.edgeXY.subarray(4 * edge, 4 * edge + 4);
  const share = offsetMm / Math.max(1, network.edgeMm[edge] as number);
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

/** The drawn line is as long as the way says (less its legs and lead), and ends at the source it names. */
function check(field: Field, way: Way): void {
  const { network } = field;
  const { xy, end } = routeLine(field, way);
  const source = field.sources[way.source];
  expect(source?.positions).toContain(end);
  expect(gap(xy[0] as XY, pointOf(network, way.from))).toBeLessThan(1e-6);
  expect(gap(xy.at(-1) as XY, pointOf(network, end))).toBeLessThan(1e-6);
  const walked = way.mm - way.from.legMm - end.legMm - (source?.startMm ?? 0);
  // Each edge is rounded to a millimetre, and the plane differs from the ground by less than 1e-6.
  expect(Math.abs(1000 * lengthOf(xy) - walked)).toBeLessThan(0.51 * xy.length + 1e-6 * walked + 0.1);
}

/** Zig-zags of real lengths, so that a drawn line can be measured. */
function drawnNetwork(random: () => number): Network {
  const lines = Array.from({ length: 6 + whole(random, 10) }, () =>
    Array.from({ length: 2 + whole(random, 6) }, (): XY => [100 * whole(random, 5), 100 * whole(random, 5)]),
  );
  return draw(...lines);
}

describe('the line of a way', () => {
  test('is as long as the way and ends at its source, on random networks', () => {
    const random = seeded(41);
    let [direct, over] = [0, 0];
    for (let scene = 0; scene < 100; scene++) {
      const network = drawnNetwork(random);
      if (network.edgeCount === 0) continue;
      const sources = Array.from({ length: 1 + whole(random, 3) }, () => randomSource(network, random));
      const field = searchFrom(network, sources, random() < 0.5 ? Infinity : 400_000);
      for (let i = 0; i < 10; i++) {
        const way = nearestWay(field, [randomPosition(network, random)]);
        if (way === null) continue;
        check(field, way);
        if (way.to) direct++;
        else over++;
      }
    }
    expect(Math.min(direct, over)).toBeGreaterThan(100);
  });

  test('is found among edges of no length, in a field that was edited too', () => {
    const random = seeded(42);
    let found = 0;
    for (let scene = 0; scene < 120; scene++) {
      const network = randomNetwork(random);
      if (network.edgeCount === 0) continue;
      const live = createLiveField(network, Infinity);
      for (let id = 0; id < 4; id++) live.move(whole(random, 3), randomSource(network, random));
      const way = nearestWay(live, [randomPosition(network, random)]);
      if (way === null) continue;
      const { end } = routeLine(live, way);
      expect(live.sources[way.source]?.positions).toContain(end);
      found++;
    }
    expect(found).toBeGreaterThan(50);
  });

  test('passes the shape points of a bent street', () => {
    const network = draw([
      [0, 0],
      [100, 50],
      [200, 0],
      [300, 0],
    ]);
    const field = searchFrom(network, [{ positions: [{ edge: 2, offsetMm: 10_000, legMm: 0 }] }], Infinity);
    const way = nearestWay(field, [{ edge: 0, offsetMm: 0, legMm: 0 }]) as Way;
    expect(routeLine(field, way).xy).toHaveLength(4);
    check(field, way);
  });
});
