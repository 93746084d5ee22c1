import { hoursField, nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, flag, option, reference } from '../make-field.ts';

/** An entrance of a park or compound; without `of` it belongs to every boundary within 10 m. */
export const gate: Kind = {
  id: 'gate',
  label: { zh: '出入口', en: 'Gate' },
  terms: ['大门', '门', '入口', '小区出入口', '公园入口', 'entrance'],
  group: 'base',
  geometry: ['point'],
  nameField: 'name',
  icon: 'gate',
  fields: [
    nameField('出入口名称', '门名称'),
    reference('of', '所属公园或小区', 'Gate of', ['park', 'residential'], { aliases: ['所属', '所属小区', '所属公园', '归属'] }),
    hoursField,
    flag('open', '通行', 'In use', { aliases: ['是否开放', '开放'] }),
    flag('wheelchair', '轮椅可通行', 'Wheelchair', { aliases: ['无障碍', '无障碍通行'] }),
    choice(
      'access',
      '通行类型',
      'For',
      [
        option('pedestrian', '人行', 'People on foot'),
        option('mixed', '人车混行', 'People and vehicles'),
        option('vehicle', '车行', 'Vehicles only'),
        option('emergency', '消防应急', 'Emergency'),
      ],
      { aliases: ['出入口类型'] },
    ),
    flag('main', '主出入口', 'Main gate', { aliases: ['是否主入口', '主入口'] }),
    ...recordFields,
  ],
  style: { colour: { light: '#2f3437', dark: '#e6e3da' }, size: 3.5, drawn: 'street' },
  sensitivity: 'public',
  order: 60,
};
