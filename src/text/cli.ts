import type { Words } from '../core/field.ts';
import { fill, type Lang, type Sentences } from './sentence.ts';

const cliSentences: Sentences = {
  'command-missing': { zh: '请给出要执行的命令。', en: 'Say which command to run.' },
  'command-unknown': { zh: '没有“{command}”这个命令。', en: 'There is no command "{command}".' },
  'files-missing': { zh: '缺少文件名。', en: 'A file name is missing.' },
  'files-too-many': { zh: '不知“{value}”何用：这个命令不接受更多文件名。', en: 'This command takes no further file names: "{value}".' },
  'option-unknown': { zh: '没有“{option}”这个选项。', en: 'There is no option "{option}".' },
  'option-twice': { zh: '选项 --{option} 给了两次。', en: 'Option --{option} is given twice.' },
  'option-missing': { zh: '缺少选项 --{option}。', en: 'Option --{option} is missing.' },
  'option-value': { zh: '选项 --{option} 后面缺少取值。', en: 'Option --{option} needs a value.' },
  'option-no-value': { zh: '选项 --{option} 不带取值。', en: 'Option --{option} takes no value.' },
  'option-choice': {
    zh: '选项 --{option} 不能是“{value}”，可选：{choices}。',
    en: 'Option --{option} cannot be "{value}"; choose from: {choices}.',
  },
  'option-number': {
    zh: '选项 --{option} 应为不小于 {min} 的数，现为“{value}”。',
    en: 'Option --{option} must be a number not below {min}, not "{value}".',
  },
  'option-range': {
    zh: '选项 --{option} 应为 {min} 到 {max} 之间的数，现为“{value}”。',
    en: 'Option --{option} must be a number from {min} to {max}, not "{value}".',
  },
  'wrote-city': { zh: '已写入城市“{city}”：{taken} 个要素。', en: 'Wrote city "{city}": {taken} features.' },
  'more-issues': { zh: '……另有 {count} 条。', en: '… and {count} more.' },
  'city-same': {
    zh: '城市“{city}”没有变化：文件里的 {taken} 个要素都已在其中，未写入。',
    en: 'City "{city}" is unchanged: it holds all {taken} features already; nothing was written.',
  },
  'dry-run': { zh: '试运行：未写入任何内容。', en: 'Dry run: nothing was written.' },
  exported: { zh: '已导出 {count} 个要素到 {file}。', en: 'Exported {count} features to {file}.' },
  'export-empty': { zh: '这座城市没有“{kind}”：导出的文件是空的。', en: 'The city holds no "{kind}": the file is empty.' },
  unexpected: { zh: '程序内部错误：{message}', en: 'Internal error: {message}' },
};

/** A message of the command line itself, in the user's language. */
export function cliSentence(code: string, params: Readonly<Record<string, string | number>>, lang: Lang): string {
  const words = cliSentences[code];
  return words ? fill(words[lang], params) : code;
}

const start: Words = { zh: '用法：npm run -s xiutu -- ', en: 'Usage: npm run -s xiutu -- ' };

const usages: Readonly<Record<string, { readonly line: string; readonly does: Words; readonly own?: Sentences }>> = {
  import: {
    line: 'import FILE… --into CITY [--kind K] [--crs auto|EPSG:n|GCJ-02|BD-09] [--encoding auto|NAME] [--id COLUMN] [--missing keep|retire] [--absent keep|replace] [--rings repair|refuse] [--rejects FILE] [--dry-run] [--out FILE] [--format json|csv]',
    does: {
      zh: '把 GeoJSON、Shapefile、GeoPackage、KML、GPX、CSV、Excel、DXF、FlatGeobuf、GeoParquet、OSM、File Geodatabase、MapInfo 文件读入城市文件夹',
      en: 'reads GeoJSON, Shapefile, GeoPackage, KML, GPX, CSV, Excel, DXF, FlatGeobuf, GeoParquet, OSM, File Geodatabase and MapInfo files into a city folder',
    },
  },
  export: {
    line: 'export --city CITY --kind K --to FILE [--crs EPSG:n|GCJ-02|BD-09] [--encoding utf-8|gbk]',
    does: {
      zh: '导出一类资产，格式由 FILE 的扩展名决定',
      en: 'writes one kind of asset in the format that the ending of FILE says',
    },
    own: {
      to: { zh: '目标文件；扩展名决定格式', en: 'the file to write; its ending says the format' },
      crs: {
        zh: '写成这个坐标系；默认按格式（一般为 WGS 84）',
        en: 'the system to write; by default that of the format, as a rule WGS 84',
      },
      encoding: { zh: '文字编码；默认 utf-8，Shapefile 和 CSV 可用 gbk', en: 'text encoding; utf-8 by default, gbk for Shapefile and CSV' },
      kind: { zh: '资产类别，如 park、street', en: 'the kind of asset, such as park or street' },
    },
  },
  reach: {
    line: 'reach --network FILE --from FILE --to FILE [--limit M] [--access M] [--out FILE] [--format csv|json]',
    does: { zh: '沿步行路网求每个起点到最近终点的距离', en: 'gives the walk from each point to the nearest target' },
  },
  coverage: {
    line: 'coverage --city CITY [--rule ID] [--metric straight|walk] [--by city|district|town|community] [--denominator land|people|dwellings] [--people compounds|communities|grid] [--out FILE] [--format json|csv]',
    does: { zh: '计算公园服务半径覆盖率', en: 'gives the share of homes that parks cover' },
  },
  circle: {
    line: 'circle --city CITY [--rule ID] [--minutes 5|10|15] [--profile default|elderly|child|wheelchair] [--wait S] [--out FILE] [--format json|csv]',
    does: {
      zh: '逐小区判定十五分钟生活圈：最近的各类设施、缺项、各级区划的人口覆盖',
      en: 'judges the 15-minute circle of every compound: the nearest of each kind, what is missing, people covered by area',
    },
    own: {
      rule: { zh: '规则表编号或 .json 文件；默认 gb50180-2018', en: 'a rule sheet by id, or a .json file; gb50180-2018 by default' },
    },
  },
};

/** What each option is for; a command's help shows those in its usage line. */
const optionHelp: Sentences = {
  into: { zh: '城市文件夹；没有则新建', en: 'the city folder; made where there is none' },
  kind: {
    zh: '资产类别，如 park、street；默认看图层名、文件名或 kind 列',
    en: 'the kind of asset, such as park or street; by default the name of layer or file, or a column kind, tells',
  },
  crs: { zh: '坐标系；auto 按内容判断，有疑问就拒绝', en: 'coordinate system; auto judges by content and refuses in doubt' },
  encoding: { zh: '文字编码；默认 auto', en: 'text encoding; auto by default' },
  'dry-run': { zh: '只看结果，不写入', en: 'shows what would happen and writes nothing' },
  city: { zh: '城市文件夹', en: 'the city folder' },
  id: {
    zh: '存放编号的列；默认由列名判断，没有则按次序编号',
    en: 'the column that holds ids; by default its name tells, else rows are numbered',
  },
  missing: {
    zh: '同类资产中文件里没有的：keep 保留（默认），retire 停用（不删除；凡同类都算，不只是上次从这个来源导入的）',
    en: 'what becomes of things of the kind that the file lacks: keep (default), or retire, never deleted; all of the kind, not only what this source brought',
  },
  absent: {
    zh: '文件没有的列：keep 保留原值，replace 整体替换；默认 GeoJSON 整体替换，其他保留',
    en: 'values the file has no column for: keep them, or replace things as wholes; GeoJSON replaces by default, others keep',
  },
  rings: { zh: '有错的面：repair 修复并说明（默认），refuse 拒绝', en: 'broken polygons: repair and tell (default), or refuse' },
  rejects: { zh: '把未导入的行连同原因写成 CSV', en: 'writes the rows that were not taken, with the reason, as CSV' },
  to: { zh: '终点（点）文件', en: 'points to reach' },
  network: { zh: '路网：GeoJSON 线，或 OSM 文件', en: 'the network: GeoJSON lines or an OSM file' },
  from: { zh: '起点（点）文件', en: 'points to start from' },
  limit: { zh: '最远步行米数（含）；默认不限', en: 'longest walk in metres, inclusive; none by default' },
  access: { zh: '点到路网的最大直线米数（含）；默认 100', en: 'longest straight leg to the network in metres, inclusive; 100 by default' },
  rule: { zh: '规则表编号或 .json 文件；默认 park-2022', en: 'a rule sheet by id, or a .json file; park-2022 by default' },
  metric: { zh: 'straight 规则口径（默认）；walk 步行', en: 'straight as the rule counts (default); walk on foot' },
  by: { zh: '按哪一级行政区划分行；默认 city', en: 'the level of areas for the rows; city by default' },
  denominator: { zh: '分母：居住用地（默认）、人口、住房', en: 'what is counted: land (default), people or dwellings' },
  people: {
    zh: '人口来源：compounds 小区（默认）、communities 村（社区）总数、grid 人口格网；后两者按住宅建筑面积（否则用地面积）分摊',
    en: 'where people come from: compounds (default), totals of communities, or a population grid; the latter two are spread over homes',
  },
  minutes: { zh: '只看这一级及以内的生活圈；默认 15', en: 'rows of this circle and those inside it; 15 by default' },
  profile: {
    zh: '步速：default 75 米/分（默认）、elderly 60、child 66.7（待核）、wheelchair 60（待核，不走台阶）',
    en: 'speed: default 75 m/min, elderly 60, child 66.7 (to be checked), wheelchair 60 (to be checked, no steps)',
  },
  wait: {
    zh: '每次过主干路等候的秒数，只计入分钟；默认 0',
    en: 'seconds waited at each crossing of a main road, in minutes only; 0 by default',
  },
  out: { zh: '结果写入文件；默认标准输出', en: 'writes the result to a file; standard output by default' },
  format: { zh: '结果格式；默认看 --out 的扩展名', en: 'format of the result; by default the extension of --out tells' },
  lang: { zh: '消息语言；默认 zh', en: 'language of messages; zh by default' },
};

/** How one command is written, and what its options are for; all commands where the name is none. */
export function commandHelp(name: string, lang: Lang): string {
  const usage = Object.hasOwn(usages, name) ? usages[name] : undefined;
  if (usage === undefined) return usageText(lang);
  const options = [...`${usage.line} --lang`.matchAll(/--([a-z-]+)/g)].map(([, option = '']) => option);
  const rows = options.map((option) => `  --${option.padEnd(12)} ${usage.own?.[option]?.[lang] ?? optionHelp[option]?.[lang] ?? ''}`);
  return `${commandUsage(name, lang)}\n${usage.does[lang]}\n\n${rows.join('\n')}\n`;
}

/** How one command is written; all of them where the name is none. */
export function commandUsage(name: string, lang: Lang): string {
  const usage = Object.hasOwn(usages, name) ? usages[name] : undefined;
  return usage === undefined ? usageText(lang).trimEnd() : `${start[lang]}${usage.line} [--lang zh|en]`;
}

export function usageText(lang: Lang): string {
  const rows = Object.values(usages).map((usage) => `  ${usage.line}\n      ${usage.does[lang]}`);
  return `${start[lang]}COMMAND … [--lang zh|en]\n\n${rows.join('\n')}\n`;
}
