import type { Field } from '../../core/field.ts';

/** What a unit measures, and how many of the dimension's base unit it is: `up / down`, so that 亩 stays exact. */
interface Unit {
  readonly dimension: string;
  readonly up: number;
  readonly down: number;
}

/**
 * Units that files use, by dimension: the words for one of them, and its size in the base unit. 1 亩 is 2000/3 m² (国务院 1984: 1 公顷 = 15 亩);
 * foot, mile and acre are the international ones (1959).
 */
const table: Readonly<Record<string, readonly (readonly [words: string, up: number, down?: number])[]>> = {
  length: [
    ['米 m 公尺 metre meter metres meters', 1],
    ['公里 千米 km 公里km kilometre kilometer', 1000],
    ['厘米 cm 公分', 1, 100],
    ['毫米 mm', 1, 1000],
    ['分米 dm', 1, 10],
    ['里 市里 华里', 500],
    ['英尺 ft feet foot', 3048, 10_000],
    ['英寸 in inch', 254, 10_000],
    ['英里 mi mile miles', 1_609_344, 1000],
  ],
  area: [
    ['平方米 平米 平方 m2 sqm sq.m m^2 squaremetre squaremeter', 1],
    ['亩 市亩 mu', 2000, 3],
    ['公顷 ha hm2 hectare hectares', 10_000],
    ['平方公里 平方千米 km2 sqkm km^2', 1_000_000],
    ['平方厘米 cm2', 1, 10_000],
    ['英亩 acre acres ac', 40_468_564_224, 10_000_000],
    ['平方英尺 ft2 sqft', 9_290_304, 100_000_000],
  ],
  volume: [
    ['立方米 m3 方 立方', 1],
    ['升 l', 1, 1000],
  ],
  money: [['元 人民币 rmb cny yuan 圆', 1]],
  speed: [
    ['公里/小时 千米/小时 公里/时 千米/时 km/h kmh kph', 1],
    ['米/秒 m/s', 36, 10],
    ['英里/小时 mph', 1_609_344, 1_000_000],
  ],
  power: [
    ['千瓦 kw', 1],
    ['瓦 w', 1, 1000],
    ['兆瓦 mw', 1000],
  ],
  percent: [
    ['% 百分比 百分之 percent pct', 1],
    ['\u2030 千分之 permille', 1, 10],
  ],
  people: [['人 位 people persons person', 1]],
  dwellings: [['户 套 dwellings households', 1]],
};

/** Words that multiply the unit behind them: 万平方米, 亿元, 千人. */
const multiples: readonly (readonly [word: string, size: number])[] = [
  ['百万', 1e6],
  ['千万', 1e7],
  ['十万', 1e5],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

const byWord: ReadonlyMap<string, Unit> = new Map(
  Object.entries(table).flatMap(([dimension, units]) =>
    units.flatMap(([words, up, down = 1]) => words.split(' ').map((word) => [word, { dimension, up, down }] as const)),
  ),
);

/** One writing for ㎡, m², M2 and 单位：亩. */
function plainUnit(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^单位[:：]?/u, '')
    .replace(/[\s_]+/gu, '');
}

function unitCalled(text: string): Unit | undefined {
  const word = plainUnit(text);
  const known = byWord.get(word);
  if (known !== undefined) return known;
  for (const [prefix, size] of multiples) {
    const rest = word.startsWith(prefix) ? byWord.get(word.slice(prefix.length)) : undefined;
    if (rest !== undefined) return { ...rest, up: rest.up * size };
  }
  return undefined;
}

function unitOfField(field: Field): string | undefined {
  return field.type === 'number' || field.type === 'integer' ? field.unit?.zh : undefined;
}

/** True where a text names a unit of any sort. */
export function isUnit(text: string): boolean {
  return unitCalled(text) !== undefined;
}

/**
 * How many of the field's unit one `unit` is: 亩 into a field in m² is 2000/3, 万元 into 万元 is 1. Undefined where the field has no unit or
 * measures something else.
 */
export function unitFactor(unit: string, field: Field): number | undefined {
  const own = unitOfField(field);
  if (own === undefined) return undefined;
  if (plainUnit(unit) === plainUnit(own)) return 1;
  const [from, to] = [unitCalled(unit), unitCalled(own)];
  if (from === undefined || to === undefined || from.dimension !== to.dimension) return undefined;
  return (from.up * to.down) / (from.down * to.up);
}

/** Twelve digits are beyond any survey, and 3 亩 come out as 2000 m² and not as 2000.0000000000002. */
export function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(12));
}

/** A number with its unit behind it: 3.5公顷, 12 亩, 1,200㎡. Undefined where the text is anything else. */
export function measureIn(text: string): { readonly number: string; readonly unit: string } | undefined {
  const match = /^([+-]?[\d.,]*\d)\s*([^\d\s.,+-].*)$/u.exec(text.normalize('NFKC').trim());
  return match?.[1] !== undefined && match[2] !== undefined && isUnit(match[2]) ? { number: match[1], unit: match[2] } : undefined;
}
