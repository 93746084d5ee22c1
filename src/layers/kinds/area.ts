import { areaLevels, areaLevelWords } from '../../core/area-level.ts';
import { nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { choice, count, day, measure, text, year } from '../make-field.ts';
import { people, squareKilometre } from '../units.ts';

/** An administrative unit. Legal and managing parents differ where a functional zone administers towns by 代管. */
export const area: Kind = {
  id: 'area',
  label: { zh: '行政区划', en: 'Administrative area' },
  terms: ['区划', '街道', '乡镇', '社区', '村', 'boundary'],
  group: 'base',
  geometry: ['polygon'],
  mayBeUnplaced: true,
  nameField: 'name',
  fields: [
    nameField('区划名称', '行政区名称', 'xzqmc'),
    choice(
      'level',
      '层级',
      'Level',
      areaLevels.map((level) => ({ value: level, label: areaLevelWords[level] })),
      { required: true, aliases: ['行政级别', '级别'] },
    ),
    text('code', '区划代码', 'Area code', { required: true, maxLength: 12, aliases: ['行政区划代码', '代码', 'adcode', 'xzqdm'] }),
    text('parentCode', '上级代码（法定）', 'Legal parent code', { maxLength: 12, aliases: ['上级区划代码', '上级代码', '父级代码'] }),
    text('managedBy', '代管单位代码', 'Managed by (code)', { maxLength: 12, aliases: ['代管', '代管功能区', '管理上级'] }),
    text('codeSource', '代码来源', 'Code source', { aliases: ['代码版本'] }),
    day('validFrom', '生效日期', 'Valid from', { aliases: ['启用时间'] }),
    day('validTo', '失效日期', 'Valid to', { aliases: ['停用时间'] }),
    count('people', '人口', 'Population', people, { aliases: ['常住人口', '人口数'] }),
    year('peopleYear', '人口年份', 'Population year', { aliases: ['人口统计年份'] }),
    measure('areaKm2', '面积', 'Area', squareKilometre, { aliases: ['面积（平方公里）', '土地面积'] }),
    text('mapApproval', '审图号', 'Map approval number', { aliases: ['地图审核号'] }),
    ...recordFields,
  ],
  style: {
    colour: { light: '#6d6a75', dark: '#a09cab' },
    size: 1.5,
    fillOpacity: 0,
    dash: [4, 2],
    named: 'city',
  },
  sensitivity: 'internal',
  order: 10,
};
