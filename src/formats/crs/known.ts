import gcoord from 'gcoord';
import type { Position } from 'geojson';
import proj4 from 'proj4';

/** A coordinate system that files come in. */
export interface Crs {
  /** `EPSG:4548`, `GCJ-02`, `BD-09`. */
  readonly code: string;
  /** Longitude and latitude in WGS 84 of a position (x or longitude first); further ordinates are kept. */
  toWgs84(position: Position): Position;
  /** The way back: x or longitude first. */
  fromWgs84(position: Position): Position;
}

/** Three names of degrees that need no change: WGS 84, CGCS2000 (they agree to centimetres) and the longitude-first one of GeoJSON. */
const plainCodes = new Set(['EPSG:4326', 'EPSG:4490', 'OGC:CRS84']);

/** The system a text names: `EPSG:4548`, `urn:ogc:def:crs:EPSG::4490`, `GCJ-02`, `bd09` …; undefined where the project does not know it. */
export function crsByName(name: string): Crs | undefined {
  const code = crsCode(name);
  if (plainCodes.has(code)) {
    return { code: code === 'OGC:CRS84' ? 'EPSG:4326' : code, toWgs84: (position) => position, fromWgs84: (position) => position };
  }
  if (code === 'GCJ-02') return shiftedCrs(code, gcoord.GCJ02);
  if (code === 'BD-09') return shiftedCrs(code, gcoord.BD09);
  const definition = projected(code);
  if (definition === undefined) return undefined;
  const converter = proj4('+proj=longlat +ellps=GRS80 +no_defs', definition);
  return {
    code,
    toWgs84: ([x = Number.NaN, y = Number.NaN, ...rest]) => withRest(converter.inverse([x, y]) as [number, number], rest),
    fromWgs84: ([lon = Number.NaN, lat = Number.NaN, ...rest]) => [...(converter.forward([lon, lat]) as [number, number]), ...rest],
  };
}

function shiftedCrs(code: string, to: Shifted): Crs {
  return {
    code,
    toWgs84: (position) => unshifted(position, to),
    fromWgs84: ([lon = Number.NaN, lat = Number.NaN, ...rest]) =>
      withRest(gcoord.transform([lon, lat] as [number, number], gcoord.WGS84, to) as [number, number], rest),
  };
}

/** One spelling for a code. */
export function crsCode(name: string): string {
  const text = name.trim().toUpperCase();
  if (/^GCJ[-_ ]?02$/.test(text)) return 'GCJ-02';
  if (/^BD[-_ ]?09$/.test(text)) return 'BD-09';
  if (text.endsWith('CRS84')) return 'OGC:CRS84';
  const number = /EPSG:{1,2}(?:[\d.]*:)?(\d+)$/.exec(text)?.[1];
  return number === undefined ? text : `EPSG:${number}`;
}

/** Families of CGCS2000 Gauss-Krüger systems: the first code, how many, the meridian of the first, its step, and whether x carries the zone. */
const gaussFamilies = [
  { first: 4491, count: 11, meridian: 75, step: 6, zone: 13 },
  { first: 4502, count: 11, meridian: 75, step: 6, zone: undefined },
  { first: 4513, count: 21, meridian: 75, step: 3, zone: 25 },
  { first: 4534, count: 21, meridian: 75, step: 3, zone: undefined },
] as const;

/** proj4 definition of an EPSG code, made by formula: the CGCS2000 zones (GRS 80 figures, k = 1) and Web Mercator. */
function projected(code: string): string | undefined {
  const number = Number(/^EPSG:(\d+)$/.exec(code)?.[1]);
  if (number === 3857) return 'EPSG:3857';
  const family = gaussFamilies.find(({ first, count }) => number >= first && number < first + count);
  if (family === undefined) return undefined;
  const index = number - family.first;
  const falseEasting = 500_000 + (family.zone === undefined ? 0 : (family.zone + index) * 1_000_000);
  const meridian = family.meridian + index * family.step;
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}

/** Codes worth trying on coordinates that are no degrees: the 3° zones a city uses, and Web Mercator. */
export const projectedCandidates: readonly string[] = [...Array.from({ length: 42 }, (_, index) => `EPSG:${4513 + index}`), 'EPSG:3857'];

/** 0.01 mm on the ground: far below what a survey holds, and it keeps 16-digit tails out of the files. */
const perDegree = 1e10;

function withRest([lon, lat]: readonly [number, number], rest: readonly number[]): Position {
  return [Math.round(lon * perDegree) / perDegree, Math.round(lat * perDegree) / perDegree, ...rest];
}

type Shifted = typeof gcoord.GCJ02 | typeof gcoord.BD09;

/**
 * The position whose shifted image is the given one. The shift is smooth, so adding back what is missing converges in a few rounds, far
 * below a millimetre; the inverses in use elsewhere leave 2 mm to 2 m.
 */
function unshifted([lon = Number.NaN, lat = Number.NaN, ...rest]: Position, from: Shifted): Position {
  let guess: [number, number] = [lon, lat];
  for (let round = 0; round < 12; round++) {
    const image = gcoord.transform([...guess] as [number, number], gcoord.WGS84, from);
    const [dLon, dLat] = [lon - image[0], lat - image[1]];
    guess = [guess[0] + dLon, guess[1] + dLat];
    if (Math.abs(dLon) + Math.abs(dLat) < 1e-11) break;
  }
  return withRest(guess, rest);
}
