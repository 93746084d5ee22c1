import gcoord from 'gcoord';
import type { Position } from 'geojson';
import proj4 from 'proj4';
import type { Words } from '../../core/field.ts';
import { isDefinition, toldSystem } from './custom.ts';
import type { SevenParameters } from './spec.ts';
import { registeredSystem, type SystemFacts } from './systems.ts';

/** A coordinate system that files come in. */
export interface Crs {
  /** `EPSG:4548`, `GCJ-02`, `BD-09`; a PROJ string for a grid that has no code. */
  readonly code: string;
  /** Longitude and latitude in WGS 84 of a position (x or longitude first); further ordinates are kept. */
  toWgs84(position: Position): Position;
  /** The way back: x or longitude first. */
  fromWgs84(position: Position): Position;
}

/** One spelling for a code. Definitions (WKT, PROJ) are left as they stand. */
export function crsCode(name: string): string {
  if (isDefinition(name)) return name.trim();
  const text = name.trim().toUpperCase();
  if (/^GCJ[-_ ]?02$/.test(text)) return 'GCJ-02';
  if (/^BD[-_ ]?09$/.test(text)) return 'BD-09';
  if (text.endsWith('CRS84')) return 'OGC:CRS84';
  if (/^(EPSG:{1,2}900913|(EPSG|ESRI):{1,2}10210[0]|(EPSG|ESRI):{1,2}102113)$/.test(text)) return 'EPSG:3857';
  const number = /EPSG:{1,2}(?:[\d.]*:)?(\d+)$/.exec(text)?.[1];
  return number === undefined ? text : `EPSG:${number}`;
}

const systems = new Map<string, SystemFacts | undefined>();

/** What a code or a definition (WKT, PROJ string) describes; undefined where the project does not know it. */
export function systemByName(name: string): SystemFacts | undefined {
  if (!systems.has(name)) systems.set(name, readSystem(name));
  return systems.get(name);
}

function readSystem(name: string): SystemFacts | undefined {
  const code = crsCode(name);
  if (code === 'OGC:CRS84') return registeredSystem('EPSG:4326');
  return isDefinition(code) ? toldSystem(code)?.facts : registeredSystem(code);
}

/** How a system is called on the screen and in reports; the code itself where nothing is known of it. */
export function crsLabel(code: string): Words {
  return systemByName(code)?.label ?? { zh: code, en: code };
}

/**
 * The system a text names: `EPSG:4548`, `urn:ogc:def:crs:EPSG::4490`, `GCJ-02`, `bd09`, a WKT, a PROJ string; undefined where the project
 * does not know it. Parameters of one's own serve the systems of their datum; the others do not heed them.
 */
export function crsByName(name: string, parameters?: SevenParameters): Crs | undefined {
  const facts = systemByName(name);
  if (facts === undefined) return undefined;
  const { code, datum } = facts;
  if (code === 'EPSG:4326' || code === 'EPSG:4490') return { code, toWgs84: (position) => position, fromWgs84: (position) => position };
  if (datum === 'gcj-02') return shiftedCrs(code, gcoord.GCJ02);
  if (datum === 'bd-09') return shiftedCrs(code, gcoord.BD09);
  const converter = converterOf(facts, parameters?.datum === datum ? parameters : undefined);
  return {
    code,
    toWgs84: ([x = Number.NaN, y = Number.NaN, ...rest]) => withRest(converter.inverse([x, y]) as [number, number], rest),
    fromWgs84: ([lon = Number.NaN, lat = Number.NaN, ...rest]) => [...(converter.forward([lon, lat]) as [number, number]), ...rest],
  };
}

const converters = new Map<string, proj4.Converter>();

/** Without parameters the degrees of the system's own datum stand for those of WGS 84: no shift is invented. */
function converterOf({ definition }: SystemFacts, parameters: SevenParameters | undefined): proj4.Converter {
  const shift = parameters === undefined ? '' : ` +towgs84=${parameters.of.join(',')}`;
  const full = definition + shift;
  const hasShift = shift !== '' || /towgs84/i.test(definition);
  const known = converters.get(full);
  if (known) return known;
  const made = proj4(hasShift ? '+proj=longlat +datum=WGS84 +no_defs' : '+proj=longlat +ellps=GRS80 +no_defs', full);
  converters.set(full, made);
  return made;
}

function shiftedCrs(code: string, to: Shifted): Crs {
  return {
    code,
    toWgs84: (position) => unshifted(position, to),
    fromWgs84: ([lon = Number.NaN, lat = Number.NaN, ...rest]) =>
      withRest(gcoord.transform([lon, lat] as [number, number], gcoord.WGS84, to) as [number, number], rest),
  };
}

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
  // gcoord throws on what is no number; here it is a place that cannot be told.
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return [Number.NaN, Number.NaN, ...rest];
  let guess: [number, number] = [lon, lat];
  for (let round = 0; round < 12; round++) {
    const image = gcoord.transform([...guess] as [number, number], gcoord.WGS84, from);
    const [dLon, dLat] = [lon - image[0], lat - image[1]];
    guess = [guess[0] + dLon, guess[1] + dLat];
    if (Math.abs(dLon) + Math.abs(dLat) < 1e-11) break;
  }
  return withRest(guess, rest);
}
