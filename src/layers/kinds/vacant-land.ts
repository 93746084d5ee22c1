import { areaM2Field, dutyFields, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { landCodeEditionField, landCodeField } from '../land-codes.ts';
import { choice, day, option } from '../make-field.ts';

/** Land that stands idle: candidates for pocket parks, parking and vendor sites. */
export const vacantLand: Kind = {
  id: 'vacant-land',
  label: { zh: '闲置地', en: 'Vacant land' },
  terms: ['空地', '空闲地', '边角地', '腾退地'],
  group: 'place',
  geometry: ['polygon', 'point'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'vacant-land',
  fields: [
    nameField('地块名称', '地块编号'),
    choice(
      'type',
      '闲置成因',
      'Origin',
      [
        option('idle', '闲置地', 'Idle land'),
        option('cleared', '拆除腾退地', 'Cleared land'),
        option('gap', '夹缝地', 'Gap between buildings'),
        option('road-edge', '道桥边角地', 'Road and bridge edges'),
        option('reserved', '储备用地', 'Reserved land'),
      ],
      { open: true, aliases: ['地块来源', '地块类型', '闲置类型'] },
    ),
    areaM2Field,
    landCodeField,
    landCodeEditionField,
    choice(
      'availability',
      '可用情况',
      'Availability',
      [
        option('free', '可用', 'Free'),
        option('temporary', '可临时利用', 'For temporary use'),
        option('planned', '已有规划', 'Already planned'),
        option('unclear', '权属待核', 'Ownership to be checked'),
      ],
      { open: true, aliases: ['利用条件', '可利用情况'] },
    ),
    day('availableUntil', '可用至', 'Available until', { aliases: ['使用期限'] }),
    ...dutyFields,
    ...placeFields,
    ...recordFields,
  ],
  style: { colour: { light: '#9b8a6a', dark: '#8c8168' }, size: 4, fillOpacity: 0.22, dash: [3, 2], drawn: 'district', named: 'street' },
  sensitivity: 'internal',
  order: 22,
};
