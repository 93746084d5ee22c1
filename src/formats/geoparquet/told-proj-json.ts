import { isObject, type JsonObject } from '../json.ts';

/**
 * A PROJJSON as a text that the rest of the project reads: its code; else, for degrees and transverse Mercator in metres, its numbers as WKT;
 * else its name, which says at least what it is called.
 */
export function projJsonText(crs: unknown): string | undefined {
  if (!isObject(crs)) return undefined;
  if (crs.type === 'BoundCRS') return boundText(crs);
  return codeOf(crs) ?? wktOf(crs, '') ?? nameOf(crs);
}

function codeOf(crs: JsonObject): string | undefined {
  const id = isObject(crs.id) ? crs.id : Array.isArray(crs.ids) && isObject(crs.ids[0]) ? crs.ids[0] : undefined;
  return id === undefined ? undefined : `${String(id.authority)}:${String(id.code)}`;
}

function nameOf(crs: JsonObject): string | undefined {
  return typeof crs.name === 'string' ? crs.name : undefined;
}

/** A system with parameters of its own: its numbers with these; where they cannot be taken along, its name, never its bare code. */
function boundText({ source_crs: source, transformation }: JsonObject): string | undefined {
  if (!isObject(source)) return undefined;
  const shift = shiftOf(transformation);
  if (shift?.every((value) => value === 0)) return projJsonText(source);
  return (shift && wktOf(source, `,TOWGS84[${shift.join(',')}]`)) ?? nameOf(source);
}

/** Codes of the seven parameters; of a shift alone there are three. */
const shiftCodes = [8605, 8606, 8607, 8608, 8609, 8610, 8611];
const positionVector = 9606;
const coordinateFrame = 9607;
const translations = 9603;

function shiftOf(transformation: unknown): number[] | undefined {
  if (!isObject(transformation) || !isObject(transformation.method)) return undefined;
  const method = isObject(transformation.method.id) ? transformation.method.id.code : undefined;
  if (method !== positionVector && method !== coordinateFrame && method !== translations) return undefined;
  const values = numbersOf(transformation.parameters);
  const turn = method === coordinateFrame ? -1 : 1;
  return shiftCodes.map((code) => {
    const { value = 0, factor } = values.get(code) ?? {};
    const perUnit = code === 8611 ? 1e-6 : code >= 8608 ? arcSecond : 1;
    const converted = factor === undefined ? value : Number(((value * factor) / perUnit).toPrecision(12));
    return code >= 8608 && code <= 8610 ? turn * converted : converted;
  });
}

const arcSecond = Math.PI / 648_000;

interface Told {
  readonly value: number;
  /** To metres, radians or one; undefined where the unit has a plain name. */
  readonly factor: number | undefined;
}

/** Parameters by their codes. */
function numbersOf(parameters: unknown): ReadonlyMap<number, Told> {
  const found = new Map<number, Told>();
  for (const each of Array.isArray(parameters) ? parameters : []) {
    if (!isObject(each) || !isObject(each.id) || typeof each.value !== 'number') continue;
    const factor = isObject(each.unit) && typeof each.unit.conversion_factor === 'number' ? each.unit.conversion_factor : undefined;
    found.set(Number(each.id.code), { value: each.value, factor });
  }
  return found;
}

function wktOf(crs: JsonObject, shift: string): string | undefined {
  if (crs.type === 'GeographicCRS') return geographicWkt(crs, shift);
  if (crs.type !== 'ProjectedCRS' || !isObject(crs.base_crs) || !isObject(crs.conversion)) return undefined;
  const base = geographicWkt(crs.base_crs, shift);
  const { method, parameters } = crs.conversion;
  const isTransverse = isObject(method) && (method.name === 'Transverse Mercator' || (isObject(method.id) && method.id.code === 9807));
  const values = numbersOf(parameters);
  const isPlain = [...values.values()].every(({ factor }) => factor === undefined) && inUnit(crs.coordinate_system, 'metre');
  if (base === undefined || !isTransverse || !isPlain) return undefined;
  const told = projectionParameters.map(([name, code, otherwise]) => `PARAMETER["${name}",${values.get(code)?.value ?? otherwise}]`);
  return `PROJCS["${quoted(crs.name)}",${base},PROJECTION["Transverse_Mercator"],${told.join(',')},UNIT["metre",1.0]]`;
}

const projectionParameters = [
  ['latitude_of_origin', 8801, 0],
  ['central_meridian', 8802, 0],
  ['scale_factor', 8805, 1],
  ['false_easting', 8806, 0],
  ['false_northing', 8807, 0],
] as const;

function inUnit(system: unknown, unit: string): boolean {
  const axes = isObject(system) && Array.isArray(system.axis) ? system.axis : [];
  return axes.length > 0 && axes.every((axis) => isObject(axis) && axis.unit === unit);
}

function geographicWkt(crs: JsonObject, shift: string): string | undefined {
  const datum = isObject(crs.datum) ? crs.datum : crs.datum_ensemble;
  if (!isObject(datum) || !isObject(datum.ellipsoid) || isObject(datum.prime_meridian)) return undefined;
  const { semi_major_axis: a, inverse_flattening: rf, name } = datum.ellipsoid;
  if (typeof a !== 'number' || typeof rf !== 'number') return undefined;
  const figure = `SPHEROID["${quoted(name)}",${a},${rf}]${shift}`;
  return `GEOGCS["${quoted(crs.name)}",DATUM["${quoted(datum.name)}",${figure}],PRIMEM["Greenwich",0.0],UNIT["degree",0.0174532925199433]]`;
}

function quoted(name: unknown): string {
  return typeof name === 'string' ? name.replaceAll('"', '') : 'unknown';
}
