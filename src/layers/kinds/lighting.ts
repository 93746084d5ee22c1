import { catalogueCode, componentClass } from '../code-scheme.ts';
import { componentFields, countedFields, dutyFields, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, flag, measure, option, text } from '../make-field.ts';
import { kilowatt, lamps, metre } from '../units.ts';

/** A street lamp or a landscape lighting site; 应亮尽亮 is `lit`. Positions are internal: they draw the power supply. */
export const lighting: Kind = {
  id: 'lighting',
  label: { zh: '照明亮化', en: 'Lighting' },
  terms: ['路灯', '景观灯', '景观亮化', '亮化', 'lamp'],
  group: 'light',
  geometry: ['point', 'line', 'polygon'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'lighting',
  fields: [
    nameField('灯杆编号', '亮化点名称', '路灯编号'),
    choice('type', '类型', 'Type', [option('street', '路灯', 'Street lamp'), option('landscape', '景观亮化', 'Landscape lighting')], {
      aliases: ['照明类型', '灯具类型', '亮化类型'],
    }),
    flag('lit', '正常亮灯', 'Lit', { aliases: ['是否亮灯', '亮灯', '应亮尽亮', '亮灯情况'] }),
    count('lamps', '灯数', 'Lamps', lamps, { aliases: ['盏数', '灯盏数', '灯具数'] }),
    measure('powerKw', '功率', 'Power', kilowatt, { aliases: ['总功率', '功率（千瓦）'] }),
    measure('heightM', '杆高', 'Pole height', metre, { max: 60, aliases: ['灯杆高度'] }),
    choice(
      'mount',
      '依附物',
      'Mounted on',
      [
        option('pole', '灯杆', 'Pole'),
        option('building', '楼体', 'Building'),
        option('bridge', '桥体', 'Bridge'),
        option('ground', '地面', 'Ground'),
        option('tree', '树木', 'Tree'),
      ],
      { open: true, aliases: ['安装位置'] },
    ),
    text('schedule', '启闭时间', 'Switching times', { aliases: ['亮灯时间', '开关灯时间'] }),
    ...countedFields,
    ...dutyFields,
    ...componentFields,
    ...placeFields,
    ...recordFields,
  ],
  code: catalogueCode({
    byValue: { field: 'type', classes: { street: componentClass('0137', '路灯'), landscape: componentClass('0139', '景观灯') } },
  }),
  style: {
    crowds: true,
    colour: { light: '#6c6a60', dark: '#c4c0b0' },
    size: 3.5,
    drawn: 'district',
    named: 'street',
    classes: {
      field: 'type',
      of: [
        { value: 'street', label: { zh: '路灯', en: 'Street lamp' }, colour: { light: '#8a6d00', dark: '#f2cf4a' } },
        { value: 'landscape', label: { zh: '景观亮化', en: 'Landscape lighting' }, colour: { light: '#b3478f', dark: '#f0a6d6' } },
      ],
    },
  },
  sensitivity: 'internal',
  order: 64,
};
