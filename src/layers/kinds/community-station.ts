import { countedFields, dutyFields, hoursField, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choices, day, option, text } from '../make-field.ts';

/** 红色城管社区服务驿站, housed in community premises. */
export const communityStation: Kind = {
  id: 'community-station',
  label: { zh: '红色城管社区服务驿站', en: 'Community station' },
  terms: ['红色城管', '社区驿站', '驿站'],
  group: 'people',
  geometry: ['point'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'community-station',
  fields: [
    nameField('驿站名称', '驿站'),
    choices(
      'roles',
      '功能',
      'Roles',
      [
        option('publicity', '宣传站', 'Information'),
        option('law', '普法站', 'Legal advice'),
        option('help', '帮办站', 'Help with errands'),
        option('governance', '治理站', 'Problem solving'),
      ],
      { open: true, aliases: ['驿站功能', '站点功能'] },
    ),
    text('town', '所属镇街', 'Subdistrict', { aliases: ['镇街', '街道', '所属街道', '办事处'] }),
    text('community', '所属社区', 'Community', { aliases: ['社区', '所在社区'] }),
    text('premises', '依托场所', 'Housed in', { aliases: ['设置场所'] }),
    hoursField,
    day('openDay', '启用日期', 'Open since', { aliases: ['启用时间', '揭牌时间'] }),
    ...countedFields,
    ...dutyFields,
    ...placeFields,
    ...recordFields,
  ],
  style: { crowds: true, colour: { light: '#a3342c', dark: '#f09088' }, size: 6, named: 'street' },
  sensitivity: 'public',
  order: 74,
};
