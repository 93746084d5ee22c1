import type { Words } from '../core/field.ts';

/** Codes of the engine of the 15-minute circle and of its rule sheets. */
export const circleSentences: Readonly<Record<string, Words>> = {
  // Rule sheets
  'rule-not-of-circle': {
    zh: '“{id}”不是生活圈的规则表（type 应为 circle），不能用于本命令。',
    en: '"{id}" is no sheet of the 15-minute circle (its type is not "circle"); it cannot be used here.',
  },
  'rule-not-of-coverage': {
    zh: '“{id}”是生活圈的规则表，不能用来计算公园覆盖率；请用 circle 命令。',
    en: '"{id}" is a sheet of the 15-minute circle and cannot be used for park coverage; use the command circle.',
  },
  'rule-schema': {
    zh: '规则表的 schemaVersion 应为 1，现为“{value}”。',
    en: 'The schemaVersion of a sheet must be 1, not "{value}".',
  },
  'rule-row-id': {
    zh: '行编号只能由小写字母、数字和连字符组成，现为“{id}”。',
    en: 'A row id may hold only lower-case letters, digits and hyphens, not "{id}".',
  },
  'rule-row-twice': { zh: '行编号“{id}”出现两次。', en: 'The row id "{id}" stands twice.' },
  'rule-tier-unknown': { zh: '生活圈级别（tier）应为 5、10 或 15，现为“{value}”。', en: 'A tier must be 5, 10 or 15, not "{value}".' },
  'rule-one-limit': {
    zh: '每行应给米数（limitM）或分钟（limitMin）之一，不能都有或都没有。',
    en: 'A row needs exactly one limit: metres (limitM) or minutes (limitMin).',
  },
  'rule-limit-not-positive': { zh: '限值应大于 0，现为“{value}”。', en: 'A limit must be above 0, not "{value}".' },
  // Notes of a stamp
  'circle-no-homes': {
    zh: '数据中没有居住小区：没有可判定的行。',
    en: 'The data hold no residential compounds: there are no rows to judge.',
  },
  'circle-gates-inferred': {
    zh: '{count} 个小区未登记出入口，由路网推断。',
    en: 'Gates of {count} compounds are not recorded and are inferred from the network.',
  },
  'circle-unplaced': {
    zh: '{count} 处相关设施没有位置，未参与计算。',
    en: '{count} facilities that matter here have no position and take no part.',
  },
  'circle-crossing-wait': {
    zh: '每次过主干路、次干路等候 {seconds} 秒，只计入分钟，不计入米数。',
    en: 'A wait of {seconds} s at each crossing of a main road counts in minutes, not in metres.',
  },
  'circle-crossings-unplaced': {
    zh: '{count} 处天桥或地道没有可用的位置，不能免去等候。',
    en: '{count} footbridges or underpasses have no usable position and take no wait away.',
  },
  'circle-no-steps': { zh: '轮椅通行：台阶不计入路网。', en: 'For wheelchairs: steps are left out of the network.' },
};
