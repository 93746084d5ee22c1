import type { Geometry, Position } from 'geojson';
import type { Asset, FieldValue } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import type { Change } from '../../core/edit.ts';
import { planeAt } from '../../core/geo/plane.ts';
import { isInUse } from '../../core/lifecycle.ts';
import { isSet, linesOf, networkLines } from '../network/adapter.ts';
import { type LineChange, lineSorts, type StreetColumns, type Vertex } from './spec.ts';

/** The streets of a city as columns, and which street each line is a part of. */
export interface CityStreets {
  readonly columns: StreetColumns;
  readonly streets: readonly Asset[];
  /** Index into `streets`, by line. */
  readonly streetOf: Uint32Array;
}

const pathClasses: ReadonlySet<FieldValue | undefined> = new Set([
  'footway',
  'path',
  'steps',
  'cycleway',
  'bridleway',
  'corridor',
  'pedestrian',
]);
const expresswayClasses: ReadonlySet<FieldValue | undefined> = new Set(['trunk', 'trunk_link', 'motorway', 'motorway_link']);

function sortOf({ values }: Asset): number {
  if (pathClasses.has(values.class)) return lineSorts.path;
  return expresswayClasses.has(values.class) ? lineSorts.expressway : lineSorts.street;
}

function isFilled(value: FieldValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Numbers words as they come; 0 is no word. */
function numberer(): (value: FieldValue | undefined) => number {
  const known = new Map<string, number>();
  return (value) => {
    if (!isFilled(value)) return 0;
    const word = String(value).trim();
    const number = known.get(word) ?? known.size + 1;
    known.set(word, number);
    return number;
  };
}

/** Streets in use; what is planned or retired is no part of the network. */
export function cityStreets({ assets }: City): CityStreets {
  const streets = assets.filter((asset) => asset.kind === 'street' && isInUse(asset));
  const lines = networkLines(streets);
  const count = lines.lineStart.length - 1;
  const streetOf = new Uint32Array(count);
  const columns = {
    sort: new Uint8Array(count),
    classOf: new Uint32Array(count),
    nameOf: new Uint32Array(count),
    facts: new Uint32Array(count),
  };
  const [classNumber, nameNumber] = [numberer(), numberer()];
  let line = 0;
  streets.forEach((street, at) => {
    const facts = Object.values(street.values).filter(isFilled).length;
    const own = [sortOf(street), classNumber(street.values.class), nameNumber(street.values.name)] as const;
    for (let part = linesOf(street).length; part > 0; part--, line++) {
      streetOf[line] = at;
      [columns.sort[line], columns.classOf[line], columns.nameOf[line]] = own;
      columns.facts[line] = facts;
    }
  });
  const plane = planeAt(middleLon(lines.lonLat));
  return { columns: { plane, lines, ...columns, barriers: barriersOf(assets, plane) }, streets, streetOf };
}

function middleLon(lonLat: Float64Array): number {
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < lonLat.length; i += 2) {
    const lon = lonLat[i] as number;
    if (lon < min) min = lon;
    if (lon > max) max = lon;
  }
  return min <= max ? (min + max) / 2 : 0;
}

/** Pieces of everything that a leg does not cross: walls, water, railways, and compounds that are known to be walled. */
function barriersOf(assets: readonly Asset[], plane: StreetColumns['plane']): Float64Array {
  const pieces: number[] = [];
  for (const asset of assets) {
    const counts =
      asset.kind === 'wall' ||
      asset.kind === 'water' ||
      asset.kind === 'rail' ||
      (asset.kind === 'residential' && isSet(asset.values.walled));
    if (!counts || !isInUse(asset)) continue;
    for (const line of rimsOf(asset.geometry)) {
      const places = line.map(([lon, lat]) => plane.forward(lon ?? NaN, lat ?? NaN));
      for (let i = 0; i + 1 < places.length; i++) {
        const [a, b] = [places[i] as readonly [number, number], places[i + 1] as readonly [number, number]];
        if ([...a, ...b].every(Number.isFinite)) pieces.push(...a, ...b);
      }
    }
  }
  return Float64Array.from(pieces);
}

function rimsOf(geometry: Geometry | null): readonly Position[][] {
  if (geometry?.type === 'LineString') return [geometry.coordinates];
  if (geometry?.type === 'MultiLineString' || geometry?.type === 'Polygon') return geometry.coordinates;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/**
 * Repaired lines as changes of streets. Everything but geometry and node ids stays; a street of which every line is gone is removed: a line drawn
 * twice is no asset of record, and undo brings it back.
 */
export function changesOfStreets({ columns, streets, streetOf }: CityStreets, changes: readonly LineChange[]): Change[] {
  const { lineStart } = columns.lines;
  const changed = new Map(changes.map(({ line, path }) => [line, path]));
  const touched = new Set(changes.map(({ line }) => streetOf[line] as number));
  const firstLine = firstLines(streetOf, streets.length);
  return [...touched]
    .sort((a, b) => a - b)
    .flatMap((at): Change[] => {
      const before = streets[at] as Asset;
      const parts = linesOf(before);
      const paths = parts.map((part, index): readonly Vertex[] | null => {
        const line = (firstLine[at] as number) + index;
        return changed.has(line) ? (changed.get(line) ?? null) : keptPath(part, columns, lineStart[line] as number);
      });
      const positionOf = positionsOf(parts, lineStart[firstLine[at] as number] as number);
      const after = streetWith(
        before,
        paths.filter((path) => path !== null),
        positionOf,
      );
      return [{ kind: before.kind, id: before.id, before, after }];
    });
}

function firstLines(streetOf: Uint32Array, count: number): Int32Array {
  const first = new Int32Array(count).fill(-1);
  for (let line = streetOf.length - 1; line >= 0; line--) first[streetOf[line] as number] = line;
  return first;
}

function keptPath(part: readonly Position[], { lines }: StreetColumns, start: number): readonly Vertex[] {
  return part.map(([lon = NaN, lat = NaN], i) => ({ x: NaN, y: NaN, lon, lat, node: lines.nodeId[start + i] as number, from: start + i }));
}

/** The position that a vertex had, height included, if it still lies there; else a new one, as high as what it moved from. */
function positionsOf(parts: readonly Position[][], start: number): (vertex: Vertex) => Position {
  const all = parts.flat();
  return ({ lon, lat, from }) => {
    const was = from < 0 ? undefined : all[from - start];
    if (!was) return [lon, lat];
    return was[0] === lon && was[1] === lat ? was : [lon, lat, ...was.slice(2)];
  };
}

function streetWith(before: Asset, paths: readonly (readonly Vertex[])[], positionOf: (vertex: Vertex) => Position): Asset | null {
  const [first] = paths;
  if (!first) return null;
  const parts = paths.map((path) => path.map(positionOf));
  const isSingle = before.geometry?.type === 'LineString';
  const geometry: Geometry = isSingle
    ? { type: 'LineString', coordinates: parts[0] as Position[] }
    : { type: 'MultiLineString', coordinates: parts };
  const ids = paths.flat().map(({ node }) => (Number.isNaN(node) ? 0 : node));
  const hasIds = Array.isArray(before.values.nodes) && ids.some((id) => id !== 0);
  return { ...before, geometry, values: hasIds ? { ...before.values, nodes: ids } : before.values };
}
