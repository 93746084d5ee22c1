import type { CircleCell, CircleRow, SpeedProfile } from '../../../analysis/circle/spec.ts';
import type { AssetKey } from '../../../core/asset.ts';
import { kindById } from '../../../layers/registry.ts';
import { isSmallGroup, smallGroupText } from '../../../layers/small-group.ts';
import { people } from '../../../layers/units.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { WordKey } from '../../../text/app.ts';
import type { Lang } from '../../../text/sentence.ts';
import { count, decimal } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';

import type { Counted } from './tally.ts';

type Spoken = Pick<Speech, 'lang' | 'say'>;

export const profileWords: Readonly<Record<SpeedProfile, WordKey>> = {
  default: 'circleDefault',
  elderly: 'circleElderly',
  child: 'circleChild',
  wheelchair: 'circleWheelchair',
};

/** What a row asks for: ≤ 500 米, or ≤ 15 分钟. */
export function limitText({ limitM, limitMin }: CircleRow, { lang, say }: Spoken): string {
  if (limitM !== undefined) return say('circleLimitM', { metres: count(limitM, lang) });
  return say('circleLimitMin', { minutes: decimal(limitMin ?? 0, lang, Number.isInteger(limitMin) ? 0 : 1) });
}

export function minutesText(minutes: number, { lang, say }: Spoken): string {
  return say('circleMinutes', { minutes: decimal(minutes, lang, 1) });
}

export function metresText(metres: number, { lang, say }: Spoken): string {
  return say('circleMetres', { metres: count(metres, lang) });
}

/** So many people, or compounds where nobody counted people. */
export function amountText(value: number, counted: Counted, { lang, say }: Spoken): string {
  return say(counted === 'people' ? 'circlePeople' : 'circleCompounds', { count: count(value, lang) });
}

/** The thing that a cell names: its id stands alone, its kind is one of those the row takes. */
export function thingOf(index: CityIndex | null, { kinds }: CircleRow, { toId }: CircleCell): AssetKey | null {
  if (!index || toId === null) return null;
  const keys = kinds.map((kind): AssetKey => `${kindById(kind) ? kind : 'facility'}/${toId}`);
  return keys.find((key) => index.byKey.has(key)) ?? null;
}

/** What a kind, or one type of a kind that holds several, is called. */
export function kindText(kind: string, type: string | null, lang: Lang): string {
  const known = kindById(kind);
  const field = known?.fields.find(({ key }) => key === 'type');
  const choice = type !== null && field?.type === 'choice' ? field.choices.find(({ value }) => value === type) : undefined;
  return choice?.label[lang] ?? known?.label[lang] ?? kind;
}

/** People of one compound: a small group as such, missing as missing. */
export function toldPeople(residents: number | null, lang: Lang): string {
  if (residents === null) return '—';
  return isSmallGroup(people, residents) ? smallGroupText : count(residents, lang);
}
