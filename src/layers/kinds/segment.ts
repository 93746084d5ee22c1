import { areaM2Field, countedFields, dutyFields, nameField, projectFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { count, index, measure, text } from '../make-field.ts';
import { maintenanceGradeField, pavementField, roadClassField } from '../road-class.ts';
import { conditionFields } from '../road-condition.ts';
import { metre, pieces, vehiclesPerDay } from '../units.ts';

/** The planning unit of 一路一策: a stretch of one road between two cross streets. */
export const segment: Kind = {
  id: 'segment',
  label: { zh: '路段', en: 'Road segment' },
  terms: ['道路', '一路一策', '整治路段'],
  group: 'road',
  geometry: ['line'],
  mayBeUnplaced: true,
  nameField: 'name',
  fields: [
    nameField('路段名称', '道路名称', '路名'),
    roadClassField(true),
    text('from', '起点', 'From', { aliases: ['起点道路', '起点路口', '起始道路'] }),
    text('to', '终点', 'To', { aliases: ['终点道路', '终点路口', '终止道路'] }),
    ...conditionFields,
    measure('lengthM', '长度', 'Length', metre, { aliases: ['路段长度', '道路长度', '长度（米）', 'cd'] }),
    measure('widthM', '宽度', 'Width', metre, { aliases: ['路幅宽度', '车行道宽度'] }),
    areaM2Field,
    count('lanes', '车道数', 'Lanes', pieces, { max: 20, aliases: ['机动车道数'] }),
    pavementField,
    maintenanceGradeField,
    index('pqi', '综合评价指数 PQI', 'PQI', { min: 0, max: 100, aliases: ['综合评价指数'] }),
    index('deflection', '回弹弯沉', 'Deflection', {
      min: 0,
      aliases: ['弯沉', '路表弯沉'],
      help: { zh: '单位 0.01 毫米；缺少时不建议中修、大修，先检测', en: 'In 0.01 mm; without it no medium or major repair is advised' },
    }),
    count('trafficPerDay', '年平均日交通量', 'AADT', vehiclesPerDay, { aliases: ['aadt', '日均交通量', '交通量'] }),
    ...projectFields,
    ...countedFields,
    ...dutyFields,
    ...recordFields,
  ],
  style: { colour: { light: '#8c3b5e', dark: '#e08fb0' }, size: 4, named: 'district' },
  sensitivity: 'internal',
  order: 46,
};
