import { areaM2Field, dutyFields, nameField, recordFields } from '../fields.ts';
import { greenClassEditionField, greenClassField } from '../green-classes.ts';
import type { Kind } from '../kind.ts';
import { flag } from '../make-field.ts';

/** Green that is no park: planting, protective belts, woods. Whether open green counts for 见绿 is the rule sheet's word. */
export const green: Kind = {
  id: 'green',
  label: { zh: '其他绿地', en: 'Other green' },
  terms: ['绿地', '绿化带', '防护绿地', '林地', '附属绿地'],
  group: 'green',
  geometry: ['polygon'],
  nameField: 'name',
  fields: [
    nameField('绿地名称'),
    greenClassField,
    greenClassEditionField,
    areaM2Field,
    flag('open', '对外开放', 'Open to the public', { aliases: ['是否开放', '开放'] }),
    ...dutyFields,
    ...recordFields,
  ],
  style: { colour: { light: '#86a87a', dark: '#3f5b44' }, size: 0.5, fillOpacity: 0.35, named: 'city' },
  sensitivity: 'public',
  order: 15,
};
