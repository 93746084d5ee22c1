import type { Geometry } from 'geojson';
import type { Asset } from '../../core/asset.ts';
import type { Box } from '../../core/geo/rings.ts';
import { badInput, type Issue } from '../../core/issue.ts';
import { detect } from '../crs/detect.ts';
import { crsCode } from '../crs/known.ts';
import { toWgs84 } from '../crs/place.ts';
import type { Evidence, Finding, OddRows, Reading, SevenParameters } from '../crs/spec.ts';
import type { Source, SourceLayer } from '../format.ts';
import type { Draft } from './drafts.ts';
import type { LayerChoice } from './spec.ts';

/** What the search for a layer's system goes by beside the layer itself. */
export interface Home {
  readonly file: string;
  /** Things of the city of the kinds in the layer. */
  readonly cityThings: readonly Asset[];
  readonly cityBox: Box | null;
  readonly sevenParameters: SevenParameters | undefined;
}

/** The system of a layer's places; null where it has none. */
export function findSystem(source: Source, choice: LayerChoice, drafts: readonly Draft[], home: Home): Finding | null {
  const layer = source.layers[choice.layer] as SourceLayer;
  refuseOtherThanFormat(layer, choice, home.file);
  const places = drafts.map(({ place }) => place).filter(({ geometry, cells }) => geometry !== null || cells !== undefined);
  if (places.length === 0) return null;
  const headers = choice.place.by === 'columns' ? ([choice.place.first, choice.place.second] as const) : undefined;
  const evidence: Evidence = {
    file: home.file,
    asked: choice.crs,
    // What the file says of its geometries says nothing of numbers in columns.
    stated: choice.place.by === 'geometry' ? layer.crs : undefined,
    places,
    isFromDataV: drafts.some(({ row: { values } }) => 'adcode' in values && ('acroutes' in values || 'subFeatureIndex' in values)),
    ...(headers === undefined ? {} : { headers }),
    fileThings: drafts.map(({ row, kind, id, idByPosition, values, place }) => {
      return { kind: kind.id, id: idByPosition ? undefined : id, geometry: place.geometry, values, row: row.row };
    }),
    cityThings: home.cityThings,
    cityBox: home.cityBox,
    ...(home.sevenParameters === undefined ? {} : { sevenParameters: home.sevenParameters }),
  };
  return detect(evidence);
}

const degreesOfWgs84 = ['EPSG:4326', 'EPSG:4490'];

/** OSM is WGS 84 by definition; another system asked for is a mistake that would move the whole city. */
function refuseOtherThanFormat(layer: SourceLayer, { crs }: LayerChoice, file: string): void {
  if (layer.crs?.by !== 'format' || crs === 'auto') return;
  const code = crsCode(crs.code);
  if (!degreesOfWgs84.includes(code)) throw badInput('crs-not-for-osm', { crs: code }, { file });
}

/** Where a record lies in WGS 84 and by which system, with what is to be said of that; or why it is refused. */
export type Located = { readonly geometry: Geometry | null; readonly code?: string; readonly told?: Issue } | { readonly fault: Issue };

/** Turns places of one layer into WGS 84, each by its own reading where rows of a file disagree. */
export function locator(finding: Finding | null, parameters: SevenParameters | undefined): (draft: Draft) => Located {
  const oddByRow = new Map<number, OddRows>();
  for (const odd of finding?.odd ?? []) for (const row of odd.rows) oddByRow.set(row, odd);
  return ({ place }) => {
    if (finding === null || (place.geometry === null && place.cells === undefined)) return { geometry: null };
    if (place.cells?.every((cell) => cell === null) === true) return { geometry: null };
    const odd = oddByRow.get(place.row);
    if (odd !== undefined && !odd.sure) return { fault: { ...odd.reason, severity: 'error' } };
    const reading: Reading = odd?.reading ?? finding;
    const placed = toWgs84(reading, place, parameters);
    if (!('geometry' in placed)) return { fault: { severity: 'error', ...offEarth(placed.fault, place.geometry) } };
    const located = { geometry: placed.geometry, code: reading.code };
    return odd === undefined ? located : { ...located, told: { ...odd.reason, severity: 'info' } };
  };
}

/** Numbers of a geometry that are no degrees are shown: the reader of the message sees what they look like. */
function offEarth(fault: Pick<Issue, 'code' | 'params'>, geometry: Geometry | null): Pick<Issue, 'code' | 'params'> {
  if (fault.code !== 'off-earth' || geometry === null) return fault;
  const first = firstOffEarth(geometry);
  return first === undefined ? fault : { code: 'geometry-off-earth', params: { lon: String(first[0]), lat: String(first[1]) } };
}

function firstOffEarth(geometry: Geometry): readonly number[] | undefined {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.map(firstOffEarth).find((found) => found !== undefined);
  const walk = (value: unknown): readonly number[] | undefined => {
    if (!Array.isArray(value)) return undefined;
    if (typeof value[0] !== 'number') return value.map(walk).find((found) => found !== undefined);
    return Math.abs(value[0]) <= 180 && Math.abs(value[1]) <= 90 ? undefined : value;
  };
  return walk(geometry.coordinates);
}
