import { accessibleField, countedFields, dutyFields, hoursField, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, choices, day, option } from '../make-field.ts';

/** 城管服务驿站 in scenic areas, parks and squares. The city has yet to give it a local component code, so none is declared. */
export const serviceStation: Kind = {
  id: 'service-station',
  label: { zh: '城管服务驿站', en: 'Service station' },
  terms: ['驿站', '爱心驿站', '城管驿站', '户外劳动者驿站'],
  group: 'people',
  geometry: ['point'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'service-station',
  fields: [
    nameField('驿站名称', '驿站'),
    choice(
      'setting',
      '所在场所',
      'Set in',
      [
        option('scenic', '景区', 'Scenic area'),
        option('park', '公园', 'Park'),
        option('square', '广场', 'Square'),
        option('street', '街区', 'Street'),
      ],
      { open: true, aliases: ['场所', '设置区域'] },
    ),
    choices(
      'services',
      '服务内容',
      'Services',
      [
        option('water', '饮水', 'Drinking water'),
        option('rest', '休息', 'Rest'),
        option('charging', '充电', 'Charging'),
        option('first-aid', '应急药品', 'First aid'),
        option('information', '问询指路', 'Information'),
        option('baby-care', '母婴', 'Baby care'),
        option('reading', '阅读', 'Reading'),
      ],
      { open: true, aliases: ['服务项目', '驿站功能'] },
    ),
    hoursField,
    accessibleField,
    day('openDay', '启用日期', 'Open since', { aliases: ['启用时间'] }),
    ...countedFields,
    ...dutyFields,
    ...placeFields,
    ...recordFields,
  ],
  style: { crowds: true, colour: { light: '#00766c', dark: '#5cd0c3' }, size: 6, named: 'street' },
  sensitivity: 'public',
  order: 75,
};
