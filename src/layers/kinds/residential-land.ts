import { areaM2Field, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { landCodeEditionField, landCodeField } from '../land-codes.ts';
import { choice, count, flag, index, option, text } from '../make-field.ts';
import { households, people } from '../units.ts';

/** 居住用地: the land-use parcels that the official coverage share divides by. A compound only stands in for them. */
export const residentialLand: Kind = {
  id: 'residential-land',
  label: { zh: '居住用地', en: 'Residential land' },
  terms: ['用地', '地块', '住宅用地', 'parcel'],
  group: 'home',
  geometry: ['polygon'],
  nameField: 'name',
  fields: [
    nameField('地块名称', '地块编号'),
    landCodeField,
    landCodeEditionField,
    areaM2Field,
    choice('stage', '现状或规划', 'Existing or planned', [option('existing', '现状', 'Existing'), option('planned', '规划', 'Planned')], {
      aliases: ['用地状态', '现状规划'],
    }),
    index('floorAreaRatio', '容积率', 'Floor area ratio', { min: 0, aliases: ['far', 'rjl'] }),
    count('people', '人口', 'People', people, { aliases: ['居住人口', '规划人口'] }),
    count('dwellings', '户数', 'Dwellings', households, { aliases: ['总户数', '套数'] }),
    flag('urbanVillage', '城中村', 'Urban village', { aliases: ['是否城中村'] }),
    text('plan', '所属规划', 'Plan', { aliases: ['控规单元', '规划名称', '规划编制单元'] }),
    ...placeFields,
    ...recordFields,
  ],
  style: { colour: { light: '#a3762a', dark: '#c79a2e' }, size: 1, fillOpacity: 0.14, dash: [5, 2] },
  sensitivity: 'internal',
  order: 20,
};
