import { catalogueCode, componentClass } from '../code-scheme.ts';
import { accessibleField, componentFields, dutyFields, hoursField, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, measure, option } from '../make-field.ts';
import { room, squareMetre } from '../units.ts';

/** The kinds of the circle's rule sheets that have no asset kind of their own. */
const facilityTypes = [
  option('kindergarten', '幼儿园', 'Kindergarten'),
  option('primary-school', '小学', 'Primary school'),
  option('middle-school', '初中', 'Middle school'),
  option('health-station', '社区卫生服务站', 'Health station'),
  option('pharmacy', '药店', 'Pharmacy'),
  option('elderly-care', '老年人日间照料中心', 'Day care for the elderly'),
  option('culture-station', '文化活动站', 'Culture station'),
  option('fitness', '室外健身场地', 'Outdoor fitness'),
  option('market', '菜市场', 'Food market'),
  option('convenience', '便利店', 'Convenience shop'),
  option('bus-stop', '公交车站', 'Bus stop'),
  // No kind of a rule sheet: what a map says of a school whose level it does not know.
  option('school', '学校（学段不明）', 'School of unknown level'),
];

/** A service of the 15-minute circle. Toilets and car parks are kinds of their own. */
export const facility: Kind = {
  id: 'facility',
  label: { zh: '便民设施', en: 'Local service' },
  terms: ['设施', '公共服务设施', '学校', '菜市场', '公交站', '药店'],
  group: 'service',
  geometry: ['point', 'polygon'],
  nameField: 'name',
  icon: 'facility',
  fields: [
    nameField('设施名称', '学校名称', '站点名称'),
    choice('type', '设施类型', 'Type', facilityTypes, { required: true, open: true, aliases: ['类型', '类别', '设施类别'] }),
    measure('floorAreaM2', '建筑面积', 'Floor area', squareMetre, { aliases: ['面积', '设施面积'] }),
    count('capacity', '规模', 'Capacity', room, { aliases: ['学位数', '服务人数', '床位数'] }),
    hoursField,
    accessibleField,
    ...dutyFields,
    ...componentFields,
    ...placeFields,
    ...recordFields,
  ],
  code: catalogueCode({
    byValue: {
      field: 'type',
      classes: { 'bus-stop': componentClass('0204', '公交站亭（牌）'), fitness: componentClass('0146', '户外健身设施') },
    },
  }),
  style: { crowds: true, colour: { light: '#4b5b6b', dark: '#b4c3d1' }, size: 4, fillOpacity: 0.3, drawn: 'district', named: 'street' },
  sensitivity: 'public',
  order: 68,
};
