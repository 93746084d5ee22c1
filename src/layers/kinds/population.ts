import { nameField, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { count, measure, year } from '../make-field.ts';
import { metre, people } from '../units.ts';

/** A cell of a population grid: a drawn square, or its middle with the length of its side. */
export const population: Kind = {
  id: 'population',
  label: { zh: '人口格网', en: 'Population grid' },
  terms: ['人口', '格网', '人口网格', 'worldpop', 'grid'],
  group: 'base',
  geometry: ['polygon', 'point'],
  nameField: 'name',
  icon: 'population',
  fields: [
    nameField('格网编号'),
    count('people', '人口', 'People', people, { required: true, aliases: ['人口数', '常住人口', '网格人口', 'pop', 'population'] }),
    year('peopleYear', '人口年份', 'Population year', { aliases: ['人口统计年份'] }),
    measure('sideM', '边长', 'Side', metre, {
      max: 10_000,
      aliases: ['格网边长', '分辨率'],
      help: { zh: '以点表示的格网的边长，缺省 100 米', en: 'Side of a cell given as a point; 100 m where it is missing' },
    }),
    ...recordFields,
  ],
  style: { colour: { light: '#7a6a8f', dark: '#a898bd' }, size: 2, fillOpacity: 0.08, drawn: 'street' },
  sensitivity: 'internal',
  order: 19,
};
