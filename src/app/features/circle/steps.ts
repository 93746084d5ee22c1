import { lackSteps } from '../../../map/meaning.ts';
import type { Speech } from '../../ui/use-app.ts';

/** A step of missing kinds in words, of so many that can be missing: none, 1–4, 13–15. */
export function stepText(step: number, kinds: number, say: Speech['say']): string {
  const steps = lackSteps(kinds);
  const from = steps[step] ?? 0;
  const to = (steps[step + 1] ?? kinds + 1) - 1;
  if (from === 0) return say('circleLackNone');
  return from === to ? say('circleLackOne', { from }) : say('circleLackRange', { from, to });
}
