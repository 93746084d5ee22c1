import type { Geometry, Position } from 'geojson';
import { badInput } from '../../core/issue.ts';
import { hasHeights } from '../wkb.ts';
import { signedArea } from './rings.ts';

/** A Shapefile holds one of these. */
export type Family = 'point' | 'multipoint' | 'line' | 'polygon';

const typeNumbers: Readonly<Record<Family, number>> = { point: 1, line: 3, polygon: 5, multipoint: 8 };

/** Written where one position among others has no height: "no data" by the rule of the format. */
const noHeight = -1e39;

export interface WrittenShapes {
  readonly shp: Uint8Array;
  readonly shx: Uint8Array;
}

/** Sizes are counted in 16-bit words in 32-bit integers, and programs stop at two gigabytes. */
const mostBytes = 2 ** 31 - 1;

/** Shapes and their index, one record for each geometry; null becomes a null shape. `family` undefined: there is no geometry at all. */
export function shapeBytes(geometries: readonly (Geometry | null)[], family: Family | undefined, file: string): WrittenShapes {
  const hasZ = geometries.some((geometry) => geometry !== null && hasHeights(geometry));
  const type = family === undefined ? 0 : typeNumbers[family] + (hasZ ? 10 : 0);
  const contents = geometries.map((geometry) => (geometry === null ? nullShape : shapeContent(geometry, type, hasZ)));
  const size = contents.reduce((sum, content) => sum + 8 + content.length, 100);
  if (size > mostBytes) throw badInput('shapefile-too-large', { limitMB: 2048 }, { file });
  const shp = new Uint8Array(size);
  const shx = new Uint8Array(100 + 8 * contents.length);
  const [shpView, shxView] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  let at = 100;
  for (const [index, content] of contents.entries()) {
    shpView.setInt32(at, index + 1);
    shpView.setInt32(at + 4, content.length / 2);
    shxView.setInt32(100 + 8 * index, at / 2);
    shxView.setInt32(104 + 8 * index, content.length / 2);
    shp.set(content, at + 8);
    at += 8 + content.length;
  }
  const box = boxOf(geometries.flatMap((geometry) => (geometry === null ? [] : verticesOf(geometry).flat())));
  for (const view of [shpView, shxView]) writeHeader(view, type, box, hasZ);
  return { shp, shx };
}

const nullShape = new Uint8Array(4);

function writeHeader(view: DataView, type: number, box: Box, hasZ: boolean): void {
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  const [minX, minY, maxX, maxY, minZ, maxZ] = box;
  const stated = minX > maxX ? [0, 0, 0, 0, 0, 0] : [minX, minY, maxX, maxY, ...(hasZ ? [minZ, maxZ] : [0, 0])];
  for (const [index, value] of stated.entries()) view.setFloat64(36 + 8 * index, value, true);
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number, minZ: number, maxZ: number];

function boxOf(positions: readonly Position[]): Box {
  const box: [number, number, number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity];
  for (const [x = Number.NaN, y = Number.NaN, z] of positions) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
    if (z !== undefined && z < box[4]) box[4] = z;
    if (z !== undefined && z > box[5]) box[5] = z;
  }
  return box[4] > box[5] ? [box[0], box[1], box[2], box[3], 0, 0] : box;
}

/** The vertices of a geometry, part by part as the format wants them: outer rings clockwise, holes against them, rings closed. */
function verticesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
      return polygonRings(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(polygonRings);
    case 'GeometryCollection':
      throw new Error('Collections are taken apart before.');
  }
}

function polygonRings(rings: readonly Position[][]): Position[][] {
  return rings.map((ring, index) => {
    const closed = isClosed(ring) ? ring : [...ring, ring[0] as Position];
    const isClockwise = signedArea(closed) < 0;
    return isClockwise === (index === 0) ? closed : closed.toReversed();
  });
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

function shapeContent(geometry: Geometry, type: number, hasZ: boolean): Uint8Array {
  const parts = verticesOf(geometry);
  const positions = parts.flat();
  if (geometry.type === 'Point') return pointContent(positions[0] as Position, type, hasZ);
  const hasParts = geometry.type !== 'MultiPoint';
  const verticesAt = (hasParts ? 44 : 40) + (hasParts ? 4 * parts.length : 0);
  const heightsAt = verticesAt + 16 * positions.length;
  const bytes = new Uint8Array(heightsAt + (hasZ ? 16 + 8 * positions.length : 0));
  const view = new DataView(bytes.buffer);
  const [minX, minY, maxX, maxY, minZ, maxZ] = boxOf(positions);
  view.setInt32(0, type, true);
  for (const [index, value] of [minX, minY, maxX, maxY].entries()) view.setFloat64(4 + 8 * index, value, true);
  if (hasParts) view.setInt32(36, parts.length, true);
  view.setInt32(hasParts ? 40 : 36, positions.length, true);
  let start = 0;
  for (const [index, part] of hasParts ? parts.entries() : []) {
    view.setInt32(44 + 4 * index, start, true);
    start += part.length;
  }
  for (const [index, [x = Number.NaN, y = Number.NaN, z = noHeight]] of positions.entries()) {
    view.setFloat64(verticesAt + 16 * index, x, true);
    view.setFloat64(verticesAt + 16 * index + 8, y, true);
    if (hasZ) view.setFloat64(heightsAt + 16 + 8 * index, z, true);
  }
  if (hasZ) view.setFloat64(heightsAt, minZ, true);
  if (hasZ) view.setFloat64(heightsAt + 8, maxZ, true);
  return bytes;
}

/** A point with height has room for a measure, which says "no data". */
function pointContent([x = Number.NaN, y = Number.NaN, z = noHeight]: Position, type: number, hasZ: boolean): Uint8Array {
  const bytes = new Uint8Array(hasZ ? 36 : 20);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, type, true);
  view.setFloat64(4, x, true);
  view.setFloat64(12, y, true);
  if (hasZ) view.setFloat64(20, z, true);
  if (hasZ) view.setFloat64(28, noHeight, true);
  return bytes;
}
