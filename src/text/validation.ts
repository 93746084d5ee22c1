import type { Words } from '../core/field.ts';

/** Codes of a kind's own validation and of the checks across kinds. */
export const validationSentences: Readonly<Record<string, Words>> = {
  'field-missing': { zh: '缺少必填项“{fieldZh}”。', en: 'The required field “{fieldEn}” is missing.' },
  'field-not-text': { zh: '“{fieldZh}”应为文字，现为“{value}”。', en: '“{fieldEn}” should be text but is “{value}”.' },
  'field-not-number': { zh: '“{fieldZh}”应为数字，现为“{value}”。', en: '“{fieldEn}” should be a number but is “{value}”.' },
  'field-not-integer': { zh: '“{fieldZh}”应为整数，现为“{value}”。', en: '“{fieldEn}” should be a whole number but is “{value}”.' },
  'field-not-boolean': { zh: '“{fieldZh}”应为是或否，现为“{value}”。', en: '“{fieldEn}” should be yes or no but is “{value}”.' },
  'field-not-date': {
    zh: '“{fieldZh}”应为日期（如 2024-09-28、2024-09 或 2024），现为“{value}”。',
    en: '“{fieldEn}” should be a date (2024-09-28, 2024-09 or 2024) but is “{value}”.',
  },
  'field-not-single': { zh: '“{fieldZh}”只能填一个值，现为“{value}”。', en: '“{fieldEn}” takes one value but is “{value}”.' },
  'field-not-list': { zh: '“{fieldZh}”应为列表，现为“{value}”。', en: '“{fieldEn}” should be a list but is “{value}”.' },
  'field-below': { zh: '“{fieldZh}”为 {value}，不应小于 {limit}。', en: '“{fieldEn}” is {value}, below its least value {limit}.' },
  'field-above': { zh: '“{fieldZh}”为 {value}，不应大于 {limit}。', en: '“{fieldEn}” is {value}, above its greatest value {limit}.' },
  'field-too-long': {
    zh: '“{fieldZh}”有 {length} 个字，最多 {limit} 个。',
    en: '“{fieldEn}” has {length} characters; at most {limit} fit.',
  },
  'field-unknown-choice': { zh: '“{fieldZh}”没有“{item}”这一选项。', en: '“{fieldEn}” has no choice “{item}”.' },
  'geometry-missing': { zh: '没有空间位置，而该类资产必须落图。', en: 'There is no geometry, and this kind must be placed.' },
  'geometry-family': {
    zh: '几何类型为 {found}，该类资产应为{expectedZh}。',
    en: 'The geometry is {found}; this kind takes: {expectedEn}.',
  },
  'geometry-empty': { zh: '几何为空，没有坐标。', en: 'The geometry is empty.' },
  'geometry-off-earth': {
    zh: '坐标（{lon}，{lat}）不是经纬度，请检查坐标系。',
    en: 'The position ({lon}, {lat}) is no longitude and latitude; check the coordinate system.',
  },
  'duplicate-id': { zh: '标识“{id}”在同类资产中出现 {count} 次。', en: 'The id “{id}” occurs {count} times in its kind.' },
  'reference-unknown': { zh: '“{fieldZh}”所指的“{target}”不存在。', en: '“{fieldEn}” names “{target}”, which does not exist.' },
  'gate-far-from-owner': {
    zh: '出入口距所属“{owner}”的边界 {metres} 米，超过 {limit} 米。',
    en: 'The gate lies {metres} m from the boundary of its owner “{owner}”; at most {limit} m is taken.',
  },
  'gate-without-owner': {
    zh: '出入口未填所属，{limit} 米内也没有公园或小区的边界。',
    en: 'The gate names no owner, and no park or compound has its boundary within {limit} m.',
  },
  'share-zone-outside-park': {
    zh: '开放共享区域有一部分在公园“{park}”之外，最远 {metres} 米。',
    en: 'Part of the shared zone lies outside its park “{park}”, by up to {metres} m.',
  },
  'share-zone-in-no-park': { zh: '开放共享区域未填公园，也不在任何公园内。', en: 'The shared zone names no park and lies in none.' },
  'park-size-unknown': {
    zh: '公园为点位且没有面积，无法确定服务半径。',
    en: 'The park is a point without an area, so it has no service radius.',
  },
  'park-size-differs': {
    zh: '登记面积 {recorded} 平方米与图形面积 {drawn} 平方米相差 {percent}%，按登记面积计。',
    en: 'The recorded area of {recorded} m² differs from the drawn {drawn} m² by {percent} %; the recorded one counts.',
  },
  'park-class-size': {
    zh: '{class} 类公园面积宜大于 {limit} 公顷，现为 {hectares} 公顷。',
    en: 'A park of class {class} should exceed {limit} ha; this one has {hectares} ha.',
  },
  'park-class-too-large': {
    zh: '{class} 类游园一般不超过 {limit} 公顷，现为 {hectares} 公顷，请核对类别。',
    en: 'A garden of class {class} seldom exceeds {limit} ha; this one has {hectares} ha, so check the class.',
  },
  'park-class-edition': {
    zh: '类别 {class} 不在所注版本 {edition} 中。',
    en: 'The class {class} is not in the stated edition {edition}.',
  },
  'pocket-park-size': {
    zh: '口袋公园面积一般为 400–10000 平方米，现为 {areaM2} 平方米。',
    en: 'A pocket park has 400–10,000 m² as a rule; this one has {areaM2} m².',
  },
};
