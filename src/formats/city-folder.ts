import type { MultiPolygon, Polygon } from 'geojson';
import type { Asset } from '../core/asset.ts';
import type { City, CityInfo, CitySource } from '../core/city.ts';
import { BadInput, badInput, type Issue } from '../core/issue.ts';
import { citySchema, currentVersion, upgradeSaved } from '../core/schema.ts';
import { kindById } from '../layers/registry.ts';
import { strictText } from './encoding-strict.ts';
import { geometryFault, onEarth } from './geojson/geometry.ts';
import { readGeoJson } from './geojson/read.ts';
import { geoJsonText } from './geojson/write.ts';
import { isObject, parseJson } from './json.ts';

export const cityInfoFile = 'city.json';

export interface CityFiles {
  readonly city: City;
  /** What is worth saying, none of it fatal. */
  readonly issues: readonly Issue[];
}

export function emptyCity(name: string): City {
  return { info: { schemaVersion: currentVersion(citySchema), name, areaCode: '', dataDate: '', sources: [] }, assets: [] };
}

/** The kind whose assets a file of a city folder holds; undefined where the file is none of ours and is left alone. */
export function kindOfFile(file: string): string | undefined {
  if (!file.endsWith('.geojson')) return undefined;
  const kind = file.slice(0, -'.geojson'.length);
  return kindById(kind) === undefined ? undefined : kind;
}

/**
 * The files of a city folder to a city, kinds in the order of the names. `name` serves where `city.json` gives none. Throws BadInput with
 * every fault found; a city is never read in part.
 */
export function readCityFiles(files: ReadonlyMap<string, Uint8Array>, name: string): CityFiles {
  const faults: Issue[] = [];
  const issues: Issue[] = [];
  const assets: Asset[] = [];
  let info = emptyCity(name).info;
  for (const file of [...files.keys()].sort()) {
    const bytes = files.get(file) as Uint8Array;
    collecting(faults, () => {
      if (file === cityInfoFile) info = readCityInfo(bytes, name);
      else if (kindOfFile(file) !== undefined) assets.push(...readKindFile(bytes, file, faults));
      else if (file.endsWith('.geojson')) issues.push({ code: 'unknown-kind-file', severity: 'info', params: { file }, file });
    });
  }
  if (faults.length > 0) throw new BadInput(faults);
  return { city: { info, assets }, issues };
}

/** Runs `work`; what it finds wrong joins `faults`, so that one reading tells all. */
function collecting(faults: Issue[], work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    faults.push(...error.issues);
  }
}

function readKindFile(bytes: Uint8Array, file: string, faults: Issue[]): Asset[] {
  const kind = kindOfFile(file) as string;
  const { rows, faults: own } = readGeoJson(parseJson(strictText(bytes, 'utf-8', file), file), file);
  faults.push(...own);
  for (const { geometry, row } of rows) {
    if (geometry !== null && !onEarth(geometry)) faults.push({ code: 'off-earth', severity: 'error', params: {}, file, row });
  }
  return rows.map(({ id, geometry, values }) => ({ kind, id, geometry, values }));
}

function readCityInfo(bytes: Uint8Array, name: string): CityInfo {
  const file = cityInfoFile;
  const value = parseJson(strictText(bytes, 'utf-8', file), file);
  const { data, issue } = upgradeSaved(citySchema, value);
  if (issue !== null) throw new BadInput([{ ...issue, file }]);
  const { builtUp, extent, ...rest } = data;
  return {
    ...rest,
    schemaVersion: currentVersion(citySchema),
    name: text(data.name) || name,
    areaCode: text(data.areaCode),
    ...(builtUp === undefined || builtUp === null ? {} : { builtUp: cityPolygon(builtUp, 'builtUp') }),
    ...(extent === undefined || extent === null ? {} : { extent: cityPolygon(extent, 'extent') }),
    dataDate: text(data.dataDate),
    sources: Array.isArray(data.sources) ? (data.sources.filter(isObject) as unknown as CitySource[]) : [],
  };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function cityPolygon(value: unknown, member: string): Polygon | MultiPolygon {
  const sound = isObject(value) && (value.type === 'Polygon' || value.type === 'MultiPolygon') && geometryFault(value) === undefined;
  if (!sound) throw badInput('city-polygon', { member }, { file: cityInfoFile });
  return value as unknown as Polygon | MultiPolygon;
}

/**
 * A city to the texts of its folder, by file name. With `kinds` only those files and `city.json`, so that an import rewrites what it
 * touched and no more. Same city, same bytes.
 */
export function writeCityFiles(city: City, kinds?: ReadonlySet<string>): Map<string, string> {
  const byKind = new Map<string, Asset[]>();
  for (const asset of city.assets) {
    if (kinds !== undefined && !kinds.has(asset.kind)) continue;
    const list = byKind.get(asset.kind);
    if (list === undefined) byKind.set(asset.kind, [asset]);
    else list.push(asset);
  }
  const files = new Map<string, string>();
  for (const kind of [...byKind.keys()].sort()) files.set(`${kind}.geojson`, geoJsonText(byKind.get(kind) as Asset[]));
  return files.set(cityInfoFile, cityInfoText(city.info));
}

const memberOrder = ['schemaVersion', 'name', 'areaCode', 'builtUp', 'extent', 'dataDate', 'sources', 'synthetic'];

/** One member per line: readable, and short where polygons are long. */
function cityInfoText(info: CityInfo): string {
  const known = Object.entries(info).filter(([key]) => memberOrder.includes(key));
  known.sort(([a], [b]) => memberOrder.indexOf(a) - memberOrder.indexOf(b));
  const others = Object.entries(info).filter(([key]) => !memberOrder.includes(key));
  const lines = [...known, ...others]
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
