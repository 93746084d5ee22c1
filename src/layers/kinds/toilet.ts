import { catalogueCode, componentClass } from '../code-scheme.ts';
import {
  accessibleField,
  componentFields,
  countedFields,
  dutyFields,
  hoursField,
  nameField,
  placeFields,
  recordFields,
} from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, flag, option } from '../make-field.ts';
import { pieces } from '../units.ts';

/** A public toilet. 生态公厕 and 第三卫生间 are properties of it, not kinds of their own. */
export const toilet: Kind = {
  id: 'toilet',
  label: { zh: '公共厕所', en: 'Public toilet' },
  terms: ['公厕', '卫生间', '厕所', '生态公厕', '第三卫生间', 'wc'],
  group: 'service',
  geometry: ['point', 'polygon'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'toilet',
  fields: [
    nameField('公厕名称', '公厕', 'gcmc'),
    choice('grade', '公厕类别', 'Grade', [option('1', '一类', 'First'), option('2', '二类', 'Second'), option('3', '三类', 'Third')], {
      open: true,
      aliases: ['公厕等级', '等级'],
    }),
    choice(
      'type',
      '形式',
      'Type',
      [option('detached', '独立式', 'Detached'), option('attached', '附属式', 'Attached'), option('mobile', '活动式', 'Mobile')],
      { open: true, aliases: ['公厕形式', '建筑形式'] },
    ),
    flag('eco', '生态公厕', 'Ecological', { aliases: ['是否生态公厕', '环保公厕'] }),
    flag('third', '第三卫生间', 'Family room', { aliases: ['有无第三卫生间', '是否有第三卫生间', '家庭卫生间'] }),
    accessibleField,
    hoursField,
    count('menSeats', '男厕位', 'Men’s seats', pieces, { aliases: ['男蹲位', '男厕位数'] }),
    count('womenSeats', '女厕位', 'Women’s seats', pieces, { aliases: ['女蹲位', '女厕位数'] }),
    flag('babyCare', '母婴设施', 'Baby care', { aliases: ['母婴室', '婴儿护理台'] }),
    flag('inPark', '位于公园内', 'In a park', { aliases: ['公园内'] }),
    ...countedFields,
    ...dutyFields,
    ...componentFields,
    ...placeFields,
    ...recordFields,
  ],
  code: catalogueCode({ own: componentClass('0301', '公共厕所') }),
  style: { crowds: true, colour: { light: '#2b6fa3', dark: '#7fbde8' }, size: 5, fillOpacity: 0.5, drawn: 'district', named: 'street' },
  sensitivity: 'public',
  order: 70,
};
