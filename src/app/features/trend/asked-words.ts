import { speedProfiles } from '../../../analysis/circle/spec.ts';
import type { Stamp } from '../../../core/result.ts';
import type { Speech } from '../../ui/use-app.ts';
import { profileWords } from '../circle/words.ts';

const denominators = ['land', 'people', 'dwellings'] as const;

/** What a published run was asked with, in words; null where its stamp says nothing that is known here. */
export function askedWords({ params }: Stamp, { say }: Pick<Speech, 'say'>): string | null {
  const denominator = denominators.find((name) => name === params.denominator);
  if (denominator) return say('trendAskedOf', { denominator: say(denominator) });
  const profile = speedProfiles.find((name) => name === params.profile);
  const { minutes, crossingWaitS } = params;
  if (!profile || typeof minutes !== 'number' || typeof crossingWaitS !== 'number') return null;
  return say('circleStampAsked', { minutes, profile: say(profileWords[profile]), wait: crossingWaitS });
}
