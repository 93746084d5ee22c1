import type { Words } from '../core/field.ts';

/** Codes of the network and coverage engines, of rule sheets and of the `reach` and `coverage` commands. */
export const coverageSentences: Readonly<Record<string, Words>> = {
  // Rule sheets
  'rule-unknown': { zh: '没有规则表“{rule}”，可选：{known}。', en: 'There is no rule sheet "{rule}"; choose from: {known}.' },
  'rule-not-an-object': { zh: '规则表应为一个 JSON 对象。', en: 'A rule sheet must be one JSON object.' },
  'rule-missing': { zh: '规则表缺少“{key}”，或其取值不对。', en: 'The rule sheet lacks "{key}", or its value is wrong.' },
  'rule-radius-missing': { zh: '这一档没有服务半径（radiusM）。', en: 'This tier has no service radius (radiusM).' },
  'rule-radius-not-positive': { zh: '服务半径应大于 0 米，现为“{value}”。', en: 'A service radius must be above 0 m, not "{value}".' },
  'rule-size-bad': { zh: '公园规模的下限与上限不对：“{value}”。', en: 'The size limits of this tier are wrong: "{value}".' },
  'rule-tiers-contradict': {
    zh: '两档相互矛盾：{from} m² 起的公园既取 {a} 米又取 {b} 米。',
    en: 'Two tiers contradict each other: a park of {from} m² has both {a} m and {b} m.',
  },
  'rule-tiers-shrink': {
    zh: '两档相互矛盾：{from} m² 起的大公园半径（{b} 米）反而小于较小公园（{a} 米）。',
    en: 'Two tiers contradict each other: parks from {from} m² have a smaller radius ({b} m) than smaller parks ({a} m).',
  },
  // What an engine found in the city
  'not-a-polygon': { zh: '应为面，实为 {type}，未计入。', en: 'Should be a polygon but is a {type}; left out.' },
  'no-usable-boundary': {
    zh: '面没有有效边界（坐标不是数字，或不围成任何面积），未计入。',
    en: 'The polygon has no usable boundary (its coordinates are no numbers, or enclose nothing); left out.',
  },
  'area-not-a-size': {
    zh: '记录的面积“{value}”无法使用，改用图上面积。',
    en: 'The recorded area "{value}" cannot be used; the drawn one is.',
  },
  'point-park-without-area': {
    zh: '点状公园没有记录面积，无法定级，不产生服务半径。',
    en: 'A park drawn as a point without a recorded area has no class and serves nobody.',
  },
  'not-a-count': { zh: '“{key}”的取值“{value}”不是数量，按缺失处理。', en: '"{key}" is "{value}", not a count; taken as missing.' },
  'gate-not-a-point': { zh: '出入口应为点，未计入。', en: 'A gate must be a point; left out.' },
  'gate-without-position': { zh: '出入口的坐标不是数字，未计入。', en: 'The coordinates of this gate are no numbers; left out.' },
  'gate-of-unknown': {
    zh: '出入口所属“{of}”在数据中找不到，此处不开门。',
    en: 'The gate belongs to "{of}", which is not in the data; it opens nothing.',
  },
  'unknown-area-level': { zh: '行政区划级别“{level}”不认识，未计入。', en: 'Area level "{level}" is unknown; left out.' },
  'no-streets': { zh: '文件里没有可步行的道路线。', en: 'The file holds no walkable lines.' },
  'not-a-point': { zh: '应为点，实为 {type}。', en: 'Should be a Point or MultiPoint, but is {type}.' },
  'not-lon-lat': { zh: '坐标 {lon}, {lat} 不是经纬度。', en: 'Coordinates {lon}, {lat} are not longitude and latitude.' },
  'near-misses': {
    zh: '{count} 处道路端点碰到另一条线中间却未相接（如 {lon}, {lat}），步行路网在此断开。',
    en: 'Street ends that touch the inside of another line without joining it: {count} (such as {lon}, {lat}). The walking network is broken there.',
  },
  'network-islands': {
    zh: '步行路网另有 {count} 片孤岛与主体不连通。',
    en: 'Islands of the walking network beside its main part: {count}.',
  },
  // Notes of a stamp
  'synthetic-data': {
    zh: '数据为示意，结果仅供演示，不代表真实情况。',
    en: 'The data are illustrative: the result is for demonstration and says nothing of real places.',
  },
  'no-built-up': {
    zh: '全数据范围（非建成区口径），不与达标线比较。',
    en: 'Whole extent of the data (not the built-up area): no target line applies.',
  },
  'compounds-stand-in': { zh: '以小区面代居住用地。', en: 'Residential compounds stand in for residential land parcels.' },
  'buildings-stand-in': {
    zh: '以建筑代居住用地（数据中几乎没有居住用地面）；未注明用途的建筑按住宅计。',
    en: 'Buildings stand in for residential land, of which the data hold next to none; those without a stated use are taken as dwellings.',
  },
  'no-open-sized-park': {
    zh: '数据中没有任何够规模的开放公园：全部未知。',
    en: 'No open park of a size that counts is recorded: everything is unknown.',
  },
  'people-missing': {
    zh: '{of} 个小区中 {count} 个没有人口，未计入。',
    en: '{count} of {of} compounds have no population and are not counted.',
  },
  'dwellings-missing': {
    zh: '{of} 个小区中 {count} 个没有户数，未计入。',
    en: '{count} of {of} compounds have no dwellings and are not counted.',
  },
  'people-from-communities': {
    zh: '人口取自 {count} 个村（社区）的总数（共 {people} 人），按居住用地面积分摊；其中已有住宅建筑的用地，再按建筑面积分到各幢。',
    en: 'People are the totals of {count} communities ({people} in all), spread by residential land; on land with known dwellings by their floor area.',
  },
  'people-from-grid': {
    zh: '人口取自 {count} 个人口格网（共 {people} 人），按格内居住用地面积分摊；其中已有住宅建筑的用地，再按建筑面积分到各幢。',
    en: 'People are those of {count} cells of a population grid ({people} in all), spread in each by residential land; on land with known dwellings by their floor area.',
  },
  'people-buildings-in-part': {
    zh: '有 {count} 处只有部分居住用地画有住宅建筑，其余用地按面积分得人口。',
    en: 'In {count} of them only part of the residential land has known dwellings; the rest keeps its share by area.',
  },
  'people-unplaced': {
    zh: '其中 {people} 人所在处没有住宅建筑和居住用地，未能落图，未计入。',
    en: '{people} of them are where neither dwellings nor residential land are drawn; they are not placed and not counted.',
  },
  'gates-inferred': {
    zh: '{of} 个公园中 {count} 个未登记出入口，由路网推断。',
    en: 'Gates of {count} of {of} parks are not recorded and are inferred from the network.',
  },
  'parks-not-enterable': {
    zh: '{count} 个公园找不到可进的出入口，其半径内未覆盖处记为未知。',
    en: '{count} parks cannot be entered; what lies in their radius and is not covered is unknown.',
  },
  'compounds-taken-as-open': {
    zh: '{count} 个小区未说明有无围墙、也无出入口，按可从任意处出入计。',
    en: '{count} compounds do not say whether they are walled and have no gates; people are taken to leave them anywhere.',
  },
  'no-areas-of-level': {
    zh: '数据中没有这一级行政区划，全部列在区划之外。',
    en: 'The data hold no areas of this level: everything is listed outside all areas.',
  },
  'much-unknown': {
    zh: '{percent}% 为不明，不在分母之内；与不明较少的另一口径相比，占比可能反而更高，请同时看面积或人数。',
    en: '{percent}% is unknown and in no denominator; beside a reading with less unknown the share may even be higher: read the amounts as well.',
  },
  'no-extent': {
    zh: '未说明数据范围，边缘处无法判断数据是否被截断。',
    en: 'The data do not state their extent, so a cut at their edge cannot be told.',
  },
};
