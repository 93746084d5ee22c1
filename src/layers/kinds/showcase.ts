import { countedFields, dutyFields, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, option, reference, year } from '../make-field.ts';

/** 精细化管理样板: a road, lane or compound held up as a model. Many are known by number only and stay unplaced. */
export const showcase: Kind = {
  id: 'showcase',
  label: { zh: '精细化管理样板', en: 'Model site' },
  terms: ['样板', '示范', '样板路', '样板小区'],
  group: 'place',
  geometry: ['point', 'line', 'polygon'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'showcase',
  fields: [
    nameField('样板名称'),
    choice(
      'type',
      '类型',
      'Type',
      [option('main-road', '主次干道', 'Main road'), option('back-lane', '背街小巷', 'Back lane'), option('compound', '小区', 'Compound')],
      { required: true, aliases: ['样板类型', '类别'] },
    ),
    reference('target', '对应资产', 'Asset', ['road', 'segment', 'residential'], { aliases: ['对应道路', '对应小区'] }),
    year('year', '年度', 'Year', { aliases: ['评定年度', '年份'] }),
    ...countedFields,
    ...dutyFields,
    ...placeFields,
    ...recordFields,
  ],
  style: { crowds: true, colour: { light: '#b3206a', dark: '#f58ab8' }, size: 5, fillOpacity: 0.2, named: 'street' },
  sensitivity: 'public',
  order: 67,
};
