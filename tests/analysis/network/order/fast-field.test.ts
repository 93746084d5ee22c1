import { describe, expect, test } from 'vitest';
import { createOrder, searchByOrder } from '../../../../src/analysis/network/order/fast-field.ts';
import { nearestWay, searchFrom } from '../../../../src/analysis/network/search.ts';
import { silentHost } from '../../../../src/core/result.ts';
import { draw, randomNetwork, randomPosition, randomSource, whole, withLengths } from '../random-network.ts';

/** A linear congruential generator, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a search over the order', () => {
  test('gives the field of the plain search to the last bit, sources of ties included', async () => {
    const random = generator(20261123);
    let reached = 0;
    for (let round = 0; round < 150; round++) {
      const network = randomNetwork(random);
      const order = await createOrder(network, silentHost);
      const sources = Array.from({ length: whole(random, 9) }, () => randomSource(network, random));
      const plain = searchFrom(network, sources, Infinity);
      const fast = searchByOrder(order, network, sources);
      expect(fast.distanceMm).toEqual(plain.distanceMm);
      expect(fast.source).toEqual(plain.source);
      expect(fast.seeds).toEqual(plain.seeds);
      const from = [randomPosition(network, random)];
      expect(nearestWay(fast, from)).toEqual(nearestWay(plain, from));
      reached += plain.source.filter((source) => source >= 0).length;
    }
    expect(reached).toBeGreaterThan(500);
  });

  test('where distance and source do not fit one number the plain search answers', async () => {
    const network = withLengths(
      draw([
        [0, 0],
        [100, 0],
      ]),
      () => 400_000_000,
    );
    const order = await createOrder(network, silentHost);
    const far = { positions: [{ edge: 0, offsetMm: 1, legMm: 0 }], startMm: 1e12 };
    const sources = Array.from({ length: 200 }, () => far);
    expect(searchByOrder(order, network, sources)).toEqual(searchFrom(network, sources, Infinity));
  });
});
