import { areaM2Field, countedFields, dutyFields, nameField, placeFields, projectFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, option } from '../make-field.ts';

/** 景观提升点位: motorway ramps, main-road corners and station squares that were landscaped. */
export const landscapeNode: Kind = {
  id: 'landscape-node',
  label: { zh: '景观提升点位', en: 'Landscape site' },
  terms: ['景观节点', '门户', '高速出入口', '绿化提升'],
  group: 'place',
  geometry: ['point', 'polygon'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'landscape-node',
  fields: [
    nameField('点位名称', '节点名称'),
    choice(
      'type',
      '类型',
      'Type',
      [
        option('ramp', '高速出入口', 'Motorway ramp'),
        option('main-road', '主干道节点', 'Main-road site'),
        option('station-square', '站前广场', 'Station square'),
        option('bridgehead', '桥头', 'Bridgehead'),
      ],
      { open: true, aliases: ['点位类型', '节点类型'] },
    ),
    areaM2Field,
    ...projectFields,
    ...countedFields,
    ...dutyFields,
    ...placeFields,
    ...recordFields,
  ],
  style: { crowds: true, colour: { light: '#6a3fa0', dark: '#c3a2f2' }, size: 5, fillOpacity: 0.3, named: 'street' },
  sensitivity: 'public',
  order: 66,
};
