import type { Words } from '../core/field.ts';
import type { Issue } from '../core/issue.ts';
import { cardWords } from './screen/card.ts';
import { circleWords } from './screen/circle.ts';
import { gapsWords } from './screen/gaps.ts';
import { importWords } from './screen/import.ts';
import { layersWords } from './screen/layers.ts';
import { lifecycleWords } from './screen/lifecycle.ts';
import { mapWords } from './screen/map.ts';
import { mendWords } from './screen/mend.ts';
import { plainWords } from './screen/plain.ts';
import { searchWords } from './screen/search.ts';
import { shellWords } from './screen/shell.ts';
import { tableWords } from './screen/table.ts';
import { toolsWords } from './screen/tools.ts';
import { trendWords } from './screen/trend.ts';
import { whatifWords } from './screen/whatif.ts';
import { whatifNotesWords } from './screen/whatif-notes.ts';
import { fill, issueSentence, type Lang } from './sentence.ts';

/** Words of the screen. `{name}` is replaced by `fill`. */
export const words = {
  ...cardWords,
  ...circleWords,
  ...gapsWords,
  ...importWords,
  ...layersWords,
  ...lifecycleWords,
  ...mapWords,
  ...mendWords,
  ...plainWords,
  ...searchWords,
  ...shellWords,
  ...tableWords,
  ...toolsWords,
  ...trendWords,
  ...whatifWords,
  ...whatifNotesWords,
  appName: { zh: '绣图', en: 'Xiutu' },
  appTitle: { zh: '绣图 · 城市管理一张图', en: 'Xiutu · a map workbench for public works' },
  skipToMap: { zh: '跳到地图', en: 'Skip to the map' },
  city: { zh: '城市', en: 'City' },
  forgetCity: { zh: '从本浏览器移除此城市', en: 'Remove this city from this browser' },
  forgetCityAsk: { zh: '移除“{name}”？文件本身不受影响。', en: 'Remove “{name}”? The file itself is not touched.' },
  remove: { zh: '移除', en: 'Remove' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  retry: { zh: '重试', en: 'Try again' },
  demoCity: { zh: '示例', en: 'demo' },
  keptHere: { zh: '本浏览器', en: 'this browser' },
  dataDate: { zh: '数据日期 {date}', en: 'Data of {date}' },
  dataDateUnknown: { zh: '数据日期未注明', en: 'Data date not stated' },
  language: { zh: '语言', en: 'Language' },
  toDark: { zh: '切换到夜间配色', en: 'Switch to dark colours' },
  toLight: { zh: '切换到日间配色', en: 'Switch to day colours' },
  synthetic: { zh: '示意', en: 'demo' },
  placeSynthetic: { zh: '位置示意', en: 'place drawn roughly' },
  readOnly: { zh: '只读快照：当前没有数据服务，改动不会保存', en: 'Read-only snapshot: no data service is running, nothing is saved' },

  layers: { zh: '图层', en: 'Layers' },
  noLayers: { zh: '这座城市还没有要素', en: 'This city holds no features yet' },
  countPlaced: { zh: '{count} 个', en: '{count}' },
  countUnplaced: { zh: '其中 {count} 个未落图', en: '{count} of them not placed' },
  groupBase: { zh: '底图', en: 'Background' },
  groupGreen: { zh: '公园绿地', en: 'Green' },
  groupHome: { zh: '居住', en: 'Homes' },
  groupRoad: { zh: '道路', en: 'Roads' },
  groupService: { zh: '便民设施', en: 'Services' },
  groupLight: { zh: '亮化', en: 'Lighting' },
  groupPeople: { zh: '驿站', en: 'Stations' },
  groupPlace: { zh: '场所与样板', en: 'Places' },

  map: { zh: '地图：方向键移动，加减键缩放', en: 'Map: arrow keys move, plus and minus zoom' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  wholeCity: { zh: '全城', en: 'Whole city' },
  boundaryNote: { zh: '内部使用，边界示意，不作划界依据', en: 'Internal use; boundaries are illustrative and settle no claim' },
  syntheticNote: { zh: '含示意数据', en: 'Contains illustrative data' },
  sources: { zh: '来源：{names}', en: 'Sources: {names}' },
  andMore: { zh: '另有 {count} 项', en: 'and {count} more' },
  routeWalk: { zh: '步行 {metres} 米', en: 'walk {metres} m' },
  routeStraight: { zh: '直线 {metres} 米', en: 'straight {metres} m' },

  coverage: { zh: '公园绿地服务覆盖', en: 'Park coverage' },
  ruleSheet: { zh: '规则表', en: 'Rule' },
  ruleSource: { zh: '出处：{source}', en: 'Source: {source}' },
  ruleTier: { zh: '{from} → {radius} 米', en: '{from} → {radius} m' },
  areaFrom: { zh: '≥ {from} 平方米', en: '≥ {from} m²' },
  areaBetween: { zh: '{from}–{to} 平方米', en: '{from}–{to} m²' },
  historicTier: { zh: '（历史文化街区）', en: ' (historic district)' },
  by: { zh: '分区', en: 'By' },
  denominator: { zh: '分母', en: 'Of' },
  land: { zh: '居住用地', en: 'Land' },
  people: { zh: '人口', en: 'People' },
  dwellings: { zh: '住房', en: 'Dwellings' },
  run: { zh: '计算覆盖率', en: 'Compute coverage' },
  rerun: { zh: '重新计算', en: 'Compute again' },
  outdated: { zh: '条件已改，下列数字仍是上次的结果', en: 'The choices have changed; the figures below are still of the last run' },
  stagePrepare: { zh: '读路网与小区', en: 'Reading network and homes' },
  stageStraight: { zh: '算直线口径', en: 'Straight-line figure' },
  stageWalk: { zh: '算步行口径', en: 'Walking figure' },
  stageShapes: { zh: '画结果', en: 'Drawing the answer' },
  cancelled: { zh: '已取消，未改动任何结果', en: 'Cancelled; no figure was changed' },
  failed: { zh: '未能算出', en: 'Could not be computed' },
  emptyCoverage: {
    zh: '谁家 300 米内有绿、500 米内有园？点“计算覆盖率”，按规则口径和步行路网各算一遍。',
    en: 'Who has green within 300 m and a park within 500 m? Compute it twice: as the rule counts, and as people walk.',
  },
  noHomes: {
    zh: '数据中没有居住用地或小区，覆盖率没有分母。',
    en: 'The data hold no residential land or compounds, so there is nothing to take a share of.',
  },
  straight: { zh: '直线（规则口径）', en: 'Straight (rule)' },
  straightShort: { zh: '直线', en: 'Straight' },
  walk: { zh: '步行', en: 'On foot' },
  walkShort: { zh: '步行', en: 'Walk' },
  points: { zh: '{points} 个百分点', en: '{points} points' },
  walkHigher: {
    zh: '步行比直线高 {points} 个百分点：未知的不进分母',
    en: 'On foot is {points} points above straight: unknown stays out of the share',
  },
  walkLower: { zh: '步行比直线低 {points} 个百分点', en: 'On foot is {points} points below straight' },
  walkSame: { zh: '步行与直线相同', en: 'On foot and straight agree' },
  noShare: { zh: '无从计算', en: 'No figure' },
  covered: { zh: '已覆盖', en: 'Covered' },
  uncovered: { zh: '未覆盖', en: 'Uncovered' },
  unknown: { zh: '未知', en: 'Unknown' },
  unknownHelp: { zh: '未知不算未覆盖，也不进分母', en: 'Unknown is not uncovered and stays out of the share' },
  shownOnMap: { zh: '地图显示', en: 'Map' },
  shownNone: { zh: '不显示', en: 'Nothing' },
  target: { zh: '目标', en: 'Target' },
  targetMet: { zh: '达到', en: 'met' },
  targetMissed: { zh: '未达到', en: 'not met' },
  unverified: { zh: '待核', en: 'to be checked' },
  noTarget: { zh: '全数据范围（非建成区口径），不与目标比较', en: 'Whole data extent, not the built-up area: no target applies' },
  noTargetInSheet: { zh: '该规则表没有目标值', en: 'This rule sheet sets no target' },
  otherwise: { zh: '口径不定：若{option}{counts}，直线为 {share}', en: 'Open question: if {option} {counts}, straight is {share}' },
  counted: { zh: '计入', en: 'count' },
  notCounted: { zh: '不计入', en: 'do not count' },
  optionTicketed: { zh: '收费公园', en: 'ticketed parks' },
  optionSquares: { zh: '广场', en: 'squares' },
  optionAttachedGreen: { zh: '开放的附属绿地', en: 'open attached green' },
  optionRegionalGreen: { zh: '区域绿地', en: 'regional green' },
  optionUrbanVillages: { zh: '城中村', en: 'urban villages' },
  optionOtherGreen: { zh: '其他公共绿地', en: 'other public green' },
  byArea: { zh: '按分区', en: 'By area' },
  byCompound: { zh: '按小区', en: 'By compound' },
  area: { zh: '分区', en: 'Area' },
  compound: { zh: '小区', en: 'Compound' },
  difference: { zh: '差', en: 'Gap' },
  outsideAreas: { zh: '分区以外', en: 'Outside all areas' },
  noTargetForMeasure: {
    zh: '目标值只对规则自己的分母而设，换了分母不比较',
    en: 'Targets are set for the rule’s own denominator; none applies to this one',
  },
  tableHelpPlain: { zh: '点一行，地图移到该处', en: 'Choose a row to move the map there' },
  tableHelp: { zh: '点一行，地图移到该处；竖线为目标值', en: 'Choose a row to move the map there; upright lines are targets' },
  compoundHelp: {
    zh: '步行未覆盖最多的 {count} 个小区；移到一行，地图上画出到公园的步行路线',
    en: 'The {count} compounds with most land uncovered on foot; point at a row to draw its walk to a park',
  },
  hoverHelp: {
    zh: '把指针移到小区上，画出到公园的步行路线与直线',
    en: 'Point at a compound to draw its walk to a park and the straight line',
  },
  basis: { zh: '口径与出处', en: 'Basis of the figures' },
  stampRule: { zh: '规则表 {id}（{version} 版）', en: 'Rule sheet {id}, version {version}' },
  stampData: {
    zh: '数据修订 {revision}（打开后第 {revision} 次改动）',
    en: 'Data revision {revision} (edit {revision} since it was opened first)',
  },
  stampDataAsOpened: { zh: '数据修订 0（原始数据，未改动）', en: 'Data revision 0 (as published, not edited)' },
  stampEngine: { zh: '引擎 {engine} {version}', en: 'Engine {engine} {version}' },
  stampTime: { zh: '计算于 {time}', en: 'Computed {time}' },
  issuesFound: { zh: '数据提示 {count} 条', en: '{count} notes on the data' },
  check: { zh: '核对', en: 'Check' },
  checkScreen: { zh: '核对屏幕范围', en: 'Check what is on screen' },
  checkHelp: {
    zh: '对屏幕上的范围，用通用的 Turf 算法（缓冲、并集、相交、面积）另算一遍直线口径，与本引擎并列。',
    en: 'Computes the straight figure for the ground on screen again with plain Turf (buffer, union, intersect, area), beside this engine.',
  },
  checkRunning: { zh: '正在用 Turf 另算…', en: 'Computing with Turf…' },
  checkFrame: { zh: '核对时屏幕上的范围，直线口径', en: 'Ground on screen when checked, straight figure' },
  checkEngine: { zh: '本引擎', en: 'This engine' },
  checkTurf: { zh: 'Turf', en: 'Turf' },
  checkDifference: { zh: '差', en: 'Difference' },
  checkCovered: { zh: '覆盖面积', en: 'Covered' },
  checkHomes: { zh: '居住用地', en: 'Residential' },
  checkShare: { zh: '覆盖率', en: 'Share' },

  dropHere: { zh: '松开鼠标，导入', en: 'Let go to import' },
  loadingCity: { zh: '正在打开城市…', en: 'Opening the city…' },
  cityFailed: { zh: '城市没有打开', en: 'The city could not be opened' },
  card: { zh: '要素卡片', en: 'Feature card' },
  unnamed: { zh: '未命名', en: 'Unnamed' },
  goTo: { zh: '在地图上定位', en: 'Show on the map' },
  notPlaced: { zh: '未落图', en: 'Not placed' },
  routeNone: { zh: '没有可走到的公园', en: 'No park can be walked to' },
  routeTo: { zh: '到 {park}', en: 'to {park}' },
  limit: { zh: '（限 {metres} 米）', en: ' (limit {metres} m)' },
  limitInferred: { zh: '（限 {metres} 米，出入口为推定）', en: ' (limit {metres} m, entrance inferred)' },
} as const satisfies Readonly<Record<string, Words>>;

export type WordKey = keyof typeof words;

/** Codes that only the screen gives. */
const screenIssues: Readonly<Record<string, Words>> = {
  unexpected: { zh: '程序出错：{message}', en: 'Something went wrong in the program: {message}' },
  'not-kept': { zh: '浏览器没有存下这座城市（{message}）', en: 'The browser did not store this city ({message})' },
  'rules-missing': { zh: '规则表没有读到（{file}）', en: 'A rule sheet could not be read ({file})' },
  'snapshot-missing': { zh: '没有找到示例城市的数据（{folder}）', en: 'The data of the demo city were not found ({folder})' },
  'snapshot-unreachable': { zh: '读不到 {url}（状态 {status}）', en: '{url} cannot be reached (status {status})' },
  'preset-damaged': {
    zh: '方案文件不可用（{part} 一处读不懂），没有导入。',
    en: 'This file of looks cannot be used ({part} makes no sense); nothing was imported.',
  },
  'kept-city-missing': { zh: '本浏览器中已没有这座城市', en: 'This browser no longer keeps that city' },
};

export function say(key: WordKey, lang: Lang, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(words[key][lang], params);
}

/** One sentence for an issue, those of the screen included. */
export function sayIssue(issue: Issue, lang: Lang): string {
  const own = screenIssues[issue.code];
  return own ? fill(own[lang], issue.params) : issueSentence(issue, lang);
}
