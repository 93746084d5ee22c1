import type { Amounts, Denominator } from '../../../analysis/coverage/spec.ts';
import type { WordKey } from '../../../text/app.ts';
import type { StepLabel } from '../../state/whatif.ts';
import { amount, area, groundLength, points, pointsBetween } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';
import { kindText } from '../circle/words.ts';

const bearings: readonly WordKey[] = [
  'whatifNorth',
  'whatifNorthEast',
  'whatifEast',
  'whatifSouthEast',
  'whatifSouth',
  'whatifSouthWest',
  'whatifWest',
  'whatifNorthWest',
];

/** What a step did, in words. */
export function stepWords({ code, kind, type, name, metres = 0, bearing = 0, areaM2 }: StepLabel, speech: Speech): string {
  const { lang, say } = speech;
  const base = { kind: kindText(kind, type, lang), name };
  if (code === 'add')
    return areaM2 === undefined ? say('whatifStepAddPoint', base) : say('whatifStepAdd', { ...base, area: area(areaM2, lang) });
  if (code === 'remove') return say('whatifStepRemove', base);
  const toward = bearings[Math.round(bearing / 45) % 8] ?? 'whatifNorth';
  return say('whatifStepMove', { ...base, metres: groundLength(metres, lang), bearing: say(toward) });
}

/** By how much more or less is covered, with its sign and unit. */
export function gainWords(before: Amounts, now: Amounts, denominator: Denominator, { lang, say }: Speech): string {
  const gain = now.covered - before.covered;
  if (Math.abs(gain) < 0.5) return say('whatifSame');
  return `${gain > 0 ? '+' : '−'}${amount(Math.abs(gain), denominator, lang)}`;
}

/** The same in points of the share. */
export function pointWords(before: Amounts, now: Amounts, { lang, say }: Speech): string {
  const by = pointsBetween(before.share, now.share);
  return by === null ? '—' : say('whatifPoints', { points: points(by, lang) });
}
