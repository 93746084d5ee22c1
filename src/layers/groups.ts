import type { Words } from '../core/field.ts';
import type { Kind } from './kind.ts';

/** Headings of the layer panel, in its order. */
export const groupWords: Readonly<Record<Kind['group'], Words>> = {
  green: { zh: '园林绿地', en: 'Green' },
  home: { zh: '居住', en: 'Homes' },
  road: { zh: '道路', en: 'Roads' },
  service: { zh: '便民服务', en: 'Services' },
  people: { zh: '驿站', en: 'Stations' },
  light: { zh: '照明亮化', en: 'Lighting' },
  place: { zh: '点位与地块', en: 'Sites and land' },
  base: { zh: '基础底图', en: 'Base map' },
};

export const groupOrder = Object.keys(groupWords) as readonly Kind['group'][];
