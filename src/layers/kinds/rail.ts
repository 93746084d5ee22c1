import { nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, flag, index, option } from '../make-field.ts';

/** Railway lines; access legs do not cross them, streets do by bridge or tunnel. */
export const rail: Kind = {
  id: 'rail',
  label: { zh: '铁路', en: 'Railway' },
  terms: ['高铁', '京沪铁路', '铁道'],
  group: 'base',
  geometry: ['line', 'polygon'],
  nameField: 'name',
  fields: [
    nameField('铁路名称', '线路名称'),
    choice(
      'type',
      '类型',
      'Type',
      [
        option('conventional', '普速铁路', 'Conventional'),
        option('high-speed', '高速铁路', 'High-speed'),
        option('siding', '专用线', 'Siding'),
        // OpenStreetMap's words, as imported.
        option('rail', '铁路（未分）', 'Railway'),
        option('light_rail', '轻轨', 'Light rail'),
        option('subway', '地铁地面段', 'Subway at grade'),
        option('narrow_gauge', '窄轨铁路', 'Narrow gauge'),
        option('monorail', '单轨', 'Monorail'),
      ],
      { open: true, aliases: ['铁路类型', '铁路等级'] },
    ),
    flag('bridge', '高架', 'On a bridge', { aliases: ['桥梁', '是否高架'] }),
    flag('tunnel', '隧道', 'Tunnel', { aliases: ['是否隧道'] }),
    index('layer', '层', 'Layer', { min: -10, max: 10 }),
    ...recordFields,
  ],
  style: { colour: { light: '#4a4f55', dark: '#9aa3a8' }, size: 2.5, fillOpacity: 0.2, dash: [4, 3] },
  sensitivity: 'public',
  order: 42,
};
