import type { Geometry, Position } from 'geojson';
import { isValidOn } from '../../core/area.ts';
import { type AreaLevel, areaLevels } from '../../core/area-level.ts';
import type { Asset, FieldValue } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import type { Change } from '../../core/edit.ts';
import { polygonAreaM2 } from '../../core/geo/ellipsoid.ts';
import { type Plane, planeAt } from '../../core/geo/plane.ts';
import { type Region, regionArea, regionOf } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import { cityInUse } from '../../core/lifecycle.ts';
import { sameAsset } from '../../core/same.ts';
import { isSet, networkLines } from '../network/adapter.ts';
import type { BarrierPiece } from '../network/barriers.ts';
import type { AreaUnit, Compound, CoverageColumns, Dwelling, Gate, Green, Parcel, PeopleZone } from './columns.ts';
import { joined, planeLine, Shaper } from './shaper.ts';
import type { Countable } from './spec.ts';

/**
 * The columns of a coverage run from what is in use in a city. Anything that cannot be used is left out and named in an issue; units and communities
 * that do not hold on the day of the data are none.
 */
export function coverageColumns(whole: City): { readonly columns: CoverageColumns; readonly issues: readonly Issue[] } {
  const city = cityInUse(whole);
  const issues: Issue[] = [];
  const byKind = groupByKind(city.assets);
  const of = (kind: string) => byKind.get(kind) ?? [];
  const plane = planeAt(middleLon(city));
  const shape = new Shaper(plane, issues);
  const areas = of('area').filter((asset) => isValidOn(asset, city.info.dataDate));
  const historic = of('historic-district').flatMap((asset) => shape.region(asset) ?? []);
  const compounds = of('residential').flatMap((asset) => compoundFrom(asset, shape, issues));
  const parcels = of('residential-land').flatMap((asset): Parcel[] => {
    const region = shape.region(asset);
    return region ? [{ region, urbanVillage: isSet(asset.values.urbanVillage) }] : [];
  });
  const builtUpShapes = city.info.builtUp ? [shape.ofGeometry(city.info.builtUp)] : of('built-up').map((asset) => shape.region(asset));
  const columns: CoverageColumns = {
    plane,
    lines: networkLines(of('street')),
    greens: [...of('park'), ...of('green')].flatMap((asset) => greenFrom(asset, shape, issues)),
    gates: of('gate').flatMap((asset) => gateFrom(asset, plane, issues)),
    compounds,
    parcels: parcels.length > 0 ? parcels : null,
    dwellings: of('building').flatMap((asset) => dwelling(asset, shape)),
    barriers: [
      ...of('wall').flatMap((asset) => barrier(asset, plane, true)),
      ...[...of('water'), ...of('rail')].flatMap((asset) => barrier(asset, plane, false)),
    ],
    zones: [...areas.flatMap((asset) => communityZone(asset, shape)), ...of('population').flatMap((asset) => gridZone(asset, shape))],
    areas: joinedByCode(areas.flatMap((asset) => areaUnit(asset, shape, issues))),
    historic,
    builtUp: joined(builtUpShapes.filter((region) => region !== null)),
    extent: city.info.extent ? shape.ofGeometry(city.info.extent) : null,
    city: { code: city.info.areaCode, name: city.info.name },
    notes: [
      ...(city.info.synthetic ? ['synthetic-data'] : []),
      ...(of('residential').some((asset) => asset.values.standIn === 'building') ? ['buildings-stand-in'] : []),
    ],
  };
  reportDangling(columns, whole.assets, issues);
  return { columns, issues };
}

function groupByKind(assets: readonly Asset[]): ReadonlyMap<string, readonly Asset[]> {
  const groups = new Map<string, Asset[]>();
  for (const asset of assets) {
    const group = groups.get(asset.kind);
    if (group) group.push(asset);
    else groups.set(asset.kind, [asset]);
  }
  return groups;
}

/** Longitude in the middle of the extent, else of all geometry: it picks the 3° zone. */
function middleLon(city: City): number {
  let min = Infinity;
  let max = -Infinity;
  const visit = (position: Position) => {
    const lon = position[0] as number;
    if (!Number.isFinite(lon)) return;
    if (lon < min) min = lon;
    if (lon > max) max = lon;
  };
  if (city.info.extent) eachPosition(city.info.extent, visit);
  else for (const { geometry, kind } of city.assets) if (geometry && kind !== 'area') eachPosition(geometry, visit);
  return min <= max ? (min + max) / 2 : 0;
}

function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) eachPosition(part, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') visit(value as Position);
    else for (const inner of value) walk(inner);
  };
  walk(geometry.coordinates);
}

function nameOf(asset: Asset): string {
  return typeof asset.values.name === 'string' && asset.values.name !== '' ? asset.values.name : asset.id;
}

/** A number of at least 0 from a number or a numeral; null for anything else. */
function amount(value: FieldValue | undefined): number | null {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

/** A park or other green as a column; none where it has no usable place. */
export function greenFrom(asset: Asset, shape: Shaper, issues: Issue[]): Green[] {
  const where = { kind: asset.kind, id: asset.id };
  const point = asset.geometry?.type === 'Point' ? asset.geometry.coordinates : null;
  const recorded = amount(asset.values.areaM2);
  if (asset.values.areaM2 !== undefined && asset.values.areaM2 !== null && !recorded) {
    issues.push({ code: 'area-not-a-size', severity: 'warning', params: { value: String(asset.values.areaM2) }, ...where });
  }
  const region = point ? regionOf([planeLine([point], shape.plane)]) : shape.region(asset);
  if (region === null) return [];
  if (point && !recorded) issues.push({ code: 'point-park-without-area', severity: 'warning', params: {}, ...where });
  const areaM2 = recorded || (point ? null : groundArea(asset.geometry as Geometry, region, shape));
  const isPoint = point !== null;
  return [{ kind: asset.kind, id: asset.id, name: nameOf(asset), region, isPoint, areaM2, open: isOpen(asset), needs: needsOf(asset) }];
}

/** Ellipsoidal area of a polygon as drawn; where its rings cross, of what is left after cleaning. */
function groundArea(geometry: Geometry, region: Region, shape: Shaper): number {
  if (geometry.type === 'Polygon' && region.rings.length === geometry.coordinates.length) return polygonAreaM2(geometry.coordinates);
  const scale = shape.plane.scaleAt(region.box[0], region.box[1]);
  return regionArea(region) / (scale * scale);
}

/** `open` is true unless said otherwise for a park; other green counts as open only where that is recorded. */
function isOpen(asset: Asset): boolean {
  const { open } = asset.values;
  return open === undefined || open === null ? asset.kind === 'park' : isSet(open);
}

/** What coverage reads of each kind beside geometry; other kinds mean nothing to it. */
const fieldsRead: Readonly<Record<string, readonly string[]>> = {
  area: ['level', 'code', 'name', 'people', 'validFrom', 'validTo'],
  building: ['use', 'dwellings', 'floors'],
  'built-up': [],
  gate: ['of'],
  green: ['areaM2', 'open', 'fee', 'class', 'name'],
  'historic-district': [],
  park: ['areaM2', 'open', 'fee', 'class', 'name'],
  population: ['people', 'sideM'],
  rail: ['tunnel', 'bridge'],
  residential: ['people', 'dwellings', 'walled', 'urbanVillage', 'name', 'standIn'],
  'residential-land': ['urbanVillage'],
  street: ['nodes', 'bridge', 'tunnel', 'layer'],
  wall: ['tunnel', 'bridge'],
  water: ['tunnel', 'bridge'],
};

/** Whether a change leaves all that coverage reads as it was. */
export function meansNothing({ kind, before, after }: Change): boolean {
  const fields = fieldsRead[kind];
  if (!fields) return true;
  const read = (asset: Asset): Asset => ({ ...asset, values: Object.fromEntries(fields.map((key) => [key, asset.values[key] ?? null])) });
  return before !== null && after !== null && sameAsset(read(before), read(after));
}

const needsOfClass: Readonly<Record<string, Countable>> = { G3: 'squares', XG: 'attachedGreen', EG: 'regionalGreen' };

function needsOf(asset: Asset): Countable[] {
  const needs: Countable[] = isSet(asset.values.fee) ? ['ticketed'] : [];
  const byClass = needsOfClass[String(asset.values.class ?? '').toUpperCase()];
  if (byClass) needs.push(byClass);
  else if (asset.kind === 'green') needs.push('otherGreen');
  return needs;
}

export function compoundFrom(asset: Asset, shape: Shaper, issues: Issue[]): Compound[] {
  const region = shape.region(asset);
  if (region === null) return [];
  for (const key of ['people', 'dwellings'] as const) {
    const value = asset.values[key];
    if (value === undefined || value === null || amount(value) !== null) continue;
    issues.push({ code: 'not-a-count', severity: 'warning', params: { key, value: String(value) }, kind: asset.kind, id: asset.id });
  }
  const { walled } = asset.values;
  return [
    {
      id: asset.id,
      name: nameOf(asset),
      region,
      people: amount(asset.values.people),
      dwellings: amount(asset.values.dwellings),
      walled: walled === undefined || walled === null ? null : isSet(walled),
      urbanVillage: isSet(asset.values.urbanVillage),
    },
  ];
}

const homeUses = new Set(['dwelling', 'mixed', 'residential']);

/** Buildings known to hold homes: `use` says so, or dwellings are counted. */
function dwelling(asset: Asset, shape: Shaper): Dwelling[] {
  const dwellings = amount(asset.values.dwellings);
  const floors = amount(asset.values.floors);
  if (!homeUses.has(String(asset.values.use)) && !dwellings) return [];
  if (!dwellings && !floors) return [];
  const region = shape.region(asset);
  if (region === null) return [];
  return [{ region, weight: regionArea(region) * (floors || 1) }];
}

export function gateFrom(asset: Asset, plane: Plane, issues: Issue[]): Gate[] {
  const leftOut = (code: string): Gate[] => {
    issues.push({ code, severity: 'warning', params: {}, kind: 'gate', id: asset.id });
    return [];
  };
  if (asset.geometry?.type !== 'Point') return leftOut('gate-not-a-point');
  const [lon, lat] = asset.geometry.coordinates;
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return leftOut('gate-without-position');
  const [x, y] = plane.forward(lon as number, lat as number);
  const { of } = asset.values;
  const owners = of === undefined || of === null || of === '' ? [] : Array.isArray(of) ? of.map(String) : [String(of)];
  return [{ id: asset.id, x, y, of: owners }];
}

/** Lines and polygon outlines that stop a leg. Where a river or railway runs in a tunnel or on a bridge, one walks over or under it. */
function barrier(asset: Asset, plane: Plane, wall: boolean): BarrierPiece[] {
  if (asset.geometry === null || isSet(asset.values.tunnel) || isSet(asset.values.bridge)) return [];
  const { geometry } = asset;
  const { kind } = asset;
  const name = typeof asset.values.name === 'string' ? asset.values.name : '';
  const piece = (line: readonly Position[], closed: boolean): BarrierPiece => ({
    line: planeLine(line, plane),
    closed,
    owner: -1,
    wall,
    kind,
    name,
  });
  if (geometry.type === 'LineString') return [piece(geometry.coordinates, isRing(geometry.coordinates))];
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map((line) => piece(line, isRing(line)));
  if (geometry.type === 'Polygon') return geometry.coordinates.map((ring) => piece(ring, true));
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat().map((ring) => piece(ring, true));
  return [];
}

function isRing(line: readonly Position[]): boolean {
  return line.length > 3 && line[0]?.[0] === line.at(-1)?.[0] && line[0]?.[1] === line.at(-1)?.[1];
}

function areaUnit(asset: Asset, shape: Shaper, issues: Issue[]): AreaUnit[] {
  const level = String(asset.values.level) as AreaLevel;
  if (!areaLevels.includes(level)) {
    issues.push({ code: 'unknown-area-level', severity: 'warning', params: { level }, kind: 'area', id: asset.id });
    return [];
  }
  const region = asset.geometry ? shape.region(asset) : null;
  return region ? [{ code: String(asset.values.code ?? asset.id), name: nameOf(asset), level, region }] : [];
}

/** A community that states its people. */
function communityZone(asset: Asset, shape: Shaper): PeopleZone[] {
  const people = amount(asset.values.people);
  if (asset.values.level !== 'community' || people === null || !asset.geometry) return [];
  const region = shape.ofGeometry(asset.geometry);
  return region ? [{ from: 'communities', region, people }] : [];
}

const usualGridM = 100;

/** A cell of a population grid: as drawn, or the square of its side around a point. */
function gridZone(asset: Asset, shape: Shaper): PeopleZone[] {
  const people = amount(asset.values.people);
  if (people === null || !asset.geometry) return [];
  const point = asset.geometry.type === 'Point' ? asset.geometry.coordinates : null;
  const region = point ? squareAround(point, amount(asset.values.sideM) || usualGridM, shape.plane) : shape.ofGeometry(asset.geometry);
  return region ? [{ from: 'grid', region, people }] : [];
}

function squareAround([lon, lat]: Position, sideM: number, plane: Plane): Region | null {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  const [x, y] = plane.forward(lon as number, lat as number);
  const half = (sideM * plane.scaleAt(x, y)) / 2;
  return regionOf([Float64Array.of(x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half)]);
}

/** Units given in several features under one code are one unit. */
function joinedByCode(units: readonly AreaUnit[]): AreaUnit[] {
  const groups = new Map<string, AreaUnit[]>();
  for (const unit of units) {
    const key = `${unit.level} ${unit.code}`;
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return [...groups.values()].flatMap(([first, ...others]): AreaUnit[] => {
    if (!first || others.length === 0) return first ? [first] : [];
    return [{ ...first, region: joined([first.region, ...others.map(({ region }) => region)]) ?? first.region }];
  });
}

const owners = new Set(['park', 'green', 'residential']);

/** A gate whose `of` names nothing opens nothing: better said than given to a neighbour. One of what is retired or planned is no fault. */
function reportDangling(columns: CoverageColumns, assets: readonly Asset[], issues: Issue[]): void {
  const known = new Set(assets.flatMap(({ kind, id }) => (owners.has(kind) ? [id] : [])));
  for (const { id, of } of columns.gates) {
    for (const owner of of) {
      if (!known.has(owner)) issues.push({ code: 'gate-of-unknown', severity: 'warning', params: { of: owner }, kind: 'gate', id });
    }
  }
}
