import { areaM2Field, countedFields, dutyFields, hoursField, nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, choices, day, option, reference, text } from '../make-field.ts';

const activities = [
  option('camping', '搭帐篷、天幕', 'Tents and canopies'),
  option('picnic', '野餐', 'Picnic'),
  option('sport', '运动健身', 'Sport'),
  option('play', '亲子游戏', 'Family play'),
  option('rest', '休闲游憩', 'Rest'),
  option('kite', '放风筝', 'Kites'),
  option('class', '自然教育', 'Nature classes'),
];

/** 开放共享区域: lawn, under-trees or idle ground inside a park that is already open. It opens no park and never changes coverage. */
export const shareZone: Kind = {
  id: 'share-zone',
  label: { zh: '开放共享区域', en: 'Shared open zone' },
  terms: ['绿地共享', '公园绿地开放共享', '草坪', '帐篷区'],
  group: 'green',
  geometry: ['polygon', 'point'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'share-zone',
  fields: [
    nameField('区域名称', '共享区域名称'),
    reference('park', '所在公园', 'Park', ['park'], { aliases: ['公园', '所属公园', '公园编号'] }),
    choice(
      'ground',
      '场地类型',
      'Ground',
      [option('lawn', '草坪', 'Lawn'), option('under-trees', '林下空间', 'Under trees'), option('idle', '空闲地', 'Idle ground')],
      { open: true, aliases: ['场地', '共享类型', '用地形式'] },
    ),
    areaM2Field,
    hoursField,
    choices('activities', '允许活动', 'Activities allowed', activities, { open: true, aliases: ['活动', '可开展活动'] }),
    text('rotation', '轮换养护', 'Rotation', {
      aliases: ['轮休养护', '养护安排', '轮换制度'],
      help: { zh: '如 每周一、二封闭养护；两区轮换', en: 'For example: two halves, rested by turns' },
    }),
    day('openDay', '开放日期', 'Open since', { aliases: ['启用时间', '开放起始日'] }),
    ...countedFields,
    ...dutyFields,
    ...recordFields,
  ],
  style: { colour: { light: '#6a8f1f', dark: '#a9cf5a' }, size: 5, fillOpacity: 0.35, dash: [2, 1], drawn: 'district', named: 'street' },
  sensitivity: 'public',
  order: 27,
};
