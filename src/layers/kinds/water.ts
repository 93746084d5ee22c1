import { areaM2Field, nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, measure, option } from '../make-field.ts';
import { metre } from '../units.ts';

/** Rivers, lakes and canals; access legs do not cross them. */
export const water: Kind = {
  id: 'water',
  label: { zh: '水域', en: 'Water' },
  terms: ['河', '湖', '水库', '水系', 'river', 'lake'],
  group: 'base',
  geometry: ['polygon', 'line'],
  nameField: 'name',
  fields: [
    nameField('水域名称', '河流名称', '湖泊名称'),
    choice(
      'type',
      '类型',
      'Type',
      [
        option('river', '河流', 'River'),
        option('stream', '溪沟', 'Stream'),
        option('canal', '渠道', 'Canal'),
        option('lake', '湖泊', 'Lake'),
        option('reservoir', '水库', 'Reservoir'),
        option('pond', '坑塘', 'Pond'),
      ],
      { open: true, aliases: ['水域类型', '水体类型'] },
    ),
    measure('widthM', '宽度', 'Width', metre, { aliases: ['河宽'] }),
    areaM2Field,
    ...recordFields,
  ],
  style: { colour: { light: '#7fa6c4', dark: '#2f526b' }, size: 2, fillOpacity: 0.6, named: 'city' },
  sensitivity: 'public',
  order: 16,
};
