import type { Words } from '../../core/field.ts';

/** Words of the screen: what to know about the figures of a what-if, and about where a thing was put. */
export const whatifNotesWords = {
  whatifUnknownGain: { zh: '不明 {gain}', en: 'unknown {gain}' },
  whatifMoreUnknown: {
    zh: '有公园走不进去（或小区走不出来），周围 {area}改记不明，不在分母内；步行覆盖率不宜直接与之前相比。',
    en: 'A park cannot be entered on foot (or a compound left): {area} around is now unknown and left out of the share, so compare it with before with care.',
  },
  whatifFewerUnknown: {
    zh: '{area}由不明转为已知，计入分母：步行覆盖率的升降有一部分由此而来。',
    en: '{area} is known now and comes into the share: part of its change is due to that.',
  },
  whatifGateOffWall: {
    zh: '“{gate}”离“{place}”的边界 {metres}，已不在边界上；结果照算，请核对位置。',
    en: '“{gate}” is {metres} off the boundary of “{place}” and no longer in it. The trial goes on; check the place.',
  },
  whatifParkOverHomes: {
    zh: '“{park}”压在“{place}”等 {count} 处居住用地上；结果照算，请核对位置。',
    en: '“{park}” lies over residential land ({count}: “{place}” …). The trial goes on; check the place.',
  },
} as const satisfies Readonly<Record<string, Words>>;
