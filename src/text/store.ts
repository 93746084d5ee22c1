import type { Words } from '../core/field.ts';

/** Codes of edits, of the area tree, of saved data and of the places a city is kept in. */
export const storeSentences: Readonly<Record<string, Words>> = {
  // Edits
  'edit-names-asset-twice': {
    zh: '这次编辑两次改动了同一资产（{kind}/{id}），未执行。',
    en: 'The edit names asset {kind}/{id} twice; nothing was changed.',
  },
  'edit-change-of-another-asset': {
    zh: '这次编辑把资产 {kind}/{id} 换成了另一资产，未执行。',
    en: 'The edit turns asset {kind}/{id} into another one; nothing was changed.',
  },
  'edit-asset-already-there': { zh: '资产 {kind}/{id} 已存在，未执行。', en: 'Asset {kind}/{id} is already there; nothing was changed.' },
  'edit-asset-gone': { zh: '资产 {kind}/{id} 已不存在，未执行。', en: 'Asset {kind}/{id} is no longer there; nothing was changed.' },
  'edit-asset-changed': {
    zh: '资产 {kind}/{id} 已被改动，未执行。',
    en: 'Asset {kind}/{id} has been changed in the meantime; nothing was changed.',
  },
  // Areas
  'area-without-code': { zh: '行政区划缺少代码，未列入。', en: 'The area has no code and is left out.' },
  'area-level-unknown': {
    zh: '行政区划级别“{level}”不是 city、district、town、community 之一，未列入。',
    en: 'The area level “{level}” is none of city, district, town, community; the area is left out.',
  },
  'area-code-twice': {
    zh: '行政区划代码 {code} 在同一日期有两条记录，采用第一条（{other}）。',
    en: 'Area code {code} has two records on the same day; the first ({other}) is used.',
  },
  'area-parent-missing': {
    zh: '行政区划 {code} 的上级 {parent} 不在数据中，按顶级列出。',
    en: 'Area {code} names parent {parent}, which is not in the data; it stands at the top.',
  },
  'area-parent-too-low': {
    zh: '行政区划 {code}（{level}）的上级 {parent}（{parentLevel}）级别更低，按顶级列出。',
    en: 'Area {code} ({level}) names a parent {parent} of a lower level ({parentLevel}); it stands at the top.',
  },
  'area-cycle': { zh: '行政区划的上下级成环：{codes}。', en: 'Areas are each other’s parents in a circle: {codes}.' },
  // Saved data
  'saved-not-a-record': { zh: '保存的内容（{name}）不可读。', en: 'What was saved ({name}) cannot be read.' },
  'saved-version-unreadable': {
    zh: '保存的内容（{name}）版本号“{version}”不可读。',
    en: 'What was saved ({name}) has an unreadable version “{version}”.',
  },
  'saved-version-newer': {
    zh: '保存的内容（{name}）版本为 {version}，本程序只能读到 {current}，请更新程序。',
    en: 'What was saved ({name}) has version {version}; this program reads up to {current}. A newer program is needed.',
  },
  'saved-version-too-old': {
    zh: '保存的内容（{name}）版本为 {version}，早于可读的最早版本 {oldest}。',
    en: 'What was saved ({name}) has version {version}, older than the oldest readable, {oldest}.',
  },
  // Places
  'kept-city-missing': { zh: '本浏览器中已没有这座城市（{id}）。', en: 'This browser no longer holds the city ({id}).' },
  'snapshot-missing': { zh: '{folder} 中没有城市数据。', en: 'There is no city in {folder}.' },
  'snapshot-unreachable': { zh: '无法读取 {url}（HTTP {status}）。', en: '{url} cannot be read (HTTP {status}).' },
};
