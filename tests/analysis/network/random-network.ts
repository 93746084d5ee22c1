import { buildNetwork } from '../../../src/analysis/network/build.ts';
import { contract } from '../../../src/analysis/network/links.ts';
import type { Source } from '../../../src/analysis/network/search.ts';
import type { Network, NetworkLines, Position } from '../../../src/analysis/network/spec.ts';
import { lonLat, type XY } from '../../scenes/draw.ts';

export function linesOf(lines: readonly (readonly XY[])[]): NetworkLines {
  const start = [0];
  for (const line of lines) start.push((start.at(-1) as number) + line.length);
  const count = start.at(-1) as number;
  return {
    lonLat: Float64Array.from(lines.flat().flatMap((xy) => (Number.isFinite(xy[0]) ? lonLat(xy) : [NaN, NaN]))),
    nodeId: new Float64Array(count).fill(NaN),
    lineStart: Uint32Array.from(start),
    level: new Int32Array(lines.length),
    offGround: new Uint8Array(lines.length),
  };
}

export function draw(...lines: readonly (readonly XY[])[]): Network {
  return buildNetwork(linesOf(lines));
}

/** The same network with other lengths. */
export function withLengths(network: Network, mmOf: (edge: number) => number): Network {
  const edgeMm = network.edgeMm.map((_, edge) => mmOf(edge));
  return { ...network, edgeMm, links: contract({ ...network, edgeMm }) };
}

export function whole(random: () => number, below: number): number {
  return Math.floor(random() * below);
}

/**
 * Random walks over a small grid: parallel edges, loops, rings without a fork, dead ends and islands all come up. Lengths are small whole
 * numbers, some 0, so that ties are frequent.
 */
export function randomNetwork(random: () => number, size = 6, walks = 8): Network {
  const lines = Array.from({ length: 1 + whole(random, walks) }, () => {
    let [x, y] = [whole(random, size), whole(random, size)];
    return Array.from({ length: 2 + whole(random, 12) }, (): XY => {
      const step = whole(random, 4);
      x = Math.min(size - 1, Math.max(0, x + (step === 0 ? 1 : step === 1 ? -1 : 0)));
      y = Math.min(size - 1, Math.max(0, y + (step === 2 ? 1 : step === 3 ? -1 : 0)));
      return [x * 100, y * 100];
    });
  });
  const longest = random() < 0.5 ? 4 : 100_000;
  return withLengths(draw(...lines), () => whole(random, longest));
}

export function randomPosition(network: Network, random: () => number): Position {
  const edge = whole(random, network.edgeCount);
  const length = network.edgeMm[edge] as number;
  const share = [0, 1, 0.5, random()][whole(random, 4)] as number;
  return { edge, offsetMm: share * length, legMm: random() < 0.5 ? 0 : 3 * random() };
}

export function randomSource(network: Network, random: () => number): Source {
  const positions = Array.from({ length: whole(random, 4) }, () => randomPosition(network, random));
  return random() < 0.7 ? { positions } : { positions, startMm: whole(random, 3) };
}
