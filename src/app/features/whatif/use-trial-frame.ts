import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { MapCells, MapFrame } from '../../../map/frame.ts';
import type { MapTrial } from '../../../map/tools/trial.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { noTrial, type Trial, wantedTrial, whatIfStore } from '../../state/whatif.ts';
import { useScope, useSession } from '../../ui/use-app.ts';

/** What a what-if puts on the map in place of the answer: null while none is on. */
interface TrialFrame {
  readonly cells: MapCells | null;
  readonly trial: MapTrial | null;
  readonly passing: MapFrame['passing'];
  readonly selection: MapFrame['selection'];
}

function things(trial: Trial): MapTrial {
  return [...trial.values()].map(({ before, after }) => ({
    name: typeof after?.values.name === 'string' ? after.values.name : '',
    was: before?.geometry ?? null,
    is: after?.geometry ?? null,
  }));
}

/** Keys of what is other than in the city, in one word: what it says changes only when a thing comes or goes, not while one is dragged. */
function otherKeys(trial: Trial): string {
  return [...trial.keys()].sort().join(' ');
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

/** The trial on the map; while the state before is shown, the city as it is with the colours it had. */
export function useTrialFrame(passing: MapFrame['passing'], selection: MapFrame['selection']): TrialFrame | null {
  const on = useStore(whatIfStore, (state) => state.status === 'on');
  const showsBefore = useStore(whatIfStore, (state) => state.showsBefore);
  const shown = useSession((session) => session.shown);
  const state = useStore(whatIfStore, (all) => (all.showsBefore ? all.before : all.now));
  const wanted = useStore(whatIfStore, (all) => (all.status === 'on' && !all.showsBefore ? wantedTrial(all) : noTrial));
  const index = useScope((scope) => scope.index);
  const keys = otherKeys(wanted);
  const cells = useMemo(() => (state && shown !== 'none' ? { mesh: state.mesh, classes: state.classes[shown] } : null), [state, shown]);
  const trial = useMemo(() => (wanted.size > 0 ? things(wanted) : null), [wanted]);
  const passes = useMemo(() => without(passing, index, keys), [passing, index, keys]);
  const selected = useMemo(() => new Set([...selection].filter((key) => !keys.split(' ').includes(key))), [selection, keys]);
  return useMemo(
    () => (on ? { cells, trial, passing: passes, selection: keys === '' || showsBefore ? selection : selected } : null),
    [on, cells, trial, passes, selected, selection, keys, showsBefore],
  );
}
