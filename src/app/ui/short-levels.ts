import type { AreaLevel } from '../../core/area-level.ts';
import type { Words } from '../../core/field.ts';

/** Levels short enough for a row of buttons; the full words are in `core/area-level.ts`. */
export const shortLevels: Readonly<Record<AreaLevel, Words>> = {
  city: { zh: '市', en: 'City' },
  district: { zh: '区县', en: 'District' },
  town: { zh: '镇街', en: 'Town' },
  community: { zh: '村/社区', en: 'Village' },
};
