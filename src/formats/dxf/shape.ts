import type { Geometry, Position } from 'geojson';
import { bulgePoints, circle, ellipsePoints, endBehind, fromObjectPlane, splinePoints } from './curves.ts';
import { type Entity, numberOf, numbersOf } from './drawing.ts';
import { hatchShape } from './hatch.ts';

/** What a layer of ours holds: a drawing's layer is split by these. */
export type Family = 'Point' | 'LineString' | 'Polygon' | 'Text';

export interface Shape {
  readonly family: Family;
  readonly geometry: Geometry;
}

const degree = Math.PI / 180;

type Maker = (entity: Entity, sagitta: number) => Geometry | undefined;

const makers: Readonly<Record<string, Maker>> = {
  POINT: (entity) => point(position(entity, 10)),
  LINE: (entity) => line([position(entity, 10), position(entity, 11)]),
  LWPOLYLINE: lightPolyline,
  POLYLINE: polyline,
  CIRCLE: (entity, sagitta) => ring(arcPoints(entity, sagitta, 0, 2 * Math.PI)),
  ARC: (entity, sagitta) => {
    const from = (numberOf(entity, 50) ?? 0) * degree;
    return line(arcPoints(entity, sagitta, from, endBehind(from, (numberOf(entity, 51) ?? 360) * degree)));
  },
  ELLIPSE: ellipse,
  SPLINE: spline,
  HATCH: hatch,
  SOLID: solid,
  TRACE: solid,
  INSERT: insert,
  TEXT: (entity) => point(plane(entity)(textPlace(entity))),
  MTEXT: (entity) => point(position(entity, 10)),
};

/** Whether objects of this type are places; meshes are polylines that are not. */
export function isPlaced(entity: Entity): boolean {
  if (!Object.hasOwn(makers, entity.type)) return false;
  return entity.type !== 'POLYLINE' || ((numberOf(entity, 70) ?? 0) & 80) === 0;
}

/** The shape of an object, curves as chords that are off by no more than `sagitta`; undefined where its numbers cannot be read. */
export function shapeOf(entity: Entity, sagitta: number): Shape | undefined {
  const geometry = makers[entity.type]?.(entity, sagitta);
  if (geometry === undefined || !isSound(geometry)) return undefined;
  if (entity.type === 'TEXT' || entity.type === 'MTEXT') return { family: 'Text', geometry };
  return { family: geometry.type.replace('Multi', '') as Family, geometry };
}

function isSound(geometry: Geometry): boolean {
  return 'coordinates' in geometry && (geometry.coordinates.flat(3) as number[]).every(Number.isFinite);
}

function position(entity: Entity, code: number): Position {
  return [numberOf(entity, code) ?? Number.NaN, numberOf(entity, code + 10) ?? Number.NaN, numberOf(entity, code + 20) ?? 0];
}

function plane(entity: Entity): (position: Position) => Position {
  return fromObjectPlane([numberOf(entity, 210) ?? 0, numberOf(entity, 220) ?? 0, numberOf(entity, 230) ?? 1]);
}

function point(coordinates: Position): Geometry {
  const [flat = coordinates] = withoutZeroHeights([coordinates]);
  return { type: 'Point', coordinates: flat };
}

function line(positions: readonly Position[]): Geometry | undefined {
  return positions.length < 2 ? undefined : { type: 'LineString', coordinates: withoutZeroHeights(positions) };
}

/** A closed border; its first position is added as the last. A border of two corners is a line there and back, so it stays a line. */
function ring(positions: readonly Position[]): Geometry | undefined {
  const [first] = positions;
  if (first === undefined || positions.length < 3) return line(positions);
  const last = positions.at(-1) ?? first;
  const isClosed = Math.hypot(...first.map((value, axis) => value - (last[axis] ?? 0))) < 1e-9;
  const closed = isClosed ? [...positions.slice(0, -1), first] : [...positions, first];
  return closed.length < 4 ? line(positions) : { type: 'Polygon', coordinates: [withoutZeroHeights(closed)] };
}

/** Flat drawings write a height of 0 everywhere, which says nothing. */
function withoutZeroHeights(positions: readonly Position[]): Position[] {
  if (positions.some(([, , z = 0]) => z !== 0)) return [...positions];
  return positions.map(([x = Number.NaN, y = Number.NaN]) => [x, y]);
}

interface Vertex {
  readonly point: Position;
  readonly bulge: number;
}

function bulgedPoints(vertices: readonly Vertex[], isClosed: boolean, sagitta: number): Position[] {
  return vertices.flatMap(({ point: from, bulge }, index) => {
    const to = vertices[index + 1]?.point ?? (isClosed ? vertices[0]?.point : undefined);
    if (to === undefined || bulge === 0) return [from];
    return [from, ...bulgePoints(from, to, bulge, sagitta).map(([x = 0, y = 0]) => [x, y, from[2] ?? 0])];
  });
}

function lightPolyline(entity: Entity, sagitta: number): Geometry | undefined {
  const height = numberOf(entity, 38) ?? 0;
  const vertices: { point: Position; bulge: number }[] = [];
  for (const { code, value } of entity.groups) {
    const last = vertices.at(-1);
    if (code === 10) vertices.push({ point: [Number(value), Number.NaN, height], bulge: 0 });
    else if (code === 20 && last !== undefined) last.point[1] = Number(value);
    else if (code === 42 && last !== undefined) last.bulge = Number(value);
  }
  return fromVertices(entity, vertices, sagitta);
}

function fromVertices(entity: Entity, vertices: readonly Vertex[], sagitta: number): Geometry | undefined {
  const isClosed = ((numberOf(entity, 70) ?? 0) & 1) === 1;
  const points = bulgedPoints(vertices, isClosed, sagitta).map(plane(entity));
  return isClosed ? ring(points) : line(points);
}

/** Old polylines, flat or in space. Of a smoothed one the points of the curve count, not the frame they were made from (flag 16). */
function polyline(entity: Entity, sagitta: number): Geometry | undefined {
  const inSpace = ((numberOf(entity, 70) ?? 0) & 8) !== 0;
  const height = numberOf(entity, 30) ?? 0;
  const vertices = entity.members
    .filter((member) => member.type === 'VERTEX' && ((numberOf(member, 70) ?? 0) & 16) === 0)
    .map((member) => {
      const [x = 0, y = 0, z = 0] = position(member, 10);
      return { point: [x, y, inSpace ? z : height], bulge: inSpace ? 0 : (numberOf(member, 42) ?? 0) };
    });
  if (!inSpace) return fromVertices(entity, vertices, sagitta);
  const points = vertices.map((vertex) => vertex.point);
  return ((numberOf(entity, 70) ?? 0) & 1) === 1 ? ring(points) : line(points);
}

function arcPoints(entity: Entity, sagitta: number, from: number, to: number): Position[] {
  const [x = 0, y = 0, z = 0] = position(entity, 10);
  const radius = numberOf(entity, 40) ?? Number.NaN;
  const toDrawing = plane(entity);
  return ellipsePoints(circle([x, y], radius), from, to, sagitta).map(([px = 0, py = 0]) => toDrawing([px, py, z]));
}

function ellipse(entity: Entity, sagitta: number): Geometry | undefined {
  const [x = 0, y = 0, z = 0] = position(entity, 10);
  const [mx = 0, my = 0] = position(entity, 11);
  const ratio = (numberOf(entity, 40) ?? 1) * Math.sign(numberOf(entity, 230) ?? 1);
  const from = numberOf(entity, 41) ?? 0;
  const to = endBehind(from, numberOf(entity, 42) ?? 2 * Math.PI);
  const axes = { centre: [x, y], major: [mx, my], minor: [-my * ratio, mx * ratio] } as const;
  const points = ellipsePoints({ ...axes, centre: [x, y] }, from, to, sagitta).map(([px = 0, py = 0]) => [px, py, z]);
  return to - from > 2 * Math.PI - 1e-9 ? ring(points) : line(points);
}

function spline(entity: Entity, sagitta: number): Geometry | undefined {
  const controls = places(entity, 10);
  const knots = numbersOf(entity, 40);
  const degreeOf = numberOf(entity, 71) ?? 3;
  const curve = splinePoints({ degree: degreeOf, knots, controls, weights: numbersOf(entity, 41) }, sagitta);
  // Drawn through points and never computed: the points are all there is.
  const points = curve ?? places(entity, 11);
  return ((numberOf(entity, 70) ?? 0) & 1) === 1 ? ring(points) : line(points);
}

/** Points of a code that repeats; the height follows x and y. */
function places(entity: Entity, code: number): Position[] {
  const found: Position[] = [];
  for (const group of entity.groups) {
    const last = found.at(-1);
    if (group.code === code) found.push([Number(group.value), Number.NaN, 0]);
    else if (group.code === code + 10 && last !== undefined) last[1] = Number(group.value);
    else if (group.code === code + 20 && last !== undefined) last[2] = Number(group.value);
  }
  return found;
}

function hatch(entity: Entity, sagitta: number): Geometry | undefined {
  const shape = hatchShape(entity, sagitta);
  if (shape === undefined || (numberOf(entity, 230) ?? 1) >= 0) return shape;
  const toDrawing = plane(entity);
  const turned = (rings: readonly Position[][]) => rings.map((positions) => withoutZeroHeights(positions.map(toDrawing)));
  if (shape.type === 'Polygon') return { type: 'Polygon', coordinates: turned(shape.coordinates) };
  return shape.type === 'MultiPolygon' ? { type: 'MultiPolygon', coordinates: shape.coordinates.map(turned) } : undefined;
}

/** Corners of a filled shape come crosswise: the third and fourth are swapped. */
function solid(entity: Entity): Geometry | undefined {
  const corners = [10, 11, 13, 12].filter((code) => numberOf(entity, code) !== undefined).map((code) => position(entity, code));
  return ring(corners.map(plane(entity)));
}

/** Where a block stands; one that is set in rows and columns stands at each of their places. */
function insert(entity: Entity): Geometry | undefined {
  const toDrawing = plane(entity);
  const [x = 0, y = 0, z = 0] = position(entity, 10);
  const [columns, rows] = [Math.max(1, numberOf(entity, 70) ?? 1), Math.max(1, numberOf(entity, 71) ?? 1)];
  if (columns * rows === 1 || columns * rows > 100_000) return point(toDrawing([x, y, z]));
  const angle = (numberOf(entity, 50) ?? 0) * degree;
  const [dx, dy] = [numberOf(entity, 44) ?? 0, numberOf(entity, 45) ?? 0];
  const placed = Array.from({ length: columns * rows }, (_, index) => {
    const [along, across] = [(index % columns) * dx, Math.floor(index / columns) * dy];
    return toDrawing([x + along * Math.cos(angle) - across * Math.sin(angle), y + along * Math.sin(angle) + across * Math.cos(angle), z]);
  });
  return { type: 'MultiPoint', coordinates: withoutZeroHeights(placed) };
}

/** A text stands at its second point unless it is left-aligned on its base line. */
function textPlace(entity: Entity): Position {
  const isAligned = (numberOf(entity, 72) ?? 0) !== 0 || (numberOf(entity, 73) ?? 0) !== 0;
  return isAligned && numberOf(entity, 11) !== undefined ? position(entity, 11) : position(entity, 10);
}
