import type { Words } from '../core/field.ts';
import { isSmallGroup, smallGroupText } from '../layers/small-group.ts';
import { people as peopleUnit } from '../layers/units.ts';
import { fill, type Lang } from './sentence.ts';

/** Why a place has no park, in a word. */
export const gapCauseWords = {
  'no-park-near': { zh: '附近没有公园', en: 'No park near' },
  'no-gate-this-side': { zh: '这一侧没有出入口', en: 'No gate on this side' },
  'broken-path': { zh: '步行路不通', en: 'No direct path' },
  barrier: { zh: '有阻隔', en: 'A barrier between' },
  'too-small': { zh: '公园太小', en: 'Park too small' },
  closed: { zh: '公园未开放', en: 'Park not open' },
} as const satisfies Readonly<Record<string, Words>>;

const sideWords: Readonly<Record<string, Words>> = {
  n: { zh: '北', en: 'north' },
  ne: { zh: '东北', en: 'north-east' },
  e: { zh: '东', en: 'east' },
  se: { zh: '东南', en: 'south-east' },
  s: { zh: '南', en: 'south' },
  sw: { zh: '西南', en: 'south-west' },
  w: { zh: '西', en: 'west' },
  nw: { zh: '西北', en: 'north-west' },
};

const barrierWords: Readonly<Record<string, Words>> = {
  'own-wall': { zh: '本小区围墙（{barrierName}）', en: 'the wall of its own compound ({barrierName})' },
  'compound-wall': { zh: '小区围墙（{barrierName}）', en: 'the wall of a compound ({barrierName})' },
  wall: { zh: '围墙（{barrierName}）', en: 'a wall ({barrierName})' },
  water: { zh: '水系（{barrierName}）', en: 'water ({barrierName})' },
  rail: { zh: '铁路（{barrierName}）', en: 'a railway ({barrierName})' },
};

/** Distances are those of one place, the middle; the cause is that of all the land. */
const parts = {
  both: {
    zh: '代表点到{park}直线 {straightM} m、步行 {walkM} m',
    en: 'from its middle {park} is {straightM} m away as the crow flies, {walkM} m on foot',
  },
  apart: {
    zh: '代表点直线最近{park} {straightM} m，步行最近{walkPark} {walkM} m',
    en: 'nearest to its middle as the crow flies is {park}, {straightM} m; nearest on foot {walkPark}, {walkM} m',
  },
  noWalk: {
    zh: '代表点到{park}直线 {straightM} m，没有已知的步行路',
    en: 'from its middle {park} is {straightM} m away as the crow flies, with no known way on foot',
  },
  straight: { zh: '代表点到{park}直线 {straightM} m', en: 'from its middle {park} is {straightM} m away as the crow flies' },
  noPark: { zh: '没有计入的公园', en: 'no park counts' },
  'no-park-near': {
    zh: '不在任何公园的服务半径内（此公园 {radiusM} m）',
    en: 'it lies within no park’s service radius ({radiusM} m for this one)',
  },
  partOutside: {
    zh: '其中 {outside}% 不在任何公园的服务半径内（此公园 {radiusM} m）',
    en: '{outside}% of it lies within no park’s service radius ({radiusM} m for this one)',
  },
  partNowhere: { zh: '其中 {outside}% 不在任何公园的服务半径内', en: '{outside}% of it lies within no park’s service radius' },
  nowhere: { zh: '不在任何公园的服务半径内', en: 'it lies within no park’s service radius' },
  'no-gate-this-side': {
    zh: '公园这一侧没有出入口，若在{side}侧开口',
    en: 'the park has no gate on this side; with one on its {side} side',
  },
  'broken-path': { zh: '步行路在附近断开，若接通 {linkM} m', en: 'the path is broken nearby; with {linkM} m of it joined' },
  detour: {
    zh: '只能绕行，开口、接路、去掉阻隔都不能单独解决',
    en: 'the way is roundabout, and neither a gate, a join nor a passage alone would do',
  },
  barrier: { zh: '被{barrier}隔开，若能穿过', en: 'cut off by {barrier}; with a way through' },
  'too-small': {
    zh: '{changedPark} {sizeM2} m²，不足 {leastM2} m² 不计，若计入',
    en: '{changedPark}, {sizeM2} m², does not count below {leastM2} m²; if it did',
  },
  noSize: { zh: '{changedPark}未登记面积，不计，若计入', en: '{changedPark} has no recorded size and does not count; if it did' },
  closed: { zh: '{changedPark}未开放，若开放', en: '{changedPark} is not open; if it were' },
  ticketed: { zh: '{changedPark}收费，此规则不计，若计入', en: '{changedPark} charges a fee, which this rule does not count; if it did' },
  newWalk: { zh: '则步行 {newM} m', en: 'the walk is {newM} m' },
  newStraight: { zh: '则直线 {newM} m', en: 'it is {newM} m away as the crow flies' },
  share: { zh: '可覆盖此处 {covers}%', en: '{covers}% of the place is covered' },
  part: { zh: '最多可覆盖此处 {covers}%', en: 'at most {covers}% of the place is covered' },
  inferred: { zh: '出入口由路网推断', en: 'its gates are inferred from the streets' },
  people: { zh: '约 {people} 人', en: 'about {people} people' },
} as const satisfies Readonly<Record<string, Words>>;

type Params = Readonly<Record<string, string | number>>;

/** From here on a share is shown as the whole. */
const wholePlace = 0.995;

/** What the sentence of a gap is made from: codes and numbers of the engine. */
export interface GapTold {
  readonly cause: string;
  readonly params: Params;
  readonly metric: 'straight' | 'walk';
}

/** Of which part of the place it is so that no radius reaches it; of all of it without a number. */
function outsidePart({ radiusM, outside }: Params): Words {
  if (outside !== undefined && Number(outside) < wholePlace) return radiusM === undefined ? parts.partNowhere : parts.partOutside;
  return radiusM === undefined ? parts.nowhere : parts['no-park-near'];
}

function causePart({ cause, params }: GapTold): Words {
  if (params.detour) return parts.detour;
  if (cause === 'no-park-near') return outsidePart(params);
  if (cause === 'too-small' && !params.sizeM2) return parts.noSize;
  if (cause === 'closed' && params.was === 'ticketed') return parts.ticketed;
  return parts[cause as keyof typeof gapCauseWords];
}

function headPart({ params, metric }: GapTold): Words {
  if (params.park === undefined) return parts.noPark;
  if (metric === 'straight') return parts.straight;
  if (params.walkPark === undefined) return parts.noWalk;
  return params.walkPark === params.park ? parts.both : parts.apart;
}

const wholeM = ['straightM', 'walkM', 'newM', 'radiusM'] as const;

/** Numbers as the sentence shows them, codes as words. */
function shown(params: Params, lang: Lang): Params {
  const whole = wholeM.flatMap((key) => (params[key] === undefined ? [] : [[key, Math.round(Number(params[key]))] as const]));
  const barrier = barrierWords[String(params.barrier ?? '')];
  const named = barrier && fill(barrier[lang], params).replace(/（）| \(\)/, '');
  return {
    ...params,
    ...Object.fromEntries(whole),
    ...(params.outside === undefined ? {} : { outside: Math.round(100 * Number(params.outside)) }),
    ...(params.covers === undefined ? {} : { covers: Math.round(100 * Number(params.covers)) }),
    ...(params.side === undefined ? {} : { side: sideWords[String(params.side)]?.[lang] ?? '' }),
    ...(named === undefined ? {} : { barrier: named }),
  };
}

function peopleText(params: Params, lang: Lang): string | null {
  if (params.people === undefined) return null;
  const count = Math.round(Number(params.people));
  return fill(parts.people[lang], { people: isSmallGroup(peopleUnit, count) ? smallGroupText : count.toLocaleString('en-US') });
}

/** One sentence from the codes of a gap: who, how far, why, and what one change would do. */
export function gapSentence(told: GapTold, lang: Lang): string {
  const { params, metric } = told;
  const values = shown(params, lang);
  const word = (words: Words) => fill(words[lang], values);
  const [comma, colon, stop] = lang === 'zh' ? ['，', '：', '。'] : [', ', ': ', '.'];
  const after = [
    ...(params.newM === undefined ? [] : [word(metric === 'walk' ? parts.newWalk : parts.newStraight)]),
    ...(params.covers === undefined || (params.newM !== undefined && Number(params.covers) >= wholePlace)
      ? []
      : [word(Number(params.covers) < 0.5 ? parts.part : parts.share)]),
  ];
  const why = [word(causePart(told)), ...after].join(comma);
  const who = peopleText(params, lang);
  const note = params.inferred && metric === 'walk' ? (lang === 'zh' ? `（${word(parts.inferred)}）` : ` (${word(parts.inferred)})`) : '';
  const text = `${who === null ? '' : who + comma}${word(headPart(told))}${note}${colon}${why}${stop}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
