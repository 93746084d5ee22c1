import { areaM2Field, nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, day, option, text } from '../make-field.ts';

/** 历史文化街区: some rule sheets count smaller parks inside it. */
export const historicDistrict: Kind = {
  id: 'historic-district',
  label: { zh: '历史文化街区', en: 'Historic district' },
  terms: ['历史街区', '历史城区', '旧城'],
  group: 'place',
  geometry: ['polygon'],
  nameField: 'name',
  fields: [
    nameField('街区名称'),
    choice(
      'rank',
      '公布级别',
      'Listed by',
      [option('national', '国家级', 'State'), option('province', '省级', 'Province'), option('city', '市级', 'City')],
      { aliases: ['保护级别', '级别'] },
    ),
    day('listedDay', '公布日期', 'Listed on', { aliases: ['公布时间'] }),
    text('zone', '保护范围', 'Protected zone', { aliases: ['核心保护范围', '建设控制地带'] }),
    areaM2Field,
    ...recordFields,
  ],
  style: { colour: { light: '#8a5a2b', dark: '#d3a574' }, size: 1.5, fillOpacity: 0.08, dash: [2, 2], named: 'city' },
  sensitivity: 'public',
  order: 14,
};
