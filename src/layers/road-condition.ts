import type { Field } from '../core/field.ts';
import { costField } from './fields.ts';
import { count, day, index, measure, reference, year } from './make-field.ts';
import { kilometrePerHour, metrePerKilometre, timesPerYear } from './units.ts';

/** What the ranking reads from a segment or a junction (design §5). A missing value is missing, never zero. */
export const conditionFields: readonly Field[] = [
  reference('roadId', '所属道路', 'Road', ['road'], { aliases: ['道路编号', '路名编号'] }),
  index('pci', '路面状况指数 PCI', 'PCI', { min: 0, max: 100, aliases: ['路面状况指数'] }),
  index('rqi', '行驶质量指数 RQI', 'RQI', { min: 0, max: 4.98, aliases: ['行驶质量指数'] }),
  measure('iri', '国际平整度指数 IRI', 'IRI', metrePerKilometre, { aliases: ['平整度', '国际平整度指数'] }),
  measure('speedKmh', '高峰平均车速', 'Peak speed', kilometrePerHour, { max: 200, aliases: ['平均车速', '车速'] }),
  count('crashes', '交通事故', 'Crashes', timesPerYear, { aliases: ['事故数', '事故次数'] }),
  count('complaints', '12345 诉求', '12345 complaints', timesPerYear, { aliases: ['投诉', '投诉量', '诉求量', '诉求件数'] }),
  day('lastOverhaul', '最近大修或改建', 'Last overhaul', { aliases: ['上次大修', '最近大修时间', '上次大修年份'] }),
  costField,
  year('utilityYear', '管线计划年度', 'Utility works year', { min: 1950, aliases: ['管线施工年度', '管线计划年份'] }),
];
