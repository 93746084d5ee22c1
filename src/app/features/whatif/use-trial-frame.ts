import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Asset, AssetKey } from '../../../core/asset.ts';
import type { MapCells, MapFrame } from '../../../map/frame.ts';
import type { MapTrial } from '../../../map/tools/trial.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { coverageOf, keptTrial, noTrial, type Trial, type WhatIf, wantedTrial, whatIfStore } from '../../state/whatif.ts';
import { useScope, useSession } from '../../ui/use-app.ts';

/** What a what-if puts on the map in place of the answer: null while none is on. */
interface TrialFrame {
  readonly cells: MapCells | null;
  readonly trial: MapTrial | null;
  readonly passing: MapFrame['passing'];
  readonly selection: MapFrame['selection'];
  readonly hiddenKinds: MapFrame['hiddenKinds'];
}

function nameOf(asset: Asset | null): string {
  return typeof asset?.values.name === 'string' ? asset.values.name : '';
}

/** What is other, and of what the pointer carries only where the city has it: the rest is drawn over the map (`hand-outline.tsx`). */
function things(trial: Trial, carried: readonly AssetKey[], index: CityIndex | null): MapTrial {
  const kept = [...trial].flatMap(([key, { before, after }]) => (carried.includes(key) ? [] : [{ before, after }]));
  const inHand = carried.map((key) => ({ before: index?.byKey.get(key) ?? null, after: null }));
  return [...kept, ...inHand].map(({ before, after }) => ({
    name: nameOf(after),
    was: before?.geometry ?? null,
    is: after?.geometry ?? null,
  }));
}

/** Keys of what the pointer carries, once it has been moved. */
function carriedKeys({ inHand, draft }: WhatIf): string {
  return inHand?.by === 'pointer' && draft ? [inHand.key, ...inHand.riders].join(' ') : '';
}

/** Keys of what is other than in the city, in one word: it changes only when a thing comes or goes, not while one is dragged. */
function otherKeys(trial: Trial, carried: readonly AssetKey[]): string {
  return [...new Set([...trial.keys(), ...carried])].sort().join(' ');
}

/** What passes, less what stands elsewhere in the trial. */
function without(passing: MapFrame['passing'], index: CityIndex | null, keys: string): MapFrame['passing'] {
  if (keys === '' || !index) return passing;
  const next = new Map(passing);
  for (const key of keys.split(' ')) {
    const kind = key.slice(0, key.indexOf('/'));
    const all = index.kind(kind);
    const at = all.findIndex((asset) => asset.id === key.slice(kind.length + 1));
    if (at < 0) continue;
    const vector = next.get(kind)?.slice() ?? new Uint8Array(all.length).fill(1);
    vector[at] = 0;
    next.set(kind, vector);
  }
  return next;
}

/** Kinds that the hand takes where it takes only what is drawn. */
const takenWhereDrawn: ReadonlySet<string> = new Set(['facility', 'toilet', 'parking']);

/** Kinds that stay off the map: in a trial of the circle, none that can be moved. */
function useHidden(hidden: MapFrame['hiddenKinds']): MapFrame['hiddenKinds'] {
  const of = useStore(whatIfStore, (all) => all.of);
  return useMemo(() => (of === 'circle' ? new Set([...hidden].filter((kind) => !takenWhereDrawn.has(kind))) : hidden), [of, hidden]);
}

/** The trial on the map; while the state before is shown, the city as it is with the colours it had. */
export function useTrialFrame({
  passing,
  selection,
  hiddenKinds,
}: Pick<TrialFrame, 'passing' | 'selection' | 'hiddenKinds'>): TrialFrame | null {
  const on = useStore(whatIfStore, (state) => state.status === 'on');
  const showsBefore = useStore(whatIfStore, (state) => state.showsBefore);
  const shown = useSession((session) => session.shown);
  const state = useStore(whatIfStore, (all) => coverageOf(all.showsBefore ? all.before : all.now));
  const inHand = useStore(whatIfStore, carriedKeys);
  const wanted = useStore(whatIfStore, (all) => {
    if (all.status !== 'on' || all.showsBefore) return noTrial;
    return carriedKeys(all) === '' ? wantedTrial(all) : keptTrial(all);
  });
  const index = useScope((scope) => scope.index);
  const carried = useMemo(() => (inHand === '' ? [] : (inHand.split(' ') as AssetKey[])), [inHand]);
  const keys = otherKeys(wanted, showsBefore ? [] : carried);
  const cells = useMemo(() => (state && shown !== 'none' ? { mesh: state.mesh, classes: state.classes[shown] } : null), [state, shown]);
  const trial = useMemo(() => (keys === '' ? null : things(wanted, carried, index)), [wanted, carried, index, keys]);
  const passes = useMemo(() => without(passing, index, keys), [passing, index, keys]);
  const selected = useMemo(() => new Set([...selection].filter((key) => !keys.split(' ').includes(key))), [selection, keys]);
  const hidden = useHidden(hiddenKinds);
  return useMemo(
    () =>
      on ? { cells, trial, hiddenKinds: hidden, passing: passes, selection: keys === '' || showsBefore ? selection : selected } : null,
    [on, cells, trial, hidden, passes, selected, selection, keys, showsBefore],
  );
}
