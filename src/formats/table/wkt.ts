import type { Geometry, Position } from 'geojson';

/** A geometry as well-known text (ISO), numbers as they are; heights where the first position has one. */
export function wktText(geometry: Geometry): string {
  const word = geometry.type.toUpperCase();
  if (geometry.type === 'GeometryCollection') return `${word} ${bracketed(geometry.geometries.map(wktText))}`;
  const first = firstPosition(geometry.coordinates);
  const name = (first?.length ?? 2) > 2 ? `${word} Z` : word;
  return `${name} ${nested(geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates)}`;
}

type Nested = readonly (Position | Nested | number)[];

function firstPosition(value: Nested): Position | undefined {
  const [first] = value;
  if (first === undefined) return undefined;
  return typeof first === 'number' ? (value as Position) : firstPosition(first);
}

function nested(value: Nested): string {
  return bracketed(value.map((member) => (isPosition(member) ? member.map(plainNumber).join(' ') : nested(member as Nested))));
}

function isPosition(value: Position | Nested | number): value is Position {
  return Array.isArray(value) && typeof value[0] === 'number';
}

/** Very small and very large numbers without an exponent, which not every reader of WKT knows. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

function bracketed(members: readonly string[]): string {
  return members.length === 0 ? 'EMPTY' : `(${members.join(', ')})`;
}
