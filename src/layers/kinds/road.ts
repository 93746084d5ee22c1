import { areaM2Field, costField, countedFields, dutyFields, nameField, projectFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, day, flag, measure, option, references, text } from '../make-field.ts';
import { roadCarriagewayFields, roadFurnitureFields, sidewalkFields } from '../road-card.ts';
import { maintenanceGradeField, pavementField, roadClassField } from '../road-class.ts';
import { kilometrePerHour, metre, vehiclesPerDay } from '../units.ts';

/** A named set of connected segments, with the asset card of CJJ 36-2016. */
export const road: Kind = {
  id: 'road',
  label: { zh: '道路', en: 'Road' },
  terms: ['路', '大街', '道路台账', '道路项目'],
  group: 'road',
  geometry: ['line'],
  mayBeUnplaced: true,
  nameField: 'name',
  fields: [
    nameField('道路名称', '路名'),
    text('roadCode', '道路编号', 'Road number', { aliases: ['编号', '道路代码'] }),
    roadClassField(false),
    choice(
      'direction',
      '走向',
      'Direction',
      [
        option('east-west', '东西', 'East–west'),
        option('north-south', '南北', 'North–south'),
        option('northeast', '东北—西南', 'Northeast–southwest'),
        option('northwest', '西北—东南', 'Northwest–southeast'),
        option('ring', '环形', 'Ring'),
      ],
      { open: true, aliases: ['道路走向'] },
    ),
    text('from', '起点', 'From', { aliases: ['道路起点', '起点道路'] }),
    text('to', '终点', 'To', { aliases: ['道路终点', '终点道路'] }),
    references('segments', '所含路段', 'Segments', ['segment'], { aliases: ['路段'] }),
    measure('lengthM', '长度', 'Length', metre, { aliases: ['道路长度', '长度（米）'] }),
    areaM2Field,
    measure('widthMinM', '路幅最窄', 'Narrowest', metre, { aliases: ['最小路幅宽度'] }),
    measure('widthMaxM', '路幅最宽', 'Widest', metre, { aliases: ['最大路幅宽度', '路幅宽度'] }),
    measure('designSpeedKmh', '设计速度', 'Design speed', kilometrePerHour, { max: 120, aliases: ['设计时速', '设计车速'] }),
    pavementField,
    maintenanceGradeField,
    count('trafficPerDay', '年平均日交通量', 'AADT', vehiclesPerDay, { aliases: ['aadt', '日均交通量'] }),
    flag('touristRoute', '游览路线', 'Tourist route', {
      aliases: ['旅游路线'],
      help: { zh: '游览路线按 Ⅰ 等养护，支路也不例外', en: 'Tourist routes are kept at grade I, branch roads too' },
    }),
    text('designer', '设计单位', 'Designer'),
    text('builder', '施工单位', 'Builder'),
    day('builtDate', '建造年月', 'Built', { aliases: ['建成年月', '竣工年月'] }),
    ...roadCarriagewayFields,
    ...sidewalkFields('left'),
    ...sidewalkFields('right'),
    ...roadFurnitureFields,
    ...projectFields,
    costField,
    ...countedFields,
    ...dutyFields,
    ...recordFields,
  ],
  style: { colour: { light: '#5b4a8a', dark: '#b3a3e6' }, size: 3, named: 'city' },
  sensitivity: 'public',
  order: 45,
};
