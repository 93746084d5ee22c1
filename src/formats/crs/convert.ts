import type { Words } from '../../core/field.ts';
import { crsByName } from './known.ts';

/** A system that people of the city read, copy and paste coordinates in. */
export interface WorkSystem {
  /** As in `known.ts`: `EPSG:4548`, `GCJ-02`. */
  readonly code: string;
  readonly label: Words;
  /** Who uses it, or what it is good for. */
  readonly hint: Words;
  readonly unit: 'degree' | 'metre';
}

/** All systems offered, in the order of the lists. Only for places near the 117° meridian are the two projected ones of use. */
export const workSystems: readonly WorkSystem[] = [
  {
    code: 'EPSG:4326',
    label: { zh: 'WGS 84', en: 'WGS 84' },
    hint: { zh: '经纬度，GPS', en: 'longitude and latitude, GPS' },
    unit: 'degree',
  },
  {
    code: 'EPSG:4490',
    label: { zh: 'CGCS2000 经纬度', en: 'CGCS2000 geographic' },
    hint: { zh: 'EPSG:4490，天地图', en: 'EPSG:4490, Tianditu' },
    unit: 'degree',
  },
  {
    code: 'EPSG:4548',
    label: { zh: 'CGCS2000 3° 带 117°（无带号）', en: 'CGCS2000 3° CM 117E (no zone prefix)' },
    hint: { zh: 'EPSG:4548，测绘成果', en: 'EPSG:4548, survey sheets' },
    unit: 'metre',
  },
  {
    code: 'EPSG:4527',
    label: { zh: 'CGCS2000 3° 带 39 带（带号）', en: 'CGCS2000 3° zone 39 (with prefix)' },
    hint: { zh: 'EPSG:4527，测绘成果', en: 'EPSG:4527, survey sheets' },
    unit: 'metre',
  },
  { code: 'GCJ-02', label: { zh: 'GCJ-02', en: 'GCJ-02' }, hint: { zh: '高德、腾讯', en: 'Amap, Tencent' }, unit: 'degree' },
  { code: 'BD-09', label: { zh: 'BD-09', en: 'BD-09' }, hint: { zh: '百度', en: 'Baidu' }, unit: 'degree' },
];

/** One named number of a coordinate, in the order in which its users write it. */
export interface Ordinate {
  readonly name: string;
  /** Which way it grows; empty where the name says it. */
  readonly towards: Words;
  readonly value: number;
  /** Digits after the point: a millimetre or a centimetre on the ground. */
  readonly decimals: number;
}

const degreeDecimals = 7;
const metreDecimals = 3;

/**
 * A place (WGS 84 degrees) in a system: degrees as longitude, latitude; metres as Chinese surveyors write them, X to the north first, then Y
 * to the east. Empty for a system that is not known.
 */
export function inSystem(code: string, lon: number, lat: number): readonly Ordinate[] {
  const [x = Number.NaN, y = Number.NaN] = crsByName(code)?.fromWgs84([lon, lat]) ?? [];
  if (Number.isNaN(x)) return [];
  if (workSystems.find((system) => system.code === code)?.unit === 'metre') {
    return [
      { name: 'X', towards: { zh: '北', en: 'north' }, value: y, decimals: metreDecimals },
      { name: 'Y', towards: { zh: '东', en: 'east' }, value: x, decimals: metreDecimals },
    ];
  }
  return [
    { name: 'lon', towards: { zh: '经度', en: 'longitude' }, value: x, decimals: degreeDecimals },
    { name: 'lat', towards: { zh: '纬度', en: 'latitude' }, value: y, decimals: degreeDecimals },
  ];
}

/** What a copy gives: the two numbers in the order of `inSystem`, ready to be pasted into a sheet, another map, or `readPlace`. */
export function copyText(ordinates: readonly Ordinate[]): string {
  return ordinates.map(({ value, decimals }) => value.toFixed(decimals)).join(', ');
}

const letters = { lon: ['W', 'E'], lat: ['S', 'N'] } as const;

/** Degrees, minutes and seconds to a hundredth of a second (0.3 m): 117°05′16.80″E. */
export function dmsText(axis: 'lon' | 'lat', degrees: number): string {
  const hundredths = Math.round(Math.abs(degrees) * 360_000);
  const seconds = (hundredths % 6000) / 100;
  const minutes = Math.floor(hundredths / 6000) % 60;
  const letter = letters[axis][degrees < 0 ? 0 : 1];
  return `${Math.floor(hundredths / 360_000)}°${String(minutes).padStart(2, '0')}′${seconds.toFixed(2).padStart(5, '0')}″${letter}`;
}
