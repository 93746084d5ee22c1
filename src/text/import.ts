import type { Words } from '../core/field.ts';

/** Codes of readers, of the import and of the city folder. */
export const importSentences: Readonly<Record<string, Words>> = {
  // Files
  'file-missing': { zh: '找不到文件“{file}”。', en: 'There is no file "{file}".' },
  'file-is-folder': { zh: '“{file}”是文件夹，不是文件。', en: '"{file}" is a folder, not a file.' },
  'file-denied': { zh: '没有读写“{file}”的权限。', en: 'No permission to read or write "{file}".' },
  'file-in-the-way': { zh: '“{file}”处已有同名文件。', en: 'A file of that name is in the way of "{file}".' },
  'disk-full': { zh: '磁盘已满，“{file}”未写入。', en: 'The disk is full; "{file}" was not written.' },
  'empty-file': { zh: '文件是空的。', en: 'The file is empty.' },
  'cut-short': { zh: '文件不完整，中途截断；未导入任何内容。', en: 'The file is cut short; nothing was imported.' },
  'nothing-of-use': { zh: '文件中没有可用的内容；未导入任何内容。', en: 'The file holds nothing of use; nothing was imported.' },

  // JSON and GeoJSON
  'json-broken': { zh: 'JSON 语法有误。', en: 'The JSON is broken.' },
  'not-geojson': { zh: '不是 GeoJSON 或 Overpass 数据。', en: 'This is neither GeoJSON nor Overpass data.' },
  'feature-type': { zh: '不是 GeoJSON 要素（Feature）。', en: 'This is no GeoJSON Feature.' },
  'feature-properties': { zh: '要素的 properties 不是对象。', en: 'The properties of the feature are no object.' },
  'id-repeated': { zh: '编号“{id}”与第 {first} 行重复。', en: 'Id "{id}" is already taken by row {first}.' },
  'geometry-type': { zh: '几何类型无法识别。', en: 'The geometry type is not one we take.' },
  'geometry-position': { zh: '坐标不是数字对。', en: 'A coordinate is not a pair of numbers.' },
  'geometry-line-short': { zh: '线至少要有两个点。', en: 'A line needs at least two points.' },
  'geometry-ring-short': { zh: '面的边界至少要有四个点。', en: 'A ring needs at least four points.' },
  'geometry-ring-open': { zh: '面的边界没有闭合。', en: 'A ring is not closed.' },
  'off-earth': { zh: '坐标超出经纬度范围。', en: 'A coordinate lies outside longitude and latitude.' },
  'kind-unknown': { zh: '没有“{kind}”这类资产，可选：{known}。', en: 'There is no kind "{kind}"; choose from: {known}.' },
  'kind-unsaid': {
    zh: '不知是哪类资产：请把文件命名为“类别.geojson”，如 park.geojson；命令行也可用 --kind 指明。',
    en: 'It does not say which kind it holds: name the file <kind>.geojson, such as park.geojson; on the command line --kind also tells.',
  },
  'row-kind-unknown': { zh: '没有“{kind}”这类资产。', en: 'There is no kind "{kind}".' },
  'ids-by-position': {
    zh: '要素没有编号，按先后次序编号，替换了已有的 {count} 个要素。',
    en: 'The features have no ids; numbered by position, they replaced {count} that were there.',
  },

  // OSM
  'not-osm-xml': { zh: '是 XML，但不是 OSM 数据（根元素为 {root}）。', en: 'This is XML but no OSM data (its root is {root}).' },
  'xml-broken': { zh: 'XML 第 {line} 行有误。', en: 'The XML is broken at line {line}.' },
  'gzip-broken': { zh: '压缩数据已损坏。', en: 'The compressed data are damaged.' },
  'osm-block-broken': { zh: '第 {byte} 字节处的数据块已损坏。', en: 'The block at byte {byte} is damaged.' },
  'osm-compression': {
    zh: '数据块的压缩方式不支持，请用 osmium 转为 zlib 压缩。',
    en: 'Its blocks are compressed in a way we do not read; convert it with osmium to zlib.',
  },
  'osm-feature': { zh: '文件要求不支持的功能“{feature}”。', en: 'The file needs the feature "{feature}", which we do not have.' },
  'osm-number': { zh: '“{value}”不是编号或坐标。', en: '"{value}" is no id or coordinate.' },
  'overpass-element': { zh: 'Overpass 元素缺少编号或坐标。', en: 'An Overpass element has no id or position.' },
  'overpass-stopped': {
    zh: 'Overpass 查询中途停止，数据不全：{remark}',
    en: 'The Overpass query stopped early, the data are not whole: {remark}',
  },
  'osm-ways-broken': {
    zh: '{count} 条路线引用了文件中没有的节点，已截断或略去：{examples}。',
    en: '{count} ways name nodes that the file lacks; they were cut there or left out: {examples}.',
  },
  'osm-areas-open': {
    zh: '{count} 个面的边界没有闭合，已略去：{examples}。',
    en: '{count} areas are not closed and were left out: {examples}.',
  },
  'osm-relations-broken': {
    zh: '{count} 个多边形关系成员不全或不闭合：{examples}。',
    en: '{count} multipolygons lack members or do not close: {examples}.',
  },
  'osm-homes-typed': {
    zh: '居住用地仅占范围的 {percent}%，改以 {count} 栋住宅建筑代居住用地（略去 {left} 块用地）。',
    en: 'Residential land is only {percent}% of the extent; {count} dwelling buildings serve instead ({left} areas left aside).',
  },
  'osm-homes-untyped': {
    zh: '居住用地仅占范围的 {percent}%，改以 {count} 栋建筑代居住用地（略去 {left} 块用地）；其中 {untyped} 栋未注明用途，按住宅计。',
    en: 'Residential land is only {percent}% of the extent; {count} buildings serve instead ({left} areas left aside), {untyped} of them of no stated use and taken for homes.',
  },

  // Coordinate systems
  'crs-unknown': { zh: '不支持坐标系 {crs}。', en: 'The coordinate system {crs} is not supported.' },
  'crs-impossible': { zh: '坐标数值不可能是 {crs}；未导入任何内容。', en: 'The coordinates cannot be {crs}; nothing was imported.' },
  'crs-not-for-osm': { zh: 'OSM 数据一律是 WGS 84，不能按 {crs} 读取。', en: 'OSM data are always WGS 84 and cannot be read as {crs}.' },
  'crs-contradicts-city': {
    zh: '与本市同名（同编号）要素的位置对不上，坐标系存疑；未导入任何内容。请用 --crs 指定，可能是：{candidates}。',
    en: 'The same things lie elsewhere in the city, so the coordinate system is in doubt; nothing was imported. Give --crs; candidates: {candidates}.',
  },
  'crs-contradicts-digits': {
    zh: '坐标数值不是经纬度，坐标系存疑；未导入任何内容。请用 --crs 指定，可能是：{candidates}。',
    en: 'The coordinates are no longitude and latitude, so the system is in doubt; nothing was imported. Give --crs; candidates: {candidates}.',
  },
  'crs-contradicts-city-none': {
    zh: '与本市同名（同编号）要素的位置对不上，坐标系存疑；未导入任何内容。请用 --crs 指定。',
    en: 'The same things lie elsewhere in the city, so the coordinate system is in doubt; nothing was imported. Give --crs.',
  },
  'crs-contradicts-digits-none': {
    zh: '坐标数值不符合任何已知的坐标系；未导入任何内容。请核对坐标，或用 --crs 指定。',
    en: 'The coordinates fit no system that is known; nothing was imported. Check them, or give --crs.',
  },
  'outside-city': {
    zh: '全部内容都在城市“{city}”范围之外；未导入任何内容。可以把它作为新城市打开（--into 另一个文件夹）。',
    en: 'All of it lies outside the city "{city}"; nothing was imported. You can open it as a new city (--into another folder).',
  },
  'crs-asked': { zh: '由用户指定', en: 'given by the user' },
  'crs-named': { zh: '文件自己写明', en: 'the file names it' },
  'crs-osm': { zh: 'OSM 数据一律是 WGS 84', en: 'OSM data are always WGS 84' },
  'crs-default': {
    zh: '这种格式默认 WGS 84，城市中没有可比对的数据',
    en: 'the format is WGS 84 by default; the city has nothing to compare with',
  },
  'crs-default-in-city': { zh: '这种格式默认 WGS 84，且位于城市范围内', en: 'the format is WGS 84 by default, and it lies in the city' },
  'crs-outlines-fit': { zh: '与本市同名（同编号）要素的位置相合', en: 'the same things lie where the city has them' },
  'crs-outlines': { zh: '与本市同名（同编号）要素的位置对不上', en: 'the same things lie elsewhere in the city' },
  'crs-digits': { zh: '数值不是经纬度', en: 'the digits are no longitude and latitude' },
  'crs-latitude-first': { zh: '纬度可能写在经度前面', en: 'latitude may stand before longitude' },
  'crs-projected': { zh: '按此投影落在中国境内', en: 'under this projection it lies in China' },
  'outlines-distance': {
    zh: '按此坐标系，同一行政区的边界中位相距 {apartM} 米',
    en: 'under this system the outlines lie {apartM} m apart in the median',
  },

  // City folder
  'city-missing': {
    zh: '找不到城市文件夹“{city}”，或其中没有城市数据。',
    en: 'There is no city folder "{city}", or nothing of a city in it.',
  },
  'city-polygon': { zh: '{member} 不是有效的面。', en: '{member} is no valid polygon.' },
  'saved-not-a-record': { zh: '内容不是 JSON 对象。', en: 'The content is no JSON object.' },
  'saved-version-unreadable': { zh: 'schemaVersion“{version}”无法识别。', en: 'The schemaVersion "{version}" cannot be read.' },
  'saved-version-newer': {
    zh: '由更新的版本（{version}）写成，本程序只认到 {current}；请先升级。',
    en: 'It was written by a newer version ({version}); this program knows up to {current}. Update first.',
  },
  'saved-version-too-old': { zh: '版本 {version} 太旧，已不能读取。', en: 'Version {version} is too old to be read.' },
  'unknown-kind-file': { zh: '不认识这类资产，文件原样保留。', en: 'No kind of asset has this name; the file is left as it is.' },
};
