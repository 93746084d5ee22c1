import type { Asset } from '../core/asset.ts';
import { assetKey } from '../core/asset.ts';
import type { City, CityInfo, CitySource } from '../core/city.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import type { Box } from '../core/geo/rings.ts';
import { badInput, type Issue } from '../core/issue.ts';
import type { Host } from '../core/result.ts';
import { kindById, knownKinds } from '../layers/registry.ts';
import { boxesMeet, boxPolygon } from './box.ts';
import { cityBox } from './city-box.ts';
import { crsCode } from './crs/known.ts';
import type { TextEncoding } from './encoding.ts';
import { importGeoJson } from './geojson/import.ts';
import { readNetworkFile } from './network-file.ts';
import type { OsmData } from './osm/data.ts';
import { mapOsm } from './osm/map.ts';
import { ImportRefused, type ImportReport, type LayerCount } from './report.ts';

export interface ImportOptions {
  readonly kind?: string;
  /** `auto`, `EPSG:n`, `GCJ-02` or `BD-09`. */
  readonly crs?: string;
  /** `auto` or a name that TextDecoder knows. */
  readonly encoding?: string;
}

/** What an import would change: assets to put (same id replaces, new id appends) and the city's own record. Nothing is changed yet. */
export interface Imported {
  readonly put: readonly Asset[];
  readonly info: CityInfo;
  readonly report: ImportReport;
}

/**
 * Reads one file for a city. Throws BadInput (one sentence) where the file cannot be taken as a whole, with a report where it was
 * understood that far; rows that cannot be taken are in the report, and the others are returned.
 */
export async function importFile(bytes: Uint8Array, file: string, options: ImportOptions, city: City, host: Host): Promise<Imported> {
  const { kind, crs = 'auto', encoding = 'auto' } = options;
  if (kind !== undefined && kindById(kind) === undefined) throw badInput('kind-unknown', { kind, known: knownKinds() }, { file });
  const source = await readNetworkFile(bytes, file, host, encoding);
  const isOsm = 'osm' in source;
  const { assets, report } = isOsm
    ? importOsm(source.osm, { file, kind, crs, encoding: source.encoding }, city)
    : importGeoJson(source.json, { file, kind, crs, encoding: source.encoding }, city);
  if (assets.length === 0) refuse(report, 'nothing-of-use');
  refuseElsewhere(assets, city, report);
  const origin = isOsm ? osmOrigin(source.osm, file) : { source: { name: file }, box: undefined, date: '' };
  return { put: assets, info: infoAfter(city, origin), report };
}

/** A refusal after the file was understood carries the report: candidates, refused rows. */
function refuse(report: ImportReport, code: string, params: Issue['params'] = {}): never {
  throw new ImportRefused(report, { code, severity: 'error', params, file: report.file });
}

interface OsmOptions {
  readonly file: string;
  readonly kind: string | undefined;
  readonly crs: string;
  readonly encoding: TextEncoding;
}

/**
 * OSM is WGS 84 by definition; another system asked for is a mistake that would move the whole city. Buildings do not stand in for
 * residential land in a city that has land of its own.
 */
function importOsm(
  data: OsmData,
  { file, kind, crs, encoding }: OsmOptions,
  city: City,
): { assets: readonly Asset[]; report: ImportReport } {
  if (!['AUTO', 'EPSG:4326', 'EPSG:4490'].includes(crsCode(crs))) throw badInput('crs-not-for-osm', { crs: crsCode(crs) }, { file });
  const mapped = mapOsm(data, file);
  const hasLand = city.assets.some((asset) => asset.kind.startsWith('residential') && !isStandIn(asset));
  const assets = mapped.assets.filter((asset) => (kind === undefined || asset.kind === kind) && !(hasLand && isStandIn(asset)));
  const issues = hasLand ? mapped.issues.filter((issue) => issue.kind !== 'residential') : mapped.issues;
  const verdict = { code: 'EPSG:4326', confidence: 1, reason: 'crs-osm', candidates: [] };
  return { assets, report: { file, crs: verdict, encoding, layers: layersOf(assets), issues } };
}

function isStandIn(asset: Asset): boolean {
  return asset.values.standIn !== undefined;
}

function layersOf(assets: readonly Asset[]): LayerCount[] {
  const counts = new Map<string, number>();
  for (const { kind } of assets) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, taken]) => ({ kind, read: taken, taken, refused: 0 }));
}

/** A file that lies wholly outside the city is another city, or in another coordinate system; either way it does not belong here. */
function refuseElsewhere(assets: readonly Asset[], city: City, report: ImportReport): void {
  const home = cityBox(city);
  if (home === null) return;
  const boxes = assets.map((asset) => boxOf([asset.geometry])).filter((box) => box !== null);
  if (boxes.length > 0 && !boxes.some((box) => boxesMeet(box, home))) refuse(report, 'outside-city', { city: city.info.name });
}

interface Origin {
  readonly source: CitySource;
  readonly box: Box | undefined;
  readonly date: string;
}

function osmOrigin(data: OsmData, file: string): Origin {
  const date = data.timestamp.slice(0, 10);
  const source = { name: file, ...(date === '' ? {} : { date }), licence: 'ODbL', note: '© OpenStreetMap contributors' };
  return { source, box: data.box, date };
}

/** A new city takes extent and date from its first file; one that has data keeps its own, and only notes the source. */
function infoAfter({ info, assets }: City, { source, box, date }: Origin): CityInfo {
  const isNew = assets.length === 0 && info.extent === undefined;
  const sources = [...info.sources.filter(({ name }) => name !== source.name), source];
  return {
    ...info,
    ...(isNew && box !== undefined ? { extent: boxPolygon(box) } : {}),
    dataDate: info.dataDate === '' && isNew ? date : info.dataDate,
    sources,
  };
}

/** The city with assets put into it: the same id is replaced where it stands, a new one is appended. */
export function withAssets(city: City, put: readonly Asset[], info: CityInfo = city.info): City {
  const incoming = new Map(put.map((asset) => [assetKey(asset), asset]));
  const kept = city.assets.map((asset) => {
    const key = assetKey(asset);
    const replacement = incoming.get(key);
    incoming.delete(key);
    return replacement ?? asset;
  });
  return { info, assets: [...kept, ...incoming.values()] };
}
