import type { Geometry, LineString, Point, Polygon, Position } from 'geojson';

/**
 * Well-known binary: ISO (types 1–7, +1000 Z, +2000 M, +3000 ZM), EWKB (flags for Z, M and SRID) and the older 2.5D flag, in both byte orders.
 * Kept: x, y and z to the last bit. Lost: M (`measured` says so), the SRID, members that are empty.
 */
export interface WkbReading {
  /** Null: empty, as `POINT EMPTY` or a line without points. */
  readonly geometry: Geometry | null;
  /** True where a measure stood in the bytes and was left out. */
  readonly measured: boolean;
}

/** Why bytes are no geometry we take; the code has its sentence. */
export interface WkbFault {
  readonly code: 'wkb-broken' | 'geometry-curved' | 'geometry-nested';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Reads one geometry. Bytes beyond its end are left alone: GeoPackage writers pad. */
export function readWkb(bytes: Uint8Array): WkbReading | WkbFault {
  const cursor = new Cursor(bytes);
  try {
    return { geometry: readGeometry(cursor, 0), measured: cursor.measured };
  } catch (error) {
    if (error instanceof Unreadable) return error.fault;
    throw error;
  }
}

class Unreadable extends Error {
  readonly fault: WkbFault;

  constructor(code: WkbFault['code'], params: WkbFault['params'] = {}) {
    super(code);
    this.fault = { code, params };
  }
}

/** Collections of collections deeper than this are made to exhaust the stack. */
const deepest = 32;

class Cursor {
  measured = false;
  littleEndian = true;
  hasZ = false;
  hasM = false;
  private at = 0;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.view.byteLength - this.at;
  }

  uint8(): number {
    this.need(1);
    return this.view.getUint8(this.at++);
  }

  uint32(): number {
    this.need(4);
    this.at += 4;
    return this.view.getUint32(this.at - 4, this.littleEndian);
  }

  double(): number {
    this.need(8);
    this.at += 8;
    return this.view.getFloat64(this.at - 8, this.littleEndian);
  }

  /** A count of things of at least `leastBytes` each: one that the bytes cannot hold is refused before anything is allocated. */
  count(leastBytes: number): number {
    const count = this.uint32();
    if (count * leastBytes > this.left) throw new Unreadable('wkb-broken');
    return count;
  }

  get positionBytes(): number {
    return 8 * (2 + Number(this.hasZ) + Number(this.hasM));
  }

  private need(bytes: number): void {
    if (bytes > this.left) throw new Unreadable('wkb-broken');
  }
}

/** Reads byte order and type; the type of the ISO standard without its dimensions. */
function readHead(cursor: Cursor): number {
  const order = cursor.uint8();
  if (order > 1) throw new Unreadable('wkb-broken');
  cursor.littleEndian = order === 1;
  const code = cursor.uint32();
  const dimensions = Math.floor((code & 0x0fffffff) / 1000);
  if (dimensions > 3) throw new Unreadable('wkb-broken');
  cursor.hasZ = (code & 0x80000000) !== 0 || dimensions % 2 === 1;
  cursor.hasM = (code & 0x40000000) !== 0 || dimensions >= 2;
  cursor.measured ||= cursor.hasM;
  if ((code & 0x20000000) !== 0) cursor.uint32();
  return (code & 0x0fffffff) % 1000;
}

const curved: Readonly<Record<number, string>> = {
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  13: 'Curve',
  14: 'Surface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
};

function readGeometry(cursor: Cursor, depth: number): Geometry | null {
  if (depth > deepest) throw new Unreadable('geometry-nested');
  const type = readHead(cursor);
  switch (type) {
    case 1:
      return point(cursor);
    case 2:
      return line(cursor);
    case 3:
      return polygon(cursor);
    case 4:
      return several(cursor, depth, 'Point', 'MultiPoint');
    case 5:
    case 11: // MultiCurve: straight members make it a MultiLineString, others are refused one by one
      return several(cursor, depth, 'LineString', 'MultiLineString');
    case 6:
    case 12: // MultiSurface, likewise
      return several(cursor, depth, 'Polygon', 'MultiPolygon');
    case 7:
      return collection(cursor, depth);
    default: {
      const name = curved[type];
      throw name === undefined ? new Unreadable('wkb-broken') : new Unreadable('geometry-curved', { type: name });
    }
  }
}

/** A position; NaN for z is how "no height here" is written among positions with heights. */
function position(cursor: Cursor): Position {
  const x = cursor.double();
  const y = cursor.double();
  const z = cursor.hasZ ? cursor.double() : Number.NaN;
  if (cursor.hasM) cursor.double();
  return Number.isNaN(z) ? [x, y] : [x, y, z];
}

function positions(cursor: Cursor): Position[] {
  const count = cursor.count(cursor.positionBytes);
  const list: Position[] = new Array(count);
  for (let i = 0; i < count; i++) list[i] = position(cursor);
  return list;
}

function point(cursor: Cursor): Point | null {
  const coordinates = position(cursor);
  return coordinates.every(Number.isNaN) ? null : { type: 'Point', coordinates };
}

function line(cursor: Cursor): LineString | null {
  const coordinates = positions(cursor);
  return coordinates.length === 0 ? null : { type: 'LineString', coordinates };
}

function polygon(cursor: Cursor): Polygon | null {
  const count = cursor.count(4);
  const coordinates: Position[][] = [];
  for (let i = 0; i < count; i++) coordinates.push(positions(cursor));
  return coordinates.length === 0 || coordinates[0]?.length === 0 ? null : { type: 'Polygon', coordinates };
}

/** Bytes of the smallest member: byte order, type, and a count. */
const leastMemberBytes = 9;

function members(cursor: Cursor, depth: number): Geometry[] {
  const count = cursor.count(leastMemberBytes);
  const list: Geometry[] = [];
  // Each member says its own byte order and dimensions.
  for (let i = 0; i < count; i++) {
    const member = readGeometry(cursor, depth + 1);
    if (member !== null) list.push(member);
  }
  return list;
}

function several(cursor: Cursor, depth: number, of: 'Point' | 'LineString' | 'Polygon', type: `Multi${typeof of}`): Geometry | null {
  const list = members(cursor, depth);
  if (list.some((member) => member.type !== of)) throw new Unreadable('wkb-broken');
  const coordinates = list.map((member) => (member as Point | LineString | Polygon).coordinates);
  return list.length === 0 ? null : ({ type, coordinates } as Geometry);
}

function collection(cursor: Cursor, depth: number): Geometry | null {
  const geometries = members(cursor, depth);
  return geometries.length === 0 ? null : { type: 'GeometryCollection', geometries };
}

const typeNumbers = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const;

/** A geometry as ISO WKB, little-endian; with Z where any position has a height (NaN where one among them has none). */
export function writeWkb(geometry: Geometry): Uint8Array {
  const hasZ = hasHeights(geometry);
  const writer = new Output(sizeOf(geometry, hasZ));
  writeGeometry(writer, geometry, hasZ);
  return writer.bytes;
}

class Output {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  head(type: number): void {
    this.view.setUint8(this.at, 1);
    this.at += 1;
    this.uint32(type);
  }

  uint32(value: number): void {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
  }

  double(value: number): void {
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }
}

type Nested = Position | Nested[];

/** True where any position has a third ordinate. */
export function hasHeights(geometry: Geometry): boolean {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.some(hasHeights);
  const deep = (part: Nested): boolean => (typeof part[0] === 'number' ? part.length > 2 : (part as Nested[]).some(deep));
  return deep(geometry.coordinates);
}

function sizeOf(geometry: Geometry, hasZ: boolean): number {
  const each = hasZ ? 24 : 16;
  switch (geometry.type) {
    case 'Point':
      return 5 + each;
    case 'LineString':
      return 9 + each * geometry.coordinates.length;
    case 'Polygon':
      return 9 + geometry.coordinates.reduce((sum, ring) => sum + 4 + each * ring.length, 0);
    default:
      return 9 + membersOf(geometry).reduce((sum, member) => sum + sizeOf(member, hasZ), 0);
  }
}

/** The single geometries that a Multi geometry or a collection is made of. */
export function membersOf(geometry: Geometry): readonly Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries;
    default:
      return [geometry];
  }
}

function writeGeometry(writer: Output, geometry: Geometry, hasZ: boolean): void {
  writer.head(typeNumbers[geometry.type] + (hasZ ? 1000 : 0));
  switch (geometry.type) {
    case 'Point':
      writePosition(writer, geometry.coordinates, hasZ);
      break;
    case 'LineString':
      writePositions(writer, geometry.coordinates, hasZ);
      break;
    case 'Polygon':
      writer.uint32(geometry.coordinates.length);
      for (const ring of geometry.coordinates) writePositions(writer, ring, hasZ);
      break;
    default: {
      const list = membersOf(geometry);
      writer.uint32(list.length);
      for (const member of list) writeGeometry(writer, member, hasZ);
    }
  }
}

function writePositions(writer: Output, list: readonly Position[], hasZ: boolean): void {
  writer.uint32(list.length);
  for (const each of list) writePosition(writer, each, hasZ);
}

function writePosition(writer: Output, [x = Number.NaN, y = Number.NaN, z = Number.NaN]: Position, hasZ: boolean): void {
  writer.double(x);
  writer.double(y);
  if (hasZ) writer.double(z);
}
