import { type Angle, angleOf, plainAngles, sides, signedAngles } from './angles.ts';
import { crsByName } from './known.ts';

/** A place that a pasted text may mean. */
export interface PlaceCandidate {
  /** Code of the system it was read in. */
  readonly code: string;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** True where the larger-is-north order of surveyors, or longitude first, did not fit and the numbers were taken the other way round. */
  readonly swapped: boolean;
}

/** Systems that a text itself names. Degrees named CGCS2000 are 4490; metres follow from their size. */
const namedSystems: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/EPSG\s*:{0,2}\s*(\d{4,5})/i, ''],
  [/GCJ[-_ ]?02|高德|腾讯|火星|AMAP|TENCENT/i, 'GCJ-02'],
  [/BD[-_ ]?09(?:LL)?|百度|BAIDU/i, 'BD-09'],
  [/WGS[-_ ]?(?:19)?84/i, 'EPSG:4326'],
  [/CGCS[-_ ]?2000|国家?\s?2000|天地图/i, 'EPSG:4490'],
];

function named(text: string): { readonly code: string | null; readonly rest: string } {
  for (const [pattern, code] of namedSystems) {
    const found = pattern.exec(text);
    if (found) return { code: code === '' ? `EPSG:${found[1]}` : code, rest: text.replace(pattern, ' ') };
  }
  return { code: null, rest: text };
}

/** `117 05 16.8 36 12 00`: two angles of two or three parts without any sign. */
function spacedAngles(numbers: readonly number[]): readonly Angle[] | null {
  if (numbers.length !== 4 && numbers.length !== 6) return null;
  const size = numbers.length / 2;
  const angles = [numbers.slice(0, size), numbers.slice(size)].map(([d = 0, m = 0, s = 0]) => angleOf(d, m, s, undefined));
  return angles.every((angle) => angle !== null) ? angles : null;
}

/** Numbers of a text; words with digits in them (names of points) are left out, thousands separators taken away where that gives a pair. */
function numbersIn(text: string): readonly number[] {
  const bare = text.replace(/(?<![A-Za-z])(?![NSEWXY]\d)[A-Za-z_]+\d[\w-]*/gi, ' ');
  const read = (from: string): number[] => (from.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const plain = read(bare);
  if (plain.length === 2 || !/\d{1,3}(,\d{3})+(?!\d)/.test(bare)) return plain;
  const joined = read(bare.replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''));
  return joined.length === 2 ? joined : plain;
}

function isLatitude(value: number): boolean {
  return Math.abs(value) <= 90;
}

/** Degrees in either order: [lon, lat, swapped]. Longitude is first unless letters or sizes say otherwise; where both fit, both are given. */
function degreeOrders([first, second]: readonly [Angle, Angle]): readonly (readonly [number, number, boolean])[] {
  const straight = isLatitude(second.value) && Math.abs(first.value) <= 180 && first.axis !== 'lat' && second.axis !== 'lon';
  const turned = isLatitude(first.value) && Math.abs(second.value) <= 180 && first.axis !== 'lon' && second.axis !== 'lat';
  return [
    ...(straight ? [[first.value, second.value, false] as const] : []),
    ...(turned ? [[second.value, first.value, true] as const] : []),
  ];
}

const degreeCodes: readonly string[] = ['EPSG:4326', 'GCJ-02', 'BD-09'];

function candidate(code: string, x: number, y: number, swapped: boolean): readonly PlaceCandidate[] {
  const [lon = Number.NaN, lat = Number.NaN] = crsByName(code)?.toWgs84([x, y]) ?? [];
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && isLatitude(lat) ? [{ code, lon, lat, swapped }] : [];
}

function degreePlaces(pair: readonly [Angle, Angle], code: string | null): readonly PlaceCandidate[] {
  const codes = code === null ? degreeCodes : [code];
  return degreeOrders(pair).flatMap(([lon, lat, swapped]) => codes.flatMap((each) => candidate(each, lon, lat, swapped)));
}

/** Systems that an easting may belong to: eight digits carry their zone, six are those of the city's 117° meridian. */
function zoneCodes(easting: number): readonly string[] {
  const zone = Math.floor(easting / 1e6);
  if (zone >= 25 && zone <= 45) return [`EPSG:${4513 + zone - 25}`];
  if (zone >= 13 && zone <= 23) return [`EPSG:${4491 + zone - 13}`];
  return zone === 0 && easting >= 100_000 ? ['EPSG:4548'] : [];
}

function isNorthing(value: number): boolean {
  return value >= 300_000 && value < 7_000_000;
}

function metrePlaces(first: number, second: number, code: string | null): readonly PlaceCandidate[] {
  const orders = [
    { north: first, east: second, swapped: false },
    { north: second, east: first, swapped: true },
  ].filter(({ north, east }) => isNorthing(north) && zoneCodes(east).length > 0);
  const projected = code !== null && code !== 'EPSG:4490' ? [code] : null;
  return orders.flatMap(({ north, east, swapped }) =>
    (projected ?? zoneCodes(east)).flatMap((each) => candidate(each, east, north, swapped)),
  );
}

function isDegreeCode(code: string): boolean {
  return code === 'EPSG:4490' || degreeCodes.includes(code);
}

/**
 * The places a pasted text may mean, in WGS 84. `code` is the system the user chose, null to judge by the text: what it names, the size of
 * its numbers, and for bare degrees all three families (WGS 84 with CGCS2000, GCJ-02, BD-09). Decimal degrees, degrees with minutes and
 * seconds, metres with or without zone prefix, either order, full-width digits. Empty where it holds no coordinate.
 */
export function readPlace(text: string, code: string | null): readonly PlaceCandidate[] {
  const { code: inText, rest } = named(text.replace(/[º˚]/g, '°').replace(/″/g, '"').normalize('NFKC'));
  const wanted = code ?? inText;
  const plain = plainAngles(rest);
  const numbers = numbersIn(plain);
  const signed = signedAngles(plain);
  const angles = signed?.length === 2 ? signed : spacedAngles(numbers);
  if (angles?.[0] && angles[1]) return wanted !== null && !isDegreeCode(wanted) ? [] : degreePlaces([angles[0], angles[1]], wanted);
  const [first, second] = numbers;
  if (first === undefined || second === undefined || numbers.length > 3) return [];
  const asDegrees = Math.abs(first) <= 180 && Math.abs(second) <= 180;
  if (asDegrees) {
    if (wanted !== null && !isDegreeCode(wanted)) return [];
    return degreePlaces([lettered(plain, 0, first), lettered(plain, 1, second)], wanted);
  }
  if (wanted !== null && wanted !== 'EPSG:4490' && isDegreeCode(wanted)) return [];
  return metrePlaces(first, second, code === null ? inText : code === 'EPSG:4490' ? 'none' : code);
}

/** A bare number with the letter or word that names its axis right before it (`N36.2`, `纬度：36.2`, `lat=36.2`) or after (`36.2N`). */
function lettered(text: string, place: 0 | 1, value: number): Angle {
  const parts = [...text.matchAll(/([A-Za-z\p{Script=Han}]*)\s*[=:]?\s*(-?\d+(?:\.\d+)?)\s*([NSEW](?![a-z]))?/giu)].filter(
    ([, , digits]) => Number(digits) === value,
  );
  const [, before = '', , after = ''] = parts[parts.length > 1 ? place : 0] ?? [];
  const word = before.toLowerCase();
  if (/纬|^lat|^[ns]$|^[北南]/.test(word)) return { value: /^s$|^南/.test(word) ? -value : value, axis: 'lat' };
  if (/经|^lon|^lng|^[ew]$|^[东西]/.test(word)) return { value: /^w$|^西/.test(word) ? -value : value, axis: 'lon' };
  const side = sides[after.toUpperCase()];
  return side ? { value: value * side.sign, axis: side.axis } : { value, axis: null };
}
