import { describe, expect, test } from 'vitest';
import { createLiveField, type LiveField } from '../../../src/analysis/network/live-field.ts';
import { searchFrom } from '../../../src/analysis/network/search.ts';
import { seeded } from '../../oracles/tools.ts';
import { draw, randomNetwork, randomSource, whole } from './random-network.ts';

/** What one search from all its sources gives; numbers of sources that are gone stand for nothing. */
function recomputed(live: LiveField) {
  const present = Array.from(live.sources, (source) => source ?? { positions: [] });
  return searchFrom(live.network, present, live.limitMm);
}

function expectRecomputed(live: LiveField): void {
  const fresh = recomputed(live);
  expect(live.distanceMm).toEqual(fresh.distanceMm);
  expect(live.source).toEqual(fresh.source);
  const bySource = (seeds: LiveField['seeds']) =>
    new Map([...seeds].map(([link, list]) => [link, [...list].sort((a, b) => a.source - b.source)]));
  expect(bySource(live.seeds)).toEqual(bySource(fresh.seeds));
}

/** Links on which a label at an end, or the seeds, differ between two states. */
function differing(live: LiveField, before: ReturnType<typeof stateOf>): number[] {
  const { links } = live.network;
  const after = stateOf(live);
  const moved = (junction: number) =>
    before.distanceMm[junction] !== after.distanceMm[junction] || before.source[junction] !== after.source[junction];
  return Array.from({ length: links.linkCount }, (_, link) => link).filter(
    (link) =>
      moved(links.linkFrom[link] as number) || moved(links.linkTo[link] as number) || before.seeds.get(link) !== after.seeds.get(link),
  );
}

function stateOf(live: LiveField) {
  const seeds = new Map([...live.seeds].map(([link, list]) => [link, JSON.stringify(list)]));
  return { distanceMm: live.distanceMm.slice(), source: live.source.slice(), seeds };
}

describe('a live field', () => {
  test('equals one search from all its sources after every random edit, and names every link that changed', () => {
    const random = seeded(20261123);
    const ids = 9;
    const edits = { add: 0, remove: 0, move: 0 };
    for (let scene = 0; scene < 120; scene++) {
      const network = randomNetwork(random, 4 + whole(random, 4), 12);
      if (network.edgeCount === 0) continue;
      const limit = [0, 2, 5, 150_000, 400_000, Infinity][whole(random, 6)] as number;
      const live = createLiveField(network, limit);
      for (let edit = 0; edit < 25; edit++) {
        const before = stateOf(live);
        const id = whole(random, ids);
        const has = live.sources[id] !== undefined;
        const kind = has ? (random() < 0.4 ? 'remove' : 'move') : 'add';
        edits[kind]++;
        if (kind === 'remove') live.remove(id);
        else live[kind](id, randomSource(network, random));
        const changed = new Set(live.changedLinks());
        expect(differing(live, before).filter((link) => !changed.has(link))).toEqual([]);
        expect(live.changedLinks()).toHaveLength(0);
        expectRecomputed(live);
      }
    }
    for (const many of Object.values(edits)) expect(many).toBeGreaterThan(300);
  });

  test('a far change touches no link of an island or beyond the limit', () => {
    const network = draw(
      [
        [0, 0],
        [1000, 0],
        [1000, 1000],
        [0, 0],
        [0, 3000],
      ],
      [
        [5000, 0],
        [5100, 0],
      ],
    );
    const live = createLiveField(network, 300_000);
    live.add(3, { positions: [{ edge: 3, offsetMm: 2_900_000, legMm: 0 }] });
    live.changedLinks();
    live.add(1, { positions: [{ edge: 4, offsetMm: 10, legMm: 0 }] });
    expect([...live.changedLinks()]).toEqual([network.links.edgeLink[4]]);
    live.remove(1);
    expect([...live.changedLinks()]).toEqual([network.links.edgeLink[4]]);
  });

  test('two sources at one place: the lower number serves, and the other takes over when it goes', () => {
    const network = draw([
      [0, 0],
      [100, 0],
    ]);
    const here = { positions: [{ edge: 0, offsetMm: 50_000, legMm: 0 }] };
    const live = createLiveField(network, 500_000);
    live.add(2, here);
    live.add(1, here);
    expect([...live.source]).toEqual([1, 1]);
    live.remove(1);
    expect([...live.source]).toEqual([2, 2]);
    expect(() => live.add(2, here)).toThrow('there already');
    live.remove(7);
    live.remove(2);
    expect([...live.distanceMm]).toEqual([Infinity, Infinity]);
  });
});
