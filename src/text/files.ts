import type { Words } from '../core/field.ts';

/** Codes of opening files: what they are, archives, tables, text encodings. */
export const filesSentences: Readonly<Record<string, Words>> = {
  // What a file is
  'not-what-name-says': {
    zh: '文件名说是 {promised}，内容却是 {found}；未导入任何内容。',
    en: 'The name says {promised}, the content is {found}; nothing was imported.',
  },
  'unknown-format': {
    zh: '认不出文件格式；可用 Shapefile、GeoPackage、GeoJSON、KML、GPX、CSV、Excel、DXF、FlatGeobuf、GeoParquet、OSM、GDB、MapInfo。',
    en: 'The format is not known; use Shapefile, GeoPackage, GeoJSON, KML, GPX, CSV, Excel, DXF, FlatGeobuf, GeoParquet, OSM, GDB or MapInfo.',
  },
  'network-format': { zh: '这里只读取 OSM 或 GeoJSON 文件。', en: 'Only OSM or GeoJSON files are read here.' },
  'format-later': { zh: '本版本不能读取 {format}。', en: '{format} cannot be read by this version.' },
  'format-not-read': {
    zh: '这是 {format} 文件，里面没有可导入的表格或地图数据。',
    en: 'This is a {format} file, which holds no table or map data to import.',
  },
  'xml-unknown': {
    zh: '是 XML（根元素为 {root}），但不是 KML、GPX 或 OSM。',
    en: 'This is XML (its root is {root}) but neither KML, GPX nor OSM.',
  },
  dwg: {
    zh: '不能读取 DWG：请在 AutoCAD、中望 CAD 等软件中“另存为” DXF 再导入。',
    en: 'DWG cannot be read: save it as DXF in the CAD program and import that.',
  },
  'old-excel': {
    zh: '不能读取 {format}：请在 Excel 或 WPS 中“另存为” .xlsx 再导入。',
    en: '{format} cannot be read: save it as .xlsx in Excel or WPS and import that.',
  },
  'web-page': {
    zh: '这是网页（HTML），不是数据文件：若由系统导出，请在 Excel 或 WPS 中打开并“另存为” .xlsx；也可能下载时未登录。',
    en: 'This is a web page (HTML), not a data file: if a system exported it, open it in Excel or WPS and save it as .xlsx; or the download needed a login.',
  },
  'file-encrypted': {
    zh: '文件被单位的文档加密软件（{format}）加密，离开该软件无法读取：请解密后再导入。',
    en: 'Document protection software ({format}) has encrypted this file, and nothing else can read it: decrypt it first.',
  },
  'file-password': {
    zh: '文件有打开密码：请先在 {format} 中取消密码再导入。',
    en: 'The file is locked with a password: remove it in {format} first.',
  },
  'part-alone': {
    zh: '只有附属文件，缺少同名的 {needs} 文件：请一起选择。',
    en: 'This is only a part; the {needs} file of the same name must come with it.',
  },
  'gpkg-wal': {
    zh: '旁边的 {part} 里可能有尚未写入的修改，未读取：请先在原软件中关闭或保存该数据。',
    en: 'The file {part} beside it may hold changes that are not written yet, and was not read: close the data in the program that edits them.',
  },

  // Text encodings
  'encoding-unknown': { zh: '不认识文字编码“{encoding}”。', en: 'The text encoding "{encoding}" is not known.' },
  'encoding-wrong': { zh: '文字不是 {encoding} 编码：第 {line} 行起不符。', en: 'The text is not in {encoding}: it fails at line {line}.' },
  'encoding-mixed': {
    zh: '文字编码不一致：大体是 {encoding}，但第 {line} 行有不属于它的字节；未导入任何内容。',
    en: 'The text is not in one encoding: most of it is {encoding}, but line {line} has bytes that are not; nothing was imported.',
  },
  'encoding-other': {
    zh: '文字不是 UTF-8、国标、UTF-16 或 Big5 编码；请指定编码（命令行用 --encoding），可能是：{candidates}。',
    en: 'The text is in neither UTF-8, the Chinese standards, UTF-16 nor Big5; say which encoding it is (--encoding on the command line), perhaps: {candidates}.',
  },
  'encoding-unsure': {
    zh: '文字编码按 {encoding} 读取，把握不大（{percent}%），也可能是 {others}：请核对文字，不对则另行指定。',
    en: 'The text is read as {encoding}, of which we are not sure ({percent}%); it may be {others}: look at the words, and say which if they are wrong.',
  },
  'encoding-asked': { zh: '由用户指定', en: 'given by the user' },
  'encoding-byte-order-mark': { zh: '文件开头有编码标记', en: 'a byte order mark opens the file' },
  'encoding-declared': { zh: '文件自己写明，且与内容相符', en: 'the file names it, and its text bears it out' },
  'encoding-ascii': { zh: '只有英文和数字，各种编码读来一样', en: 'only ASCII letters and digits, which read alike in every encoding' },
  'encoding-valid-utf8': { zh: '全文是合法的 UTF-8', en: 'all of it is valid UTF-8' },
  'encoding-not-utf8': { zh: '不是合法的 UTF-8，按国标编码读取', en: 'it is not valid UTF-8, so it is read as the Chinese standard' },
  'encoding-common-letters': { zh: '按此编码读出的多是常用字', en: 'read so, its letters are common ones' },
  'encoding-zero-bytes': { zh: '英文和数字各占两个字节', en: 'its digits and Latin letters take two bytes each' },
  'encoding-statistics': { zh: '按字节出现的频率推测', en: 'guessed from how often bytes occur' },
  'encoding-format': { zh: '格式规定', en: 'the format says so' },

  // Tables
  'not-a-table': { zh: '文字没有分成列，不是表格。', en: 'The text is not divided into columns: it is no table.' },
  'csv-quote-open': {
    zh: '第 {line} 行起有一个引号没有配对，后面的内容无法分列；未导入任何内容。',
    en: 'A quote opened at line {line} is never closed, so that what follows cannot be divided into cells; nothing was imported.',
  },
  'csv-quote-odd': {
    zh: '{count} 行的引号位置不合规范，已按原文读取：第 {lines} 行。',
    en: '{count} lines have quotes in odd places and were read as they stand: lines {lines}.',
  },
  'table-titles': {
    zh: '表头在第 {line} 行；其上的标题不作数据：{titles}。',
    en: 'The head is in line {line}; the titles above it are no data: {titles}.',
  },
  'table-no-heads': {
    zh: '没有表头：第 {line} 行起就是数据，各列按次序编号。',
    en: 'There is no head: data start in line {line}, and the columns are numbered.',
  },
  'table-two-heads': {
    zh: '表头占两行（第 {line}、{next} 行），已合并。',
    en: 'The head takes two lines ({line} and {next}), which were joined.',
  },
  'table-heads-twice': {
    zh: '列名重复，后者改称：{columns}。',
    en: 'Names of columns are repeated; the later ones are called: {columns}.',
  },
  'table-heads-missing': {
    zh: '有的列没有列名，按位置称为：{columns}。',
    en: 'Columns without a name are called by their place: {columns}.',
  },
  'table-lines-long': {
    zh: '{count} 行比表头（{width} 列）长，多出的内容另列保留：第 {lines} 行。',
    en: '{count} lines are longer than the head ({width} columns); what is more is kept in columns of its own: lines {lines}.',
  },
  'table-lines-short': {
    zh: '{count} 行不足 {width} 列，缺的按空白：第 {lines} 行。',
    en: '{count} lines have fewer than {width} cells; the others are taken as empty: lines {lines}.',
  },
  'table-lines-empty': { zh: '略去 {count} 个空行。', en: '{count} empty lines were left out.' },
  'table-total': { zh: '第 {line} 行是“{word}”行，不是一件资产。', en: 'Line {line} is a line of sums ("{word}"), not a thing.' },

  'table-merged': {
    zh: '“{sheet}”中 {count} 处竖向合并的单元格已按每行相同填入。',
    en: '{count} cells merged downward in "{sheet}" count for each of their lines.',
  },
  'json-deep': {
    zh: 'JSON 的嵌套超过 {limit} 层，不是正常的数据；未导入任何内容。',
    en: 'The JSON is nested more than {limit} deep, as no real data are; nothing was imported.',
  },
  'values-nested': { zh: '属性值嵌套太深。', en: 'The values are nested too deeply.' },
  'geometry-not-finite': { zh: '坐标不是有限的数。', en: 'A coordinate is no finite number.' },
  'xlsx-far-cell': {
    zh: '工作表“{sheet}”的单元格 {cell} 远在其他内容之外，读取会耗尽内存；请删除该单元格后再导入；未导入任何内容。',
    en: 'Cell {cell} of sheet "{sheet}" lies so far from all others that reading it would exhaust the memory: delete it and import again; nothing was imported.',
  },
  'xlsx-broken': {
    zh: 'Excel 文件不规范，无法读取（{reason}）：请用 Excel 或 WPS 打开后另存。',
    en: 'The workbook cannot be read ({reason}): open it in Excel or WPS and save it again.',
  },

  // Writing tables
  'xlsx-cell-long': {
    zh: '“{column}”有 {letters} 个字符，Excel 单元格最多 {limit} 个；请改用 GeoPackage、GeoJSON 或 CSV。',
    en: '"{column}" has {letters} characters, a cell of Excel holds {limit}; use GeoPackage, GeoJSON or CSV.',
  },
  'gbk-lacks': { zh: 'GBK 没有“{letter}”字（{text}）；请改用 UTF-8。', en: 'GBK has no "{letter}" ({text}); use UTF-8.' },
  'export-column-renamed': {
    zh: '列名“{column}”已被占用，改称“{name}”。',
    en: 'The name of column "{column}" is taken; it is called "{name}".',
  },
  'export-crs-unsaid': {
    zh: '坐标按 {crs} 写出，但这种表格不能注明坐标系：读取时须自行指定。',
    en: 'Coordinates are written in {crs}, which a table cannot say: whoever reads it must know.',
  },

  // JSON
  'json-not-finite': {
    zh: '第 {line} 行的 {value} 不是 JSON 的数字；未导入任何内容。',
    en: 'Line {line} holds {value}, which is no number of JSON; nothing was imported.',
  },
  'json-line-broken': { zh: '第 {line} 行不是完整的 JSON。', en: 'Line {line} is no JSON.' },
  'json-topojson': { zh: '这是 TopoJSON：请先转为 GeoJSON。', en: 'This is TopoJSON: turn it into GeoJSON first.' },
  'json-esri': {
    zh: '这是 ArcGIS 的 JSON：请改用 GeoJSON 格式下载（f=geojson）。',
    en: 'This is JSON of ArcGIS: download it as GeoJSON (f=geojson).',
  },

  // Archives
  'too-large': { zh: '解压后超过 {limitMB} MB，未导入。', en: 'It unpacks to more than {limitMB} MB and was not imported.' },
  'archive-ratio': {
    zh: '压缩比超过 {ratio} 倍，像是恶意压缩文件，未导入。',
    en: 'It is packed more than {ratio} times over, as files made to exhaust memory are, and was not imported.',
  },
  'archive-members': {
    zh: '压缩包里有 {count} 个文件，超过 {limit} 个，未导入。',
    en: 'The archive holds {count} files, more than {limit}, and was not imported.',
  },
  'archive-nested': {
    zh: '压缩包里套压缩包超过 {depth} 层：请先解压再导入。',
    en: 'Archives lie within archives more than {depth} deep: unpack them first.',
  },
  'archive-empty': { zh: '压缩包是空的。', en: 'The archive is empty.' },
  'archive-nothing': { zh: '压缩包里没有能读取的数据：{members}。', en: 'The archive holds nothing that can be read: {members}.' },
  'archive-left-out': { zh: '未读取“{member}”：不是能读取的数据。', en: '"{member}" was left out: it is no data that can be read.' },
  'archive-broken': { zh: '压缩包已损坏：“{member}”解不出来。', en: 'The archive is damaged: "{member}" cannot be unpacked.' },
  'archive-encrypted': {
    zh: '压缩包有密码（“{member}”）：请先解压再导入。',
    en: 'The archive is locked with a password ("{member}"): unpack it first.',
  },
  'archive-method': {
    zh: '“{member}”的压缩方式（{method} 号）不支持：请解压后重新压缩为普通 ZIP。',
    en: '"{member}" is packed by a method we do not read (number {method}): unpack it and pack it as plain ZIP.',
  },
  'archive-split': { zh: '这是分卷压缩包的一卷：请先合并解压再导入。', en: 'This is one part of a split archive: unpack it first.' },
  'archive-other': {
    zh: '不能读取 {format} 压缩包：请先解压，或改压为 ZIP。',
    en: '{format} archives cannot be read: unpack it first, or pack it as ZIP.',
  },
};
