import { describe, expect, test } from 'vitest';
import { positionAlong } from '../../../src/analysis/network/link-line.ts';
import { reachedIntervals, reachedParts } from '../../../src/analysis/network/reached.ts';
import { nearestWay, searchFrom } from '../../../src/analysis/network/search.ts';
import { seeded } from '../../oracles/tools.ts';
import { draw, randomNetwork, randomSource, whole } from './random-network.ts';

const crossing = draw(
  [
    [0, 0],
    [500, 0],
    [1000, 0],
  ],
  [
    [500, 0],
    [500, 300],
  ],
);

function at(edge: number, offsetMm: number, legMm = 0) {
  return { positions: [{ edge, offsetMm, legMm }] };
}

describe('reached parts of streets', () => {
  test('are cut to the millimetre, around the source and past the fork', () => {
    const field = searchFrom(crossing, [at(0, 400_000, 20_000)], 1e6);
    // 180 m each way after the leg: 100 m to the fork, then 80 m into both arms.
    expect(reachedParts(field, 200_000).lengthMm).toBe(180_000 + 100_000 + 2 * 80_000);
    expect(reachedParts(field, 20_000).lengthMm).toBe(0);
    expect(reachedParts(field, 20_001).lengthMm).toBe(2);
    expect(reachedParts(field, 0).start).toEqual(Uint32Array.of(0));
  });

  test('meet from both ends and are then one line; without a limit the island is left out', () => {
    const network = draw(
      [
        [0, 0],
        [300, 40],
        [1000, 0],
      ],
      [
        [5000, 0],
        [5100, 0],
      ],
    );
    const [a = 0, b = 0] = network.edgeMm;
    const ends = searchFrom(network, [at(0, 0), at(1, b)], Infinity);
    expect(reachedParts(ends, 300_000)).toMatchObject({ start: Uint32Array.of(0, 2, 4), lengthMm: 600_000 });
    const all = reachedParts(ends, Infinity);
    expect(all.lengthMm).toBe(a + b);
    expect(all.start).toEqual(Uint32Array.of(0, 3));
    expect([...all.xy.subarray(2, 4)]).toEqual([...network.edgeXY.subarray(2, 4)]);
  });

  test('hold exactly the places from which a walk is within the limit, on random networks', () => {
    const random = seeded(31);
    const seen: [number, number] = [0, 0];
    const wrong: [number, number][] = [];
    for (let scene = 0; scene < 100; scene++) {
      const network = randomNetwork(random);
      const { linkCount, linkMm } = network.links;
      const field = searchFrom(network, [randomSource(network, random), randomSource(network, random)], Infinity);
      const limit = [1, 3, 80_000, 300_000][whole(random, 4)] as number;
      for (let link = 0; link < linkCount; link++) {
        const parts = reachedIntervals(field, link, limit);
        expect(parts.filter(([from], i) => from <= (parts[i - 1]?.[1] ?? -1))).toEqual([]);
        for (let i = 0; i < 8; i++) {
          const mm = whole(random, (linkMm[link] as number) + 1);
          const walk = nearestWay(field, [positionAlong(network, link, mm)])?.mm ?? Infinity;
          const inside = parts.some(([from, to]) => mm >= from && mm <= to);
          // A place that alone is within the limit has no length, and is left out.
          if (walk !== limit && inside !== (walk < limit && (linkMm[link] as number) > 0)) wrong.push([link, mm]);
          seen[inside ? 1 : 0]++;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(Math.min(...seen)).toBeGreaterThan(300);
  });
});
