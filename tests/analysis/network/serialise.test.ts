import { describe, expect, test } from 'vitest';
import { networkKey } from '../../../src/analysis/network/network-key.ts';
import { nodeDistances } from '../../../src/analysis/network/node-distances.ts';
import { searchFrom } from '../../../src/analysis/network/search.ts';
import { readNetwork, serialiseNetwork } from '../../../src/analysis/network/serialise.ts';
import { snap } from '../../../src/analysis/network/snap.ts';
import type { Network } from '../../../src/analysis/network/spec.ts';
import { planeAt } from '../../../src/core/geo/plane.ts';
import { seeded } from '../../oracles/tools.ts';
import { draw, linesOf, randomNetwork, randomSource } from './random-network.ts';

/** All data of a network, without the functions of its plane. */
function dataOf({ plane, index, ...rest }: Network) {
  return { ...rest, centralMeridian: plane.centralMeridian, index: index && new Uint8Array(index.data) };
}

function expectSame(read: Network | null, network: Network): void {
  expect(read && dataOf(read)).toEqual(dataOf(network));
}

const corner = [
  [0, 0],
  [100, 0],
  [100, 80],
] as const;
const touching = [
  [50, 0.02],
  [50, 90],
] as const;

describe('a network as one buffer', () => {
  test('comes back whole: every column, index, near misses; searches and snaps are the same', () => {
    const random = seeded(3);
    for (let i = 0; i < 30; i++) {
      const network = randomNetwork(random);
      const read = readNetwork(serialiseNetwork(network)) as Network;
      expectSame(read, network);
      if (network.edgeCount === 0) continue;
      const sources = [randomSource(network, random)];
      expect(nodeDistances(searchFrom(read, sources, Infinity))).toEqual(nodeDistances(searchFrom(network, sources, Infinity)));
      const [x, y] = [(network.nodeXY[0] as number) + 3, (network.nodeXY[1] as number) + 4];
      expect(snap(read, x, y, 50)).toEqual(snap(network, x, y, 50));
    }
    const drawn = draw(corner, touching);
    expect(drawn.nearMisses).toHaveLength(1);
    const buffer = serialiseNetwork(drawn);
    expectSame(readNetwork(buffer), drawn);
    expect(serialiseNetwork(readNetwork(buffer) as Network)).toEqual(buffer);
  });

  test('a network without streets too', () => {
    const none = draw();
    expectSame(readNetwork(serialiseNetwork(none)), none);
  });

  test('any changed byte, a cut or another version is refused', () => {
    const whole = serialiseNetwork(draw(corner, touching));
    const random = seeded(9);
    for (let i = 0; i < 400; i++) {
      const bytes = new Uint8Array(whole.slice(0));
      const at = i < 40 ? i : Math.floor(random() * bytes.length);
      // The length of the header counts as content, too.
      bytes[at] = (bytes[at] as number) ^ (1 + Math.floor(random() * 255));
      expect(readNetwork(bytes.buffer)).toBeNull();
    }
    for (const length of [0, 8, 16, whole.byteLength - 8, whole.byteLength - 3]) expect(readNetwork(whole.slice(0, length))).toBeNull();
    expect(readNetwork(new ArrayBuffer(4096))).toBeNull();
  });
});

describe('the name of a network', () => {
  const plane = planeAt(117);

  test('is the same for the same lines and another for any other', () => {
    const lines = linesOf([corner, touching]);
    const key = networkKey(lines, plane);
    expect(networkKey(linesOf([corner, touching]), planeAt(117.2))).toBe(key);
    const others = [
      networkKey(linesOf([touching, corner]), plane),
      networkKey(linesOf([corner]), plane),
      networkKey(lines, planeAt(120)),
      networkKey({ ...lines, level: Int32Array.of(0, 1) }, plane),
      networkKey({ ...lines, offGround: Uint8Array.of(1, 0) }, plane),
      networkKey({ ...lines, nodeId: lines.nodeId.map((_, i) => i) }, plane),
      networkKey({ ...lines, lonLat: lines.lonLat.map((value, i) => (i === 3 ? value + 1e-14 * value : value)) }, plane),
    ];
    expect(new Set([key, ...others]).size).toBe(others.length + 1);
  });
});
