import type { Geometry } from 'geojson';
import { expect } from 'vitest';
import type { LiveFigures } from '../../../src/analysis/coverage/live-spec.ts';
import { type Asset, assetKey } from '../../../src/core/asset.ts';
import { cityWith } from '../../../src/core/changes.ts';
import type { City } from '../../../src/core/city.ts';
import type { Change } from '../../../src/core/edit.ts';

/** Numbers 0–1 that are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shifted(geometry: Geometry, dLon: number, dLat: number): Geometry {
  const move = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? [(value[0] as number) + dLon, (value[1] as number) + dLat]
      : (value as unknown[]).map(move);
  if (geometry.type === 'GeometryCollection') return geometry;
  return { ...geometry, coordinates: move(geometry.coordinates) } as Geometry;
}

/** A what-if that grows by one random step after the other: parks and gates moved, opened, closed, removed, added, put back. */
export function randomEdits(city: City, seed: number): { next(): Change[]; trial(): readonly Change[] } {
  const random = randomOf(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const parks = city.assets.filter(({ kind, geometry }) => kind === 'park' && geometry !== null);
  // A gate less, or one more, would make some compounds open or walled: those of compounds that say so themselves stay.
  const walled = new Set(city.assets.filter(({ kind, values }) => kind === 'residential' && values.walled === true).map(({ id }) => id));
  const parkIds = new Set(parks.map(({ id }) => id));
  const gates = city.assets.filter(({ kind, values }) => {
    const of = String(values.of ?? '');
    return kind === 'gate' && (walled.has(of) || parkIds.has(of));
  });
  const trial = new Map<string, Change>();
  const put = (asset: Asset, before: Asset | null, after: Asset | null) => {
    if (before === after) trial.delete(assetKey(asset));
    else trial.set(assetKey(asset), { kind: asset.kind, id: asset.id, before, after });
  };
  const now = (asset: Asset) => (trial.has(assetKey(asset)) ? (trial.get(assetKey(asset))?.after ?? null) : asset);
  const step = () => 0.004 * (random() - 0.5);
  const moved = (asset: Asset): Asset => (asset.geometry ? { ...asset, geometry: shifted(asset.geometry, step(), step()) } : asset);
  const kinds: readonly (() => void)[] = [
    () => {
      const park = pick(parks);
      put(park, park, moved(now(park) ?? park));
    },
    () => {
      const gate = pick(gates);
      put(gate, gate, moved(now(gate) ?? gate));
    },
    () => {
      const park = pick(parks);
      put(park, park, { ...(now(park) ?? park), values: { ...park.values, open: random() < 0.5 } });
    },
    () => {
      const park = pick(parks);
      put(park, park, null);
    },
    () => {
      const gate = pick(gates);
      put(gate, gate, null);
    },
    () => {
      const added: Asset = { ...moved(pick(parks)), id: `added-${Math.floor(30 * random())}` };
      put(added, null, added);
    },
    () => {
      const change = pick([...trial.values()]);
      if (change) trial.delete(assetKey(change));
    },
  ];
  return {
    next: () => {
      pick(kinds)();
      return [...trial.values()];
    },
    trial: () => [...trial.values()],
  };
}

export function trialCity(city: City, trial: readonly Change[]): City {
  return cityWith(city, trial);
}

/** Every sum of every measure, metric, level and unit, to a millionth of its measure. */
export function expectSameTotals(a: LiveFigures['totals'], b: LiveFigures['totals']): void {
  for (const metric of ['straight', 'walk'] as const) {
    for (const measure of ['land', 'people', 'dwellings'] as const) {
      const [left, right] = [a[metric][measure], b[metric][measure]];
      const pairs = [
        [left.total, right.total] as const,
        ...left.levels.flatMap((rows, l) => rows.map((row, i) => [row, right.levels[l]?.[i]] as const)),
      ];
      for (const [one, other] of pairs) {
        for (const status of ['covered', 'uncovered', 'unknown'] as const) {
          expect(Math.abs(one[status] - (other?.[status] ?? NaN)), `${metric} ${measure} ${status}`).toBeLessThan(1e-6);
        }
      }
    }
  }
}
