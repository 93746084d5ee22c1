import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Kind, Theme } from '../../../layers/kind.ts';
import { kinds } from '../../../layers/registry.ts';
import { countPassing } from '../../../store/query/class-counts.ts';
import { useApp, useScope, useSession } from '../../ui/use-app.ts';
import { type KindLegend, kindLegend } from './kind-legend.ts';
import { type LayersView, layersView } from './layers-view.ts';
import { type ViewVectors, viewVectors } from './view-vectors.ts';

export interface KindCount {
  readonly all: number;
  /** In the area and meeting the filters. */
  readonly scope: number;
  /** Of these, on screen; null while it has not been counted. */
  readonly view: number | null;
}

export function useLayersView<T>(pick: (view: LayersView) => T): T {
  return useStore(layersView, pick);
}

export function useViewVectors(): ViewVectors {
  return useStore(viewVectors(useApp()));
}

/** Counts of every kind that the city has. */
export function useKindCounts(): ReadonlyMap<string, KindCount> {
  const index = useScope((scope) => scope.index);
  const passing = useScope((scope) => scope.passing);
  const vectors = useViewVectors();
  return useMemo(() => {
    const counts = new Map<string, KindCount>();
    for (const kind of index?.kindIds ?? []) {
      const all = index?.kind(kind).length ?? 0;
      const passed = passing.get(kind) ?? null;
      const seen = vectors.index === index ? vectors.byKind.get(kind) : undefined;
      counts.set(kind, { all, scope: countPassing(all, passed), view: seen ? countPassing(all, passed, seen) : null });
    }
    return counts;
  }, [index, passing, vectors]);
}

/** Kinds that the city has, as declared. */
export function usePresentKinds(): readonly Kind[] {
  const index = useScope((scope) => scope.index);
  return useMemo(() => kinds.filter(({ id }) => index?.kindIds.has(id)), [index]);
}

/** Legend of a kind as it is drawn now; null while no city is open. */
export function useKindLegend(kind: Kind, theme: Theme): KindLegend | null {
  const index = useScope((scope) => scope.index);
  const asked = useSession((session) => session.colourBy[kind.id]);
  return useMemo(() => (index ? kindLegend(index, kind, asked, theme) : null), [index, kind, asked, theme]);
}
