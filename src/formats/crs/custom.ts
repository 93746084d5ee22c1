import proj4 from 'proj4';
import type { Words } from '../../core/field.ts';
import { type Datum, datumLabels, gaussSystems, registeredSystem, type SystemFacts } from './systems.ts';

/** A system told by a text (WKT 1, WKT 2, ESRI's WKT, a PROJ string) and what in it does not fit together. */
export interface ToldSystem {
  readonly facts: SystemFacts;
  /** True where name and numbers disagree: `…_CM_117E` with a central meridian of 120°. */
  readonly isDoubted: boolean;
}

/** What we read of the object that proj4 makes of a definition: angles in radians, lengths in metres. */
interface Parsed {
  readonly projName?: string;
  readonly name?: string;
  readonly long0?: number;
  readonly lat0?: number;
  readonly lat1?: number;
  readonly k0?: number;
  readonly x0?: number;
  readonly y0?: number;
  readonly a?: number;
  readonly rf?: number;
  readonly to_meter?: number;
  readonly datum_params?: readonly number[];
}

export function isDefinition(text: string): boolean {
  return /^\s*(\+proj=|\+init=|(PROJ|GEOG|GEODETIC|GEODCRS|GEOGCRS|COMPD|COMPOUND|BOUND)\w*\s*\[)/i.test(text);
}

/** The system that a definition describes: a registered one where all its numbers agree, else a system of its own; undefined where it cannot be read. */
export function toldSystem(text: string): ToldSystem | undefined {
  const parsed = parse(text);
  if (parsed === undefined) return undefined;
  const facts = factsOf(parsed, text);
  return { facts, isDoubted: disagrees(parsed, facts, text) };
}

function parse(text: string): Parsed | undefined {
  try {
    return new proj4.Proj(text.trim()) as unknown as Parsed;
  } catch {
    return undefined;
  }
}

/** Names decide between datums that share an ellipsoid; where the name says nothing, the ellipsoid does. */
const datumNames: readonly (readonly [RegExp, Datum])[] = [
  [/CGCS_?2000|China[_ ]2000|China[_ ]Geodetic/i, 'cgcs2000'],
  [/Xi_?.?an[_ ]?(19)?80/i, 'xian-1980'],
  [/Beijing[_ ]?(19)?54/i, 'beijing-1954'],
  [/WGS[_ ]?(19)?84|World Geodetic System 1984|\+datum=WGS84|\+ellps=WGS84/i, 'wgs-84'],
];

const figures: readonly (readonly [a: number, rf: number, datum: Datum])[] = [
  [6_378_137, 298.257222101, 'cgcs2000'],
  [6_378_137, 298.257223563, 'wgs-84'],
  [6_378_245, 298.3, 'beijing-1954'],
  [6_378_140, 298.257, 'xian-1980'],
];

function datumByFigure({ a = 0, rf = 0 }: Parsed): Datum {
  return figures.find(([a_, rf_]) => Math.abs(a - a_) < 0.01 && Math.abs(rf - rf_) < 1e-6)?.[2] ?? 'other';
}

function datumByName(text: string): Datum | undefined {
  return datumNames.find(([pattern]) => pattern.test(text))?.[1];
}

function isPlainProj(text: string): boolean {
  return /^\s*\+proj=/.test(text);
}

/** A datum we have a name for; a figure alone tells only in a PROJ string, which has no names: GRS 80 is also that of Europe and America. */
function datumOf(parsed: Parsed, text: string): Datum {
  const byFigure = datumByFigure(parsed);
  const byName = datumByName(text);
  if (byName === undefined) return isPlainProj(text) ? byFigure : 'other';
  return byName === byFigure || byFigure === 'other' ? byName : byFigure;
}

function degrees(radians: number | undefined): number {
  return Math.round((((radians ?? 0) * 180) / Math.PI) * 1e9) / 1e9;
}

function isTransverse({ projName = '' }: Parsed): boolean {
  return /^(tmerc|etmerc|Gauss[_ -]?Kr.{1,2}ger|Transverse[_ ]Mercator)$/i.test(projName);
}

function factsOf(told: Parsed, text: string): SystemFacts {
  // proj4 adds shifts of its own to datums it knows by name (for Beijing 1954 that of the Ordos basin): only what the text says counts.
  const { datum_params: params, ...rest } = told;
  const parsed: Parsed = params && /TOWGS84|ABRIDGEDTRANSFORMATION/i.test(text) ? { ...rest, datum_params: params } : rest;
  const datum = datumOf(parsed, text);
  const shifted = parsed.datum_params?.some((value) => Number(value) !== 0) ?? false;
  const approximate = !shifted && datum !== 'cgcs2000' && datum !== 'wgs-84';
  if (parsed.projName === 'longlat') return longlatFacts(parsed, datum, text, approximate);
  if (/^\+proj=utm/.test(text.trim()) || /_UTM_Zone|UTM zone/i.test(parsed.name ?? '')) {
    const utm = utmOf(parsed, datum);
    if (utm) return utm;
  }
  if (isPseudoMercator(parsed) || /Pseudo-?Mercator/i.test(text)) return registeredSystem('EPSG:3857') as SystemFacts;
  if (!isTransverse(parsed) || (parsed.to_meter ?? 1) !== 1) return asItStands(parsed, datum, text, approximate);
  return (shifted ? undefined : registeredGauss(parsed, datum)) ?? localGauss(parsed, datum, approximate);
}

function isPseudoMercator({ projName = '', name = '' }: Parsed): boolean {
  return /^merc/i.test(projName)
    ? /Web|Pseudo|Auxiliary|Popular/i.test(name)
    : /Pseudo-?Mercator|Mercator_Auxiliary_Sphere/i.test(projName);
}

function utmOf({ long0, y0 = 0, k0 = 1 }: Parsed, datum: Datum): SystemFacts | undefined {
  if (datum !== 'wgs-84' || Math.abs(k0 - 0.9996) > 1e-9) return undefined;
  const zone = Math.round((degrees(long0) + 183) / 6);
  return registeredSystem(`EPSG:${(y0 > 0 ? 32_700 : 32_600) + zone}`);
}

function longlatFacts(parsed: Parsed, datum: Datum, text: string, approximate: boolean): SystemFacts {
  const codes: Partial<Record<Datum, string>> = {
    'wgs-84': 'EPSG:4326',
    cgcs2000: 'EPSG:4490',
    'beijing-1954': 'EPSG:4214',
    'xian-1980': 'EPSG:4610',
  };
  const isShifted = parsed.datum_params?.some((value) => Number(value) !== 0) ?? false;
  const registered = isShifted ? undefined : registeredSystem(codes[datum] ?? '');
  return registered ?? { ...asItStands(parsed, datum, text, approximate), unit: 'degree' };
}

function near(a: number | undefined, b: number): boolean {
  return Math.abs((a ?? 0) - b) < 1e-6;
}

/** The registered zone with exactly these numbers; of two with the same places (3° and 6° on one meridian) the one whose name says so, else 3°. */
function registeredGauss(parsed: Parsed, datum: Datum): SystemFacts | undefined {
  if (!near(parsed.k0 ?? 1, 1) || !near(parsed.lat0, 0) || !near(parsed.y0, 0)) return undefined;
  const meridian = degrees(parsed.long0);
  // On the figure of WGS 84 a zone of China lies 0.1 mm from that of CGCS2000: programs that do not know the one write the other.
  const of = datum === 'wgs-84' ? 'cgcs2000' : datum;
  const same = gaussSystems().filter(
    (system) => system.datum === of && system.meridian === meridian && near(parsed.x0, 500_000 + (system.prefix ?? 0) * 1_000_000),
  );
  const isThree = /3[_ -]Degree/i.test(parsed.name ?? '');
  const isSix = /GK_(Zone|CM)_|6[_ -]Degree|Gauss-Kruger/i.test(parsed.name ?? '') && !isThree;
  return same.find(({ step }) => step === (isSix ? 6 : 3)) ?? same[0];
}

const datumFigures: Readonly<Partial<Record<Datum, string>>> = {
  cgcs2000: '+a=6378137 +rf=298.257222101',
  'wgs-84': '+a=6378137 +rf=298.257223563',
  'beijing-1954': '+a=6378245 +rf=298.3',
  'xian-1980': '+a=6378140 +rf=298.257',
};

/** 117.125 → 117°07′30″. */
export function meridianText(value: number): string {
  const seconds = Math.round(Math.abs(value) * 3600 * 1000) / 1000;
  const [d, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), Math.round((seconds % 60) * 1000) / 1000];
  const two = (part: number) => String(part).padStart(2, '0');
  if (m === 0 && s === 0) return `${d}°`;
  return s === 0 ? `${d}°${two(m)}′` : `${d}°${two(m)}′${two(s)}″`;
}

/** A town's own grid: its PROJ string, always with the same words in the same order, is its code. */
function localGauss(parsed: Parsed, datum: Datum, approximate: boolean): SystemFacts {
  const meridian = degrees(parsed.long0);
  const figure = datumFigures[datum] ?? `+a=${parsed.a} +rf=${parsed.rf}`;
  const shift = parsed.datum_params?.some((value) => Number(value) !== 0) ? ` +towgs84=${parsed.datum_params.join(',')}` : '';
  const definition = `+proj=tmerc +lat_0=${degrees(parsed.lat0)} +lon_0=${meridian} +k=${parsed.k0 ?? 1} +x_0=${parsed.x0 ?? 0} +y_0=${parsed.y0 ?? 0} ${figure}${shift} +units=m +no_defs`;
  const { zh, en } = datumLabels[datum];
  const label: Words = {
    zh: `地方坐标系（${zh}，中央经线 ${meridianText(meridian)}）`,
    en: `local grid (${en}, central meridian ${meridianText(meridian)})`,
  };
  return { code: definition, datum, unit: 'metre', definition, meridian, approximate, label };
}

/** Any other definition is its own code, on one line. */
function asItStands(parsed: Parsed, datum: Datum, text: string, approximate: boolean): SystemFacts {
  const definition = text.trim().replace(/\s*\n\s*/g, '');
  const name = parsed.name ?? datumLabels[datum].en;
  return { code: definition, datum, unit: 'metre', definition, approximate, label: { zh: name, en: name } };
}

/** What a name promises and the numbers do not keep: meridian, zone, prefix of the easting, datum. */
function disagrees(parsed: Parsed, facts: SystemFacts, text: string): boolean {
  const name = parsed.name ?? '';
  const promised = datumByName(name);
  const byFigure = datumByFigure(parsed);
  if (promised !== undefined && byFigure !== promised) return true;
  if (facts.unit === 'degree' || /UTM/i.test(name)) return false;
  if (promised !== undefined && datumByName(text.replaceAll(name, '')) !== promised && !isPlainProj(text)) return true;
  const meridian = /CM[_ ](\d+(?:\.\d+)?)/i.exec(name)?.[1];
  if (meridian !== undefined && (!near(degrees(parsed.long0), Number(meridian)) || (parsed.x0 ?? 0) > 1e6)) return true;
  const zone = /zone[_ ](\d+)/i.exec(name)?.[1];
  if (zone === undefined || promised === undefined) return false;
  const step = /3[_ -]Degree/i.test(name) ? 3 : 6;
  const expected = step === 3 ? Number(zone) * 3 : Number(zone) * 6 - 3;
  return !near(degrees(parsed.long0), expected) || !near(parsed.x0, Number(zone) * 1_000_000 + 500_000);
}
