import { catalogueCode, componentClass } from '../code-scheme.ts';
import { componentFields, countedFields, dutyFields, hoursField, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, flag, option, text, year } from '../make-field.ts';
import { spaces } from '../units.ts';

/** A car park or a marked row of kerb spaces. */
export const parking: Kind = {
  id: 'parking',
  label: { zh: '停车场', en: 'Car park' },
  terms: ['停车', '停车位', '泊位', '立体停车场', '林荫停车场'],
  group: 'service',
  geometry: ['point', 'polygon', 'line'],
  mayBeUnplaced: true,
  nameField: 'name',
  icon: 'parking',
  fields: [
    nameField('停车场名称', '停车场'),
    choice(
      'type',
      '类型',
      'Type',
      [
        option('multi-storey', '立体', 'Multi-storey'),
        option('tree-shaded', '林荫', 'Tree-shaded'),
        option('surface', '地面', 'Surface'),
        option('underground', '地下', 'Underground'),
        option('on-street', '路内', 'On street'),
      ],
      { open: true, aliases: ['停车场类型', '泊位类型'] },
    ),
    count('spaces', '泊位数', 'Spaces', spaces, { aliases: ['车位数', '停车位数', '泊位', '停车泊位', '车位'] }),
    count('newInYear', '当年新增泊位', 'New in the year', spaces, { aliases: ['新增泊位', '新增车位', '新增停车位'] }),
    year('newYear', '新增年度', 'Year of the new spaces', { aliases: ['新增年份'] }),
    count('chargers', '充电桩', 'Chargers', spaces, { aliases: ['充电桩数', '充电车位'] }),
    flag('fee', '收费', 'Paid', { aliases: ['是否收费'] }),
    text('charge', '收费标准', 'Charge'),
    hoursField,
    ...countedFields,
    ...dutyFields,
    ...componentFields,
    ...placeFields,
    ...recordFields,
  ],
  code: catalogueCode({ own: componentClass('0201', '停车场') }),
  style: { crowds: true, colour: { light: '#3c55a5', dark: '#93a9f2' }, size: 5, fillOpacity: 0.35, drawn: 'district', named: 'street' },
  sensitivity: 'public',
  order: 69,
};
