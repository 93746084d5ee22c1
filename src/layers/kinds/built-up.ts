import { nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { measure, text, year } from '../make-field.ts';
import { squareKilometre } from '../units.ts';

/** 建成区: the official coverage share speaks of the residential land inside it. */
export const builtUp: Kind = {
  id: 'built-up',
  label: { zh: '建成区', en: 'Built-up area' },
  terms: ['建成区边界', '城市建成区'],
  group: 'base',
  geometry: ['polygon'],
  nameField: 'name',
  fields: [
    nameField('建成区名称'),
    year('year', '年度', 'Year', { aliases: ['划定年度', '年份'] }),
    measure('areaKm2', '面积', 'Area', squareKilometre, { aliases: ['建成区面积', '面积（平方公里）'] }),
    text('document', '划定依据', 'Basis', { aliases: ['批复文号', '依据文件'] }),
    ...recordFields,
  ],
  style: { colour: { light: '#7a4a86', dark: '#c79bd3' }, size: 2, fillOpacity: 0, dash: [6, 3] },
  sensitivity: 'internal',
  order: 11,
};
