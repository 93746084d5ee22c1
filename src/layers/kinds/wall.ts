import { nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, measure, option } from '../make-field.ts';
import { metre } from '../units.ts';

/** A wall or fence that nobody walks through; access legs stop at it. */
export const wall: Kind = {
  id: 'wall',
  label: { zh: '围墙', en: 'Wall' },
  terms: ['围栏', '栅栏', '隔离设施', 'fence'],
  group: 'base',
  geometry: ['line', 'polygon'],
  nameField: 'name',
  fields: [
    nameField('围墙名称'),
    choice(
      'type',
      '类型',
      'Type',
      [
        option('wall', '实体围墙', 'Wall'),
        option('fence', '栅栏', 'Fence'),
        option('railing', '护栏', 'Railing'),
        option('noise', '隔音屏', 'Noise barrier'),
        option('retaining', '挡土墙', 'Retaining wall'),
      ],
      { open: true, aliases: ['围墙类型'] },
    ),
    measure('heightM', '高度', 'Height', metre, { max: 50 }),
    ...recordFields,
  ],
  style: { colour: { light: '#5a5148', dark: '#a3998c' }, size: 1.2, fillOpacity: 0.3, drawn: 'street' },
  sensitivity: 'internal',
  order: 32,
};
