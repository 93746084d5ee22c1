import { catalogueCode, componentClass } from '../code-scheme.ts';
import { accessibleField, componentFields, dutyFields, hoursField, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, measure, option } from '../make-field.ts';
import { room, squareMetre } from '../units.ts';

/** The services of every day, which a city's register is expected to hold. */
const everydayTypes = [
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
];

/** What single rule sheets of the circle ask for beside; types so that a register that lacks them shows as one without data. */
const sheetTypes = [
  option('nursery', '托儿所', 'Nursery'),
  option('elderly-home', '养老院', 'Home for the elderly'),
  option('health-centre', '社区卫生服务中心', 'Community health centre'),
  option('culture-centre', '文化活动中心', 'Culture centre'),
  option('sports-centre', '体育馆或全民健身中心', 'Sports centre'),
  option('sports-ground-large', '大型多功能运动场地', 'Large sports ground'),
  option('sports-ground-medium', '中型多功能运动场地', 'Medium sports ground'),
  option('sports-ground-small', '小型多功能运动场地', 'Small sports ground'),
  option('activity-ground', '公共活动场地', 'Public activity ground'),
  option('street-service-centre', '街道社区服务中心', 'Subdistrict service centre'),
  option('community-service', '社区服务站', 'Community service station'),
  option('police-station', '派出所', 'Police station'),
  option('shopping-centre', '商场', 'Shopping centre'),
  option('supermarket', '综合超市', 'Supermarket'),
  option('breakfast', '早餐店', 'Breakfast shop'),
  option('laundry', '洗染店', 'Laundry'),
  option('hairdresser', '美容美发店', 'Hairdresser'),
  option('photo-print', '照相文印店', 'Photos and prints'),
  option('housekeeping', '家政服务点', 'Housekeeping service'),
  option('repair', '维修点', 'Repairs'),
  option('post-express', '邮政快递服务点', 'Post and parcels'),
  option('recycling', '再生资源回收点', 'Recycling point'),
  option('gym', '健身房', 'Gym'),
  option('cafe', '咖啡店', 'Café'),
  option('pet-service', '宠物服务站', 'Pet service'),
  option('metro-station', '轨道交通站点', 'Metro station'),
  // No kind of a rule sheet: what a map says of a school whose level it does not know.
  option('school', '学校（学段不明）', 'School of unknown level'),
];

/** Types that a city is not taken to lack when it records none. */
export const rareFacilityTypes: ReadonlySet<string> = new Set(sheetTypes.map(({ value }) => value));

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
    choice('type', '设施类型', 'Type', [...everydayTypes, ...sheetTypes], {
      required: true,
      open: true,
      aliases: ['类型', '类别', '设施类别'],
    }),
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
