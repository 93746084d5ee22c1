import { catalogueCode, componentClass } from '../code-scheme.ts';
import { accessibleField, componentFields, dutyFields, nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, flag, option } from '../make-field.ts';

/** Where people cross a road, railway or river. */
export const crossing: Kind = {
  id: 'crossing',
  label: { zh: '过街设施', en: 'Crossing' },
  terms: ['斑马线', '人行横道', '过街天桥', '地下通道'],
  group: 'base',
  geometry: ['point', 'line'],
  nameField: 'name',
  icon: 'crossing',
  fields: [
    nameField('设施名称'),
    choice(
      'type',
      '类型',
      'Type',
      [
        option('zebra', '人行横道', 'Zebra crossing'),
        option('signal', '信号灯控人行横道', 'Signal crossing'),
        option('footbridge', '过街天桥', 'Footbridge'),
        option('underpass', '地下通道', 'Underpass'),
        option('level-crossing', '铁路道口', 'Level crossing'),
      ],
      { open: true, aliases: ['过街类型', '设施类型'] },
    ),
    flag('refuge', '二次过街安全岛', 'Refuge island', { aliases: ['安全岛'] }),
    accessibleField,
    ...dutyFields,
    ...componentFields,
    ...recordFields,
  ],
  code: catalogueCode({
    byValue: { field: 'type', classes: { footbridge: componentClass('0206', '过街天桥'), underpass: componentClass('0207', '地下通道') } },
  }),
  style: { colour: { light: '#6b6f2a', dark: '#c6c97c' }, size: 3.5, drawn: 'street' },
  sensitivity: 'public',
  order: 58,
};
