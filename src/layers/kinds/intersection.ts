import { countedFields, dutyFields, nameField, projectFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, choices, count, day, flag, option, text } from '../make-field.ts';
import { roadClassField } from '../road-class.ts';
import { conditionFields } from '../road-condition.ts';
import { pieces } from '../units.ts';

const measures = [
  option('widening', '路口拓宽', 'Widening'),
  option('right-turn-lane', '增设右转车道', 'Right-turn lane'),
  option('left-turn-lane', '增设左转车道', 'Left-turn lane'),
  option('slow-lane', '增设慢车道', 'Cycle lane'),
  option('lane-split', '直左、右转车道分离', 'Separate through and right-turn lanes'),
  option('narrow-divider', '压减分车带', 'Narrower divider'),
  option('channelisation', '渠化', 'Channelisation'),
  option('signal', '信号优化', 'Signals'),
  option('poles-underground', '杆线入地', 'Lines put underground'),
  option('tree-protection', '古树保护', 'Old tree kept'),
  option('barrier-free', '无障碍设施', 'Barrier-free works'),
];

/** A junction, an asset of its own: its causes and measures are not those of the roads that meet there. */
export const intersection: Kind = {
  id: 'intersection',
  label: { zh: '路口', en: 'Junction' },
  terms: ['交叉口', '十字路口', '路口改造', 'intersection'],
  group: 'road',
  geometry: ['point', 'polygon'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'intersection',
  fields: [
    nameField('路口名称', '交叉口名称'),
    roadClassField(true),
    text('streets', '相交道路', 'Meeting streets', { aliases: ['相交路名', '交叉道路'] }),
    ...conditionFields,
    count('legs', '进口道数', 'Legs', pieces, { max: 10, aliases: ['路口肢数'] }),
    choice(
      'control',
      '控制方式',
      'Control',
      [
        option('signal', '信号灯', 'Signals'),
        option('sign', '让行标志', 'Give-way signs'),
        option('roundabout', '环岛', 'Roundabout'),
        option('none', '无控制', 'None'),
      ],
      { aliases: ['信号控制', '管控方式'] },
    ),
    flag('rebuilt', '已改造', 'Rebuilt', { aliases: ['是否改造'] }),
    choices('measures', '改造措施', 'Measures', measures, { open: true, aliases: ['措施', '改造方式'] }),
    day('openDay', '通车日期', 'Opened', { aliases: ['通车时间', '开通日期'] }),
    ...projectFields,
    ...countedFields,
    ...dutyFields,
    ...recordFields,
  ],
  style: { crowds: true, colour: { light: '#9c4221', dark: '#f0a07a' }, size: 5, fillOpacity: 0.3, named: 'street' },
  sensitivity: 'internal',
  order: 62,
};
