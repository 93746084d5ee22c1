import type { Amounts, Denominator } from '../../../analysis/coverage/spec.ts';
import type { WordKey } from '../../../text/app.ts';
import type { StepLabel } from '../../state/whatif.ts';
import { amount, area, groundLength, points, pointsBetween } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';
import { kindText } from '../circle/words.ts';
import { toldOf } from '../coverage/told.ts';

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

/** How a gain is coloured: more covered is good, less is bad; what is not known is neither. */
export type Direction = 'up' | 'down' | 'same';

/** One change of a figure, to be shown by itself. */
export interface Gain {
  readonly text: string;
  readonly direction: Direction;
}

/** Less than this is no change that a figure shows. */
const leastGain = 0.5;

function signed(gain: number, denominator: Denominator, { lang }: Speech): string {
  return `${gain > 0 ? '+' : '−'}${amount(Math.abs(gain), denominator, lang)}`;
}

function isGain(gain: number): boolean {
  return Math.abs(gain) >= leastGain;
}

/** By how much more or less is covered, and by how much more or less is unknown, each with its sign and unit; empty where neither changes. */
export function gainsIn(before: Amounts, now: Amounts, denominator: Denominator, speech: Speech): readonly Gain[] {
  const covered = now.covered - before.covered;
  const unknown = now.unknown - before.unknown;
  const unknownText = speech.say('whatifUnknownGain', { gain: signed(unknown, denominator, speech) });
  return [
    ...(isGain(covered) ? [{ text: signed(covered, denominator, speech), direction: directionOf(covered) }] : []),
    ...(isGain(unknown) ? [{ text: unknownText, direction: 'same' as const }] : []),
  ];
}

export function directionOf(by: number | null): Direction {
  return by === null || by === 0 ? 'same' : by > 0 ? 'up' : 'down';
}

/** By how many points the share is other; null where a share may not be told (design §6). */
export function pointsBy(before: Amounts, now: Amounts, denominator: Denominator): number | null {
  const told = toldOf(before, denominator).share && toldOf(now, denominator).share;
  return told ? pointsBetween(before.share, now.share) : null;
}

/** The same in words. */
export function pointWords(by: number | null, { lang, say }: Speech): string {
  return by === null ? '—' : say('whatifPoints', { points: points(by, lang) });
}

/** What a step did to one figure: what is covered and what is unknown, and the points, which also move where only what is unknown changes. */
export function stepGain(before: Amounts, now: Amounts, denominator: Denominator, speech: Speech): string {
  const { lang, say } = speech;
  const by = pointsBy(before, now, denominator);
  const gains = gainsIn(before, now, denominator, speech).map(({ text }) => text);
  const parts = [...gains, ...(by === null || by === 0 ? [] : [pointWords(by, speech)])];
  return parts.length === 0 ? say('whatifSame') : parts.join(lang === 'zh' ? '，' : ', ');
}

/** Where more or less land is unknown on foot than before, what that does to the share; null where it is as it was. */
export function unknownWords(before: Amounts, now: Amounts, { lang, say }: Speech): string | null {
  const gain = now.unknown - before.unknown;
  if (!isGain(gain)) return null;
  return say(gain > 0 ? 'whatifMoreUnknown' : 'whatifFewerUnknown', { area: area(Math.abs(gain), lang) });
}
