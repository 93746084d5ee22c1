import { nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, measure, option, reference, year } from '../make-field.ts';
import { households, metre, people, pieces, squareMetre } from '../units.ts';

/** A building; dwellings and floors spread people inside a compound better than its area does. */
export const building: Kind = {
  id: 'building',
  label: { zh: '建筑', en: 'Building' },
  terms: ['楼', '楼栋', '房屋'],
  group: 'home',
  geometry: ['polygon'],
  nameField: 'name',
  fields: [
    nameField('楼栋名称', '建筑名称', '楼号'),
    count('floors', '层数', 'Floors', pieces, { max: 200, aliases: ['楼层数', '地上层数', 'cs'] }),
    choice(
      'use',
      '用途',
      'Use',
      [
        option('dwelling', '住宅', 'Dwelling'),
        option('mixed', '商住', 'Mixed'),
        option('commerce', '商业', 'Commerce'),
        option('office', '办公', 'Office'),
        option('public', '公共服务', 'Public service'),
        option('industry', '工业仓储', 'Industry'),
        option('other', '其他', 'Other'),
      ],
      { open: true, aliases: ['建筑用途', '房屋用途', '使用性质'] },
    ),
    count('dwellings', '户数', 'Dwellings', households, { aliases: ['套数', '住户数'] }),
    count('people', '人口', 'People', people, { aliases: ['居住人口'] }),
    measure('floorAreaM2', '建筑面积', 'Floor area', squareMetre, { aliases: ['总建筑面积', 'jzmj'] }),
    measure('heightM', '高度', 'Height', metre, { max: 1000, aliases: ['建筑高度', '楼高'] }),
    year('builtYear', '建成年份', 'Built', { aliases: ['建成年代', '建造年份', '竣工年份'] }),
    reference('compound', '所在小区', 'Compound', ['residential'], { aliases: ['小区', '所属小区'] }),
    ...placeFields,
    ...recordFields,
  ],
  // Only what is known to be lived in has the warm colour of homes: a pier, a shed or a building of unknown use has not.
  style: {
    colour: { light: '#8b9196', dark: '#737b81' },
    size: 0.5,
    fillOpacity: 0.4,
    drawn: 'street',
    classes: {
      field: 'use',
      of: [
        { value: 'dwelling', label: { zh: '住宅', en: 'Dwelling' }, colour: { light: '#7a5a2c', dark: '#d8bb84' } },
        { value: 'mixed', label: { zh: '商住', en: 'Mixed' }, colour: { light: '#7d4f7e', dark: '#b487b8' } },
      ],
    },
  },
  sensitivity: 'internal',
  order: 30,
};
