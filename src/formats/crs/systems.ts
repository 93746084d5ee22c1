import type { Words } from '../../core/field.ts';

/** What the coordinates of a system refer to. `other`: an ellipsoid of which no shift to WGS 84 is known. */
export type Datum = 'wgs-84' | 'cgcs2000' | 'beijing-1954' | 'xian-1980' | 'gcj-02' | 'bd-09' | 'other';

/** A coordinate system as its registry describes it. */
export interface SystemFacts {
  readonly code: string;
  readonly datum: Datum;
  readonly unit: 'degree' | 'metre';
  /** proj4 definition; empty for GCJ-02 and BD-09, which are no projections. */
  readonly definition: string;
  /** Degrees east, of a Gauss-Krüger or UTM zone. */
  readonly meridian?: number;
  /** How wide its zone is in degrees: 3 or 6. */
  readonly step?: 3 | 6;
  /** The number that stands in front of the easting, where it does. */
  readonly prefix?: number;
  /** True where the datum is known only to some ten metres, more than 100 m in places, without parameters of one's own. */
  readonly approximate: boolean;
  readonly label: Words;
}

/** The figure of each datum as proj4 takes it. No shift is given: degrees of an old datum are taken over as they stand unless the user has parameters. */
const ellipsoids: Readonly<Record<'cgcs2000' | 'wgs-84' | 'beijing-1954' | 'xian-1980', string>> = {
  cgcs2000: '+a=6378137 +rf=298.257222101',
  'wgs-84': '+a=6378137 +rf=298.257223563',
  'beijing-1954': '+a=6378245 +rf=298.3',
  'xian-1980': '+a=6378140 +rf=298.257',
};

export const datumLabels: Readonly<Record<Datum, Words>> = {
  'wgs-84': { zh: 'WGS 84', en: 'WGS 84' },
  cgcs2000: { zh: 'CGCS2000', en: 'CGCS2000' },
  'beijing-1954': { zh: '北京 1954', en: 'Beijing 1954' },
  'xian-1980': { zh: '西安 1980', en: 'Xi’an 1980' },
  'gcj-02': { zh: 'GCJ-02', en: 'GCJ-02' },
  'bd-09': { zh: 'BD-09', en: 'BD-09' },
  other: { zh: '其他基准', en: 'another datum' },
};

type GaussDatum = 'cgcs2000' | 'beijing-1954' | 'xian-1980';

/** A run of EPSG codes, one zone each, from the zone of 75° E eastwards. */
interface GaussFamily {
  readonly datum: GaussDatum;
  readonly first: number;
  readonly step: 3 | 6;
  readonly hasPrefix: boolean;
}

/** All Gauss-Krüger families of China as EPSG has them: 11 zones of 6° (13–23) or 21 of 3° (25–45). */
const gaussFamilies: readonly GaussFamily[] = [
  { datum: 'cgcs2000', first: 4491, step: 6, hasPrefix: true },
  { datum: 'cgcs2000', first: 4502, step: 6, hasPrefix: false },
  { datum: 'cgcs2000', first: 4513, step: 3, hasPrefix: true },
  { datum: 'cgcs2000', first: 4534, step: 3, hasPrefix: false },
  { datum: 'beijing-1954', first: 21413, step: 6, hasPrefix: true },
  { datum: 'beijing-1954', first: 21453, step: 6, hasPrefix: false },
  { datum: 'beijing-1954', first: 2401, step: 3, hasPrefix: true },
  { datum: 'beijing-1954', first: 2422, step: 3, hasPrefix: false },
  { datum: 'xian-1980', first: 2327, step: 6, hasPrefix: true },
  { datum: 'xian-1980', first: 2338, step: 6, hasPrefix: false },
  { datum: 'xian-1980', first: 2349, step: 3, hasPrefix: true },
  { datum: 'xian-1980', first: 2370, step: 3, hasPrefix: false },
];

const firstMeridian = 75;

function zoneCount(step: 3 | 6): number {
  return step === 6 ? 11 : 21;
}

/** Number of the zone of a meridian: 117° is the 20th zone of 6° and the 39th of 3°. */
export function zoneNumber(step: 3 | 6, meridian: number): number {
  return step === 6 ? (meridian + 3) / 6 : meridian / 3;
}

function gaussFacts(family: GaussFamily, index: number): SystemFacts {
  const { datum, step, hasPrefix } = family;
  const meridian = firstMeridian + index * step;
  const zone = zoneNumber(step, meridian);
  const falseEasting = (hasPrefix ? zone * 1_000_000 : 0) + 500_000;
  const { zh, en } = datumLabels[datum];
  return {
    code: `EPSG:${family.first + index}`,
    datum,
    unit: 'metre',
    definition: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 ${ellipsoids[datum]} +units=m +no_defs`,
    meridian,
    step,
    ...(hasPrefix ? { prefix: zone } : {}),
    approximate: datum !== 'cgcs2000',
    label: hasPrefix
      ? {
          zh: `${zh} ${step}° 带第 ${zone} 带（中央经线 ${meridian}°，带号前缀）`,
          en: `${en} ${step}° zone ${zone} (CM ${meridian}°E, zone prefix)`,
        }
      : { zh: `${zh} ${step}° 带（中央经线 ${meridian}°，无带号）`, en: `${en} ${step}° CM ${meridian}°E (no zone prefix)` },
  };
}

/** Code of the Gauss-Krüger zone with these marks; undefined where EPSG has none. */
export function gaussCode(datum: GaussDatum, step: 3 | 6, meridian: number, hasPrefix: boolean): string | undefined {
  const family = gaussFamilies.find((each) => each.datum === datum && each.step === step && each.hasPrefix === hasPrefix);
  const index = (meridian - firstMeridian) / step;
  return family && Number.isInteger(index) && index >= 0 && index < zoneCount(step) ? `EPSG:${family.first + index}` : undefined;
}

function utmFacts(number: number): SystemFacts | undefined {
  const [isSouth, zone] = [number >= 32_700, number % 100];
  if (zone < 1 || zone > 60 || (number - zone !== 32_600 && number - zone !== 32_700)) return undefined;
  const meridian = zone * 6 - 183;
  return {
    code: `EPSG:${number}`,
    datum: 'wgs-84',
    unit: 'metre',
    definition: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=0.9996 +x_0=500000 +y_0=${isSouth ? 10_000_000 : 0} ${ellipsoids['wgs-84']} +units=m +no_defs`,
    meridian,
    step: 6,
    approximate: false,
    label: { zh: `WGS 84 UTM ${zone}${isSouth ? 'S' : 'N'} 带`, en: `WGS 84 / UTM zone ${zone}${isSouth ? 'S' : 'N'}` },
  };
}

function geographic(code: string, datum: keyof typeof ellipsoids, words: Words): SystemFacts {
  const definition = `+proj=longlat ${ellipsoids[datum]} +no_defs`;
  return { code, datum, unit: 'degree', definition, approximate: datum === 'beijing-1954' || datum === 'xian-1980', label: words };
}

const named: readonly SystemFacts[] = [
  geographic('EPSG:4326', 'wgs-84', { zh: 'WGS 84 经纬度', en: 'WGS 84 longitude and latitude' }),
  geographic('EPSG:4490', 'cgcs2000', { zh: 'CGCS2000 经纬度', en: 'CGCS2000 longitude and latitude' }),
  geographic('EPSG:4214', 'beijing-1954', { zh: '北京 1954 经纬度', en: 'Beijing 1954 longitude and latitude' }),
  geographic('EPSG:4610', 'xian-1980', { zh: '西安 1980 经纬度', en: 'Xi’an 1980 longitude and latitude' }),
  {
    code: 'EPSG:3857',
    datum: 'wgs-84',
    unit: 'metre',
    definition: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
    approximate: false,
    label: { zh: 'Web 墨卡托', en: 'Web Mercator' },
  },
  {
    code: 'GCJ-02',
    datum: 'gcj-02',
    unit: 'degree',
    definition: '',
    approximate: false,
    label: { zh: 'GCJ-02（高德、腾讯）', en: 'GCJ-02 (Amap, Tencent)' },
  },
  {
    code: 'BD-09',
    datum: 'bd-09',
    unit: 'degree',
    definition: '',
    approximate: false,
    label: { zh: 'BD-09（百度）', en: 'BD-09 (Baidu)' },
  },
];

/** The system of a registered code in the spelling of `crsCode`; undefined for codes the project does not know. */
export function registeredSystem(code: string): SystemFacts | undefined {
  const fixed = named.find((system) => system.code === code);
  if (fixed) return fixed;
  const number = Number(/^EPSG:(\d+)$/.exec(code)?.[1]);
  const family = gaussFamilies.find(({ first, step }) => number >= first && number < first + zoneCount(step));
  return family ? gaussFacts(family, number - family.first) : utmFacts(number);
}

/** Every registered Gauss-Krüger zone of China. */
export function gaussSystems(): readonly SystemFacts[] {
  return gaussFamilies.flatMap((family) => Array.from({ length: zoneCount(family.step) }, (_, index) => gaussFacts(family, index)));
}

/** Systems that give the same places for the same numbers: WGS 84 and CGCS2000 degrees, the 3° and the 6° zone of one meridian. */
export function placeKey({ code, datum, meridian, prefix, unit, step }: SystemFacts): string {
  if (code === 'EPSG:4326' || code === 'EPSG:4490') return 'degrees';
  const isUtm = datum === 'wgs-84' && step === 6;
  if (unit === 'degree' || meridian === undefined || step === undefined || isUtm) return code;
  return `${datum} ${meridian} ${prefix ?? 'plain'}`;
}
