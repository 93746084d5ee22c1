import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../core/asset.ts';
import { keptTrial, whatIfStore } from '../../state/whatif.ts';
import { count, groundLength } from '../../ui/format.ts';
import { type Speech, useScope, useSpeech } from '../../ui/use-app.ts';
import { type TrialWarning, trialWarnings } from './warnings.ts';

function nameOf({ id, values }: Asset): string {
  return typeof values.name === 'string' && values.name !== '' ? values.name : id;
}

function words(warning: TrialWarning, { lang, say }: Speech): string {
  if (warning.code === 'gate-off-wall') {
    const { gate, place, metres } = warning;
    return say('whatifGateOffWall', { gate: nameOf(gate), place: nameOf(place), metres: groundLength(metres, lang) });
  }
  const { park, homes } = warning;
  const [first] = homes;
  return say('whatifParkOverHomes', { park: nameOf(park), place: first ? nameOf(first) : '', count: count(homes.length, lang) });
}

/** One quiet line for each thing that was put where it can hardly stand; while one is dragged, those of the steps kept. */
export function WarningList() {
  const speech = useSpeech();
  const index = useScope((scope) => scope.index);
  const trial = useStore(whatIfStore, keptTrial);
  const warnings = useMemo(() => (index ? trialWarnings(index, trial) : []), [index, trial]);
  return (
    <div role="status" data-testid="trial-warnings">
      {warnings.map((warning) => {
        const text = words(warning, speech);
        return (
          <p key={text} className="whatif-warning">
            {text}
          </p>
        );
      })}
    </div>
  );
}
