import { accessibleField, areaM2Field, countedFields, dutyFields, hoursField, nameField, placeFields, recordFields } from '../fields.ts';
import { greenClassEditionField, greenClassField } from '../green-classes.ts';
import type { Kind } from '../kind.ts';
import { choice, choices, flag, measure, option, text, year } from '../make-field.ts';
import { percent, squareMetre } from '../units.ts';

/** Words of management, stored as bureaus write them; they say nothing about the class. */
const tags = [
  option('口袋公园', '口袋公园', 'Pocket park'),
  option('街角游园', '街角游园', 'Street-corner garden'),
  option('党建主题', '党建主题', 'Party-building theme'),
  option('法治主题', '法治主题', 'Rule-of-law theme'),
  option('儿童友好', '儿童友好', 'Child-friendly'),
  option('体育主题', '体育主题', 'Sports theme'),
  option('滨水', '滨水', 'Waterside'),
  option('历史名园', '历史名园', 'Historic garden'),
];

/** Land that pocket parks are made of (siting guides name these six). */
const formerLand = [
  option('idle', '闲置地', 'Idle land'),
  option('cleared', '拆除腾退地', 'Cleared land'),
  option('gap', '夹缝地', 'Gap between buildings'),
  option('underused-green', '低效绿地、道桥边角', 'Underused green, road edges'),
  option('closed-green', '封闭绿化带', 'Closed planting'),
  option('quiet-square', '低活力广场', 'Little-used square'),
];

/** A public park or garden. The size decides the service radius: recorded `areaM2`, else the drawn area. */
export const park: Kind = {
  id: 'park',
  label: { zh: '公园绿地', en: 'Park' },
  terms: ['公园', '游园', '口袋公园', '广场', '花园', 'garden'],
  group: 'green',
  geometry: ['polygon', 'point'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'park',
  fields: [
    nameField('公园名称', '公园', '绿地名称', '游园名称', 'gymc'),
    greenClassField,
    greenClassEditionField,
    choices('tags', '管理标签', 'Tags', tags, { open: true, aliases: ['标签', '类型标签', '主题', '管理类型'] }),
    areaM2Field,
    flag('open', '对外开放', 'Open to the public', { aliases: ['是否开放', '开放', '开放情况', '免费开放'] }),
    flag('fee', '收费', 'Ticketed', { aliases: ['是否收费', '门票', '收费公园'] }),
    hoursField,
    year('builtYear', '建成年份', 'Built', { aliases: ['建成时间', '建成年代', '始建年份'] }),
    year('rebuiltYear', '改造年份', 'Rebuilt', { aliases: ['提升年份', '改建年份'] }),
    measure('waterM2', '水面面积', 'Water area', squareMetre, { aliases: ['水域面积'] }),
    measure('greenShare', '绿地率', 'Green share', percent, { max: 100, aliases: ['绿化率', '绿化占地比例'] }),
    choice('formerLand', '原用地', 'Made from', formerLand, { open: true, aliases: ['用地来源'] }),
    accessibleField,
    flag('playground', '儿童活动场地', 'Playground', { aliases: ['儿童游乐'] }),
    text('facilities', '设施', 'Facilities', { aliases: ['配套设施', '主要设施'] }),
    text('areaSource', '面积出处', 'Source of the area', { aliases: ['面积来源'] }),
    ...countedFields,
    ...dutyFields,
    ...placeFields,
    ...recordFields,
  ],
  style: { colour: { light: '#3f7d4e', dark: '#5fa571' }, size: 5, fillOpacity: 0.55, named: 'city' },
  sensitivity: 'public',
  order: 25,
};
