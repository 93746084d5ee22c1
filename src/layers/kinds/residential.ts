import { areaM2Field, nameField, placeFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, flag, measure, option, text, year } from '../make-field.ts';
import { households, people, percent, pieces } from '../units.ts';

/** A residential compound (小区). Walled ones are left only through their gates; `walled` false means one leaves anywhere. */
export const residential: Kind = {
  id: 'residential',
  label: { zh: '居住小区', en: 'Residential compound' },
  terms: ['小区', '住宅小区', '社区', '家属院', 'compound'],
  group: 'home',
  geometry: ['polygon'],
  nameField: 'name',
  fields: [
    nameField('小区名称', '小区', '楼盘名称', 'xqmc'),
    count('people', '人口', 'People', people, { aliases: ['居住人口', '人口数', '常住人口'] }),
    count('dwellings', '户数', 'Dwellings', households, { aliases: ['总户数', '住户数', '套数'] }),
    flag('walled', '有围墙', 'Walled', { aliases: ['封闭小区', '是否封闭', '封闭管理'] }),
    areaM2Field,
    year('builtYear', '建成年份', 'Built', { aliases: ['建成年代', '建造年份', '竣工年份'] }),
    count('buildings', '楼栋数', 'Buildings', pieces, { aliases: ['栋数', '楼幢数'] }),
    measure('greenShare', '绿地率', 'Green share', percent, { max: 100, aliases: ['小区绿地率'] }),
    text('propertyManager', '物业单位', 'Property management', { aliases: ['物业公司', '物业服务企业'] }),
    flag('urbanVillage', '城中村', 'Urban village', { aliases: ['是否城中村'] }),
    choice('standIn', '替代来源', 'Stands in for land use', [option('building', '以住宅建筑代居住用地', 'Dwelling building')], {
      open: true,
      help: { zh: '数据中没有居住用地时以此代替', en: 'Used where the data hold no residential land' },
    }),
    ...placeFields,
    ...recordFields,
  ],
  style: { colour: { light: '#b08d57', dark: '#8f7444' }, size: 0.5, fillOpacity: 0.22, named: 'district' },
  sensitivity: 'internal',
  order: 21,
};
