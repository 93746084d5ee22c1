import { useCallback } from 'react';
import { type AreaNode, ancestors } from '../../../core/area.ts';
import { placer } from '../../../core/placement.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { useScope, useSession } from '../../ui/use-app.ts';

const placers = new WeakMap<CityIndex, ReturnType<typeof placer>>();

function placerOf(index: CityIndex): ReturnType<typeof placer> {
  const known = placers.get(index) ?? placer(index.tree('legal'));
  placers.set(index, known);
  return known;
}

/** A unit with all above it, the highest first. */
export type UnitChain = readonly AreaNode[];

function chainAt(index: CityIndex | null, basis: 'legal' | 'managing', lon: number, lat: number): UnitChain {
  if (!index) return [];
  const code = placerOf(index)({ kind: 'place', id: '', geometry: { type: 'Point', coordinates: [lon, lat] }, values: {} });
  const tree = index.tree(basis);
  const codes = code === null ? [] : [code, ...ancestors(tree, code)];
  return codes.toReversed().flatMap((each) => tree.nodes.get(each) ?? []);
}

/** Finds the units around a place, in the basis in use. */
export function useUnitAt(): (lon: number, lat: number) => UnitChain {
  const index = useScope((scope) => scope.index);
  const basis = useSession((session) => session.basis);
  return useCallback((lon, lat) => chainAt(index, basis, lon, lat), [index, basis]);
}

export function unitName(chain: UnitChain): string {
  return chain.map(({ name }) => name).join(' › ');
}
