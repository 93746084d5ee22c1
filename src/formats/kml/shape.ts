import type { Geometry, Position } from 'geojson';
import { child, childrenNamed, textOf, type XmlElement } from './xml.ts';

/** Thrown inside one placemark: its coordinates cannot be read; `text` is the piece that is wrong. */
export class CoordinateFault extends Error {
  readonly text: string;

  constructor(text: string) {
    super(text);
    this.name = 'CoordinateFault';
    this.text = text.slice(0, 40);
  }
}

/** The geometry of a placemark in the numbers of the file, rings as they stand; null where it has none. Throws `CoordinateFault`. */
export function placemarkShape(placemark: XmlElement): Geometry | null {
  for (const member of placemark.children) {
    const shape = shapeOf(member);
    if (shape !== null) return shape;
  }
  return null;
}

function shapeOf(element: XmlElement): Geometry | null {
  const shape = rawShape(element);
  const mode = textOf(child(element, 'altitudeMode'));
  return shape !== null && (mode === undefined || mode === 'clampToGround') ? withoutZeroHeights(shape) : shape;
}

/** What lies on the ground is written with a height of 0 by most programs, which says nothing. */
function withoutZeroHeights(shape: Geometry): Geometry {
  if (shape.type === 'Point') return { ...shape, coordinates: flatWhereZero([shape.coordinates])[0] ?? [] };
  if (shape.type === 'LineString') return { ...shape, coordinates: flatWhereZero(shape.coordinates) };
  if (shape.type !== 'Polygon') return shape;
  const isFlat = shape.coordinates.every((ring) => ring.every(isZeroHeight));
  return isFlat ? { ...shape, coordinates: shape.coordinates.map(flatWhereZero) } : shape;
}

function isZeroHeight([, , height = 0]: Position): boolean {
  return height === 0;
}

function flatWhereZero(positions: Position[]): Position[] {
  return positions.every(isZeroHeight) ? positions.map((each) => each.slice(0, 2)) : positions;
}

function rawShape(element: XmlElement): Geometry | null {
  switch (element.name) {
    case 'Point': {
      const [position] = positions(element);
      return position ? { type: 'Point', coordinates: position } : null;
    }
    case 'LineString':
    case 'LinearRing':
      return line(positions(element));
    case 'Polygon':
      return polygon(element);
    case 'Track':
      return line(track(element));
    case 'MultiGeometry':
    case 'MultiTrack':
      return joinedShapes(element.children.map(shapeOf).filter((shape) => shape !== null));
    default:
      return null;
  }
}

/** A line; a point where there is only one position. */
function line(coordinates: Position[]): Geometry | null {
  const [first] = coordinates;
  if (first === undefined) return null;
  return coordinates.length === 1 ? { type: 'Point', coordinates: first } : { type: 'LineString', coordinates };
}

function polygon(element: XmlElement): Geometry | null {
  const [outer, ...inner] = [...childrenNamed(element, 'outerBoundaryIs'), ...childrenNamed(element, 'innerBoundaryIs')]
    .flatMap((boundary) => childrenNamed(boundary, 'LinearRing'))
    .map(positions);
  if (outer === undefined || outer.length === 0) return null;
  return { type: 'Polygon', coordinates: [outer, ...inner.filter((ring) => ring.length > 0)] };
}

/** Shapes of one family become one multi-part shape, others a collection. */
function joinedShapes(shapes: readonly Geometry[]): Geometry | null {
  const [first] = shapes;
  if (first === undefined) return null;
  const points = shapes.flatMap((shape) => (shape.type === 'Point' ? [shape.coordinates] : []));
  if (points.length === shapes.length) return { type: 'MultiPoint', coordinates: points };
  const lines = shapes.flatMap((shape) => (shape.type === 'LineString' ? [shape.coordinates] : []));
  if (lines.length === shapes.length) return { type: 'MultiLineString', coordinates: lines };
  const polygons = shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : []));
  if (polygons.length === shapes.length) return { type: 'MultiPolygon', coordinates: polygons };
  return { type: 'GeometryCollection', geometries: [...shapes] };
}

/** `lon,lat[,height]` between spaces; some programs put spaces after the commas, too. */
function positions(element: XmlElement): Position[] {
  const text = textOf(child(element, 'coordinates'));
  if (text === undefined) return [];
  return text
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/)
    .map((tuple) => position(tuple.replace(/,+$/, '').split(',')));
}

/** `gx:Track` writes each position as an element with spaces between the numbers. */
function track(element: XmlElement): Position[] {
  return childrenNamed(element, 'coord').flatMap((coord) => {
    const text = textOf(coord);
    return text === undefined ? [] : [position(text.split(/[\s,]+/))];
  });
}

function position(parts: readonly string[]): Position {
  const numbers = parts.slice(0, 3).map(Number);
  if (numbers.length < 2 || !numbers.every(Number.isFinite) || parts.some((part) => part === ''))
    throw new CoordinateFault(parts.join(','));
  return numbers;
}
