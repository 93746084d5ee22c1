import type { Words } from './field.ts';

/** 市 › 区（县市、功能区） › 镇街 › 村（社区）, highest first. */
export const areaLevels = ['city', 'district', 'town', 'community'] as const;
export type AreaLevel = (typeof areaLevels)[number];

export const areaLevelWords: Readonly<Record<AreaLevel, Words>> = {
  city: { zh: '市', en: 'City' },
  district: { zh: '区（县市、功能区）', en: 'District' },
  town: { zh: '镇街', en: 'Town or subdistrict' },
  community: { zh: '村（社区）', en: 'Village or community' },
};
