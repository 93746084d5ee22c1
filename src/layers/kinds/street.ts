import { nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, choices, flag, index, measure, option } from '../make-field.ts';
import { metre } from '../units.ts';

/** Classes are OpenStreetMap `highway` values, because walking rules are written in them and most networks arrive with them. */
const streetClasses = [
  option('trunk', '快速路、国省道', 'Trunk'),
  option('trunk_link', '快速路匝道', 'Trunk link'),
  option('primary', '主干路', 'Primary'),
  option('primary_link', '主干路匝道', 'Primary link'),
  option('secondary', '次干路', 'Secondary'),
  option('secondary_link', '次干路连接道', 'Secondary link'),
  option('tertiary', '支路', 'Tertiary'),
  option('tertiary_link', '支路连接道', 'Tertiary link'),
  option('unclassified', '其他道路', 'Unclassified'),
  option('residential', '居住区道路', 'Residential street'),
  option('living_street', '生活街道', 'Living street'),
  option('service', '内部道路', 'Service way'),
  option('pedestrian', '步行街', 'Pedestrian street'),
  option('footway', '人行道', 'Footway'),
  option('path', '小径', 'Path'),
  option('steps', '台阶', 'Steps'),
  option('track', '土路', 'Track'),
  option('cycleway', '自行车道', 'Cycleway'),
  option('bridleway', '马道', 'Bridleway'),
  option('corridor', '室内通道', 'Corridor'),
  option('road', '未分类', 'Road of unknown class'),
];

/** A line of the walking network. Lines join where vertices meet; `bridge`, `tunnel` and `layer` keep crossings apart. */
export const street: Kind = {
  id: 'street',
  label: { zh: '路网', en: 'Street network' },
  terms: ['步行路网', '道路中心线', '街道', 'network'],
  group: 'base',
  geometry: ['line'],
  nameField: 'name',
  fields: [
    nameField('道路名称', '路名', '街道名称'),
    choice('class', '类别', 'Class', streetClasses, { open: true, aliases: ['道路类别', '道路等级', 'highway', 'fclass'] }),
    flag('bridge', '桥梁', 'Bridge', { aliases: ['是否桥梁'] }),
    flag('tunnel', '隧道', 'Tunnel', { aliases: ['是否隧道', '地下通道'] }),
    index('layer', '层', 'Layer', { min: -10, max: 10, aliases: ['层级', '相对高度'] }),
    choices('nodes', 'OSM 节点号', 'OSM node ids', [], {
      open: true,
      help: { zh: '与各顶点一一对应；节点号不同的线不相接', en: 'One per vertex; lines whose node ids differ do not join' },
    }),
    measure('widthM', '宽度', 'Width', metre, { aliases: ['路宽', '路幅宽度'] }),
    flag('sidewalk', '有人行道', 'Sidewalk', { aliases: ['人行道'] }),
    ...recordFields,
  ],
  style: { colour: { light: '#b9b4a8', dark: '#4b5256' }, size: 1.5, named: 'street' },
  sensitivity: 'public',
  order: 40,
};
