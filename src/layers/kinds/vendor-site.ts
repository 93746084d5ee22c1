import { areaM2Field, countedFields, dutyFields, hoursField, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, choices, count, day, option } from '../make-field.ts';
import { stalls } from '../units.ts';

/** 流动摊贩疏导点: where street vendors are offered a stall. */
export const vendorSite: Kind = {
  id: 'vendor-site',
  label: { zh: '疏导点', en: 'Vendor site' },
  terms: ['摊贩', '流动摊贩疏导点', '摊点', '夜市', '早市'],
  group: 'service',
  geometry: ['point', 'polygon'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'vendor-site',
  fields: [
    nameField('疏导点名称', '疏导点'),
    count('stalls', '摊位数', 'Stalls', stalls, { aliases: ['摊位', '摊位数量', '可容纳摊位'] }),
    hoursField,
    choice(
      'setting',
      '用地',
      'Set up on',
      [
        option('market', '市场空余摊位', 'Spare market stalls'),
        option('idle-land', '闲置地', 'Idle land'),
        option('street', '路侧限时', 'Street side by hours'),
      ],
      { open: true, aliases: ['场地来源', '设置方式'] },
    ),
    choices(
      'goods',
      '经营品类',
      'Goods',
      [
        option('produce', '果蔬', 'Produce'),
        option('snack', '小吃', 'Snacks'),
        option('breakfast', '早餐', 'Breakfast'),
        option('sundries', '百货', 'Sundries'),
        option('repair', '修补', 'Repairs'),
      ],
      { open: true, aliases: ['经营范围', '品类'] },
    ),
    areaM2Field,
    day('openDay', '启用日期', 'Open since', { aliases: ['启用时间', '设立时间'] }),
    ...countedFields,
    ...dutyFields,
    ...placeFields,
    ...recordFields,
  ],
  style: { crowds: true, colour: { light: '#a85a00', dark: '#f2a65a' }, size: 6, fillOpacity: 0.3, named: 'street' },
  sensitivity: 'public',
  order: 72,
};
