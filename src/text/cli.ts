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
  'wrote-city': { zh: '已写入城市“{city}”：{taken} 个要素。', en: 'Wrote city "{city}": {taken} features.' },
  'more-issues': { zh: '……另有 {count} 条。', en: '… and {count} more.' },
  'dry-run': { zh: '试运行：未写入任何内容。', en: 'Dry run: nothing was written.' },
  exported: { zh: '已导出 {count} 个要素到 {file}。', en: 'Exported {count} features to {file}.' },
  unexpected: { zh: '程序内部错误：{message}', en: 'Internal error: {message}' },
};

/** A message of the command line itself, in the user's language. */
export function cliSentence(code: string, params: Readonly<Record<string, string | number>>, lang: Lang): string {
  const words = cliSentences[code];
  return words ? fill(words[lang], params) : code;
}

const start: Words = { zh: '用法：npm run -s xiutu -- ', en: 'Usage: npm run -s xiutu -- ' };

const usages: Readonly<Record<string, { readonly line: string; readonly does: Words }>> = {
  import: {
    line: 'import FILE… --into CITY [--kind K] [--crs auto|EPSG:n|GCJ-02|BD-09] [--encoding auto|NAME] [--dry-run] [--out FILE] [--format json|csv]',
    does: { zh: '把 OSM 或 GeoJSON 文件读入城市文件夹', en: 'reads OSM or GeoJSON files into a city folder' },
  },
  export: {
    line: 'export --city CITY --kind K --to FILE.geojson',
    does: { zh: '把一类资产导出为 GeoJSON', en: 'writes one kind of asset as GeoJSON' },
  },
  reach: {
    line: 'reach --network FILE --from FILE --to FILE [--limit M] [--access M] [--out FILE] [--format csv|json]',
    does: { zh: '沿步行路网求每个起点到最近终点的距离', en: 'gives the walk from each point to the nearest target' },
  },
  coverage: {
    line: 'coverage --city CITY [--rule ID] [--metric straight|walk] [--by city|district|town|community] [--denominator land|people|dwellings] [--out FILE] [--format json|csv]',
    does: { zh: '计算公园服务半径覆盖率', en: 'gives the share of homes that parks cover' },
  },
};

/** How one command is written; all of them where the name is none. */
export function commandUsage(name: string, lang: Lang): string {
  const usage = Object.hasOwn(usages, name) ? usages[name] : undefined;
  return usage === undefined ? usageText(lang).trimEnd() : `${start[lang]}${usage.line} [--lang zh|en]`;
}

export function usageText(lang: Lang): string {
  const rows = Object.values(usages).map((usage) => `  ${usage.line}\n      ${usage.does[lang]}`);
  return `${start[lang]}COMMAND … [--lang zh|en]\n\n${rows.join('\n')}\n`;
}
