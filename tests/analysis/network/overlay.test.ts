import { describe, expect, test } from 'vitest';
import { nodeDistances } from '../../../src/analysis/network/node-distances.ts';
import { type EditedNetwork, type ExtraLink, withEdits } from '../../../src/analysis/network/overlay.ts';
import { nearestWay, type Source, searchFrom } from '../../../src/analysis/network/search.ts';
import { componentsOf } from '../../../src/analysis/network/snap.ts';
import type { Network, Position } from '../../../src/analysis/network/spec.ts';
import { seeded } from '../../oracles/tools.ts';
import { draw, randomNetwork, randomPosition, whole } from './random-network.ts';

function position(edge: number, offsetMm: number): Position {
  return { edge, offsetMm, legMm: 0 };
}

/** Sources of the original as they stand in the edited network. */
function moved({ at }: EditedNetwork, sources: readonly Source[]): Source[] {
  return sources.map(({ positions }) => ({ positions: positions.flatMap((each) => at(each) ?? []) }));
}

const ladder = draw(
  [
    [0, 0],
    [1000, 0],
  ],
  [
    [0, 100],
    [1000, 100],
  ],
);

describe('a network with edits', () => {
  test('an added way joins two islands in the middle of their streets', () => {
    const edited = withEdits(ladder, { extra: [{ from: position(0, 400_000), to: position(1, 400_000), mm: 100_000 }] });
    const [home] = moved(edited, [{ positions: [position(0, 100_000)] }]) as [Source];
    const field = searchFrom(edited.network, [home], Infinity);
    expect(nearestWay(field, [edited.at(position(1, 900_000)) as Position])?.mm).toBe(300_000 + 100_000 + 500_000);
    expect(edited.network.componentCount).toBe(1);
    expect(componentsOf(edited.network, [edited.at(position(1, 900_000)) as Position])).toEqual(new Set([0]));
    expect(ladder.componentCount).toBe(2);
  });

  test('a closed edge is walked by nobody, and a position on it is nowhere', () => {
    const square = draw([
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ]);
    const edited = withEdits(square, { closed: [1] });
    expect(edited.at(position(1, 10))).toBeNull();
    const field = searchFrom(edited.network, [{ positions: [position(0, square.edgeMm[0] as number)] }], Infinity);
    expect(nearestWay(field, [position(2, 0)])?.mm).toBe(
      (square.edgeMm[0] as number) + (square.edgeMm[3] as number) + (square.edgeMm[2] as number),
    );
  });

  test('equals a plain search over the original with its edits, on random networks', () => {
    const random = seeded(12);
    let compared = 0;
    for (let scene = 0; scene < 300; scene++) {
      const network = randomNetwork(random);
      if (network.edgeCount === 0) continue;
      const closed = Array.from({ length: whole(random, 4) }, () => whole(random, network.edgeCount));
      const extra = Array.from({ length: whole(random, 4) }, (): ExtraLink => {
        const [from, to] = [randomPosition(network, random), randomPosition(network, random)];
        return { from, to, mm: whole(random, 50) };
      });
      const from = { ...randomPosition(network, random), legMm: 0 };
      const edited = withEdits(network, { closed, extra });
      const field = searchFrom(edited.network, moved(edited, [{ positions: [from] }]), Infinity);
      const truth = plain(network, new Set(closed), extra, from);
      expect([...nodeDistances(field).subarray(0, network.nodeCount)]).toEqual(truth.slice(0, network.nodeCount));
      compared += truth.filter(Number.isFinite).length;
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

/** Relaxes all arcs until nothing changes. Ends of extra links are nodes of their own, tied to both ends of their edge and to each other. */
function plain(network: Network, closed: ReadonlySet<number>, extra: readonly ExtraLink[], from: Position): number[] {
  const arcs: [number, number, number][] = [];
  const onEdge: { readonly node: number; readonly edge: number; readonly at: number }[] = [];
  let nodes = network.nodeCount;
  const place = ({ edge, offsetMm }: Position, rounded: boolean): number => {
    const at = rounded ? Math.round(offsetMm) : Math.round(64 * offsetMm) / 64;
    const node = nodes++;
    const length = network.edgeMm[edge] as number;
    // An end of an edge is there even where the edge is closed.
    if (at === 0 || !closed.has(edge)) arcs.push([node, network.edgeFrom[edge] as number, at]);
    if ((at === length && length > 0) || !closed.has(edge)) arcs.push([node, network.edgeTo[edge] as number, length - at]);
    for (const other of onEdge) {
      const apart = Math.abs(at - other.at);
      if (other.edge === edge && (apart === 0 || !closed.has(edge))) arcs.push([node, other.node, apart]);
    }
    onEdge.push({ node, edge, at });
    return node;
  };
  for (let e = 0; e < network.edgeCount; e++) {
    if (!closed.has(e)) arcs.push([network.edgeFrom[e] as number, network.edgeTo[e] as number, network.edgeMm[e] as number]);
  }
  for (const link of extra) arcs.push([place(link.from, true), place(link.to, true), link.mm]);
  const start = closed.has(from.edge) ? -1 : place(from, false);
  const mm = new Array<number>(nodes).fill(Infinity);
  if (start >= 0) mm[start] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b, length] of arcs) {
      const [here, there] = [mm[a] as number, mm[b] as number];
      mm[a] = Math.min(here, there + length);
      mm[b] = Math.min(there, here + length);
      changed ||= mm[a] !== here || mm[b] !== there;
    }
  }
  return mm;
}
