import type { Geometry, Position } from 'geojson';
import type { FieldValue } from '../../core/asset.ts';
import type { Marks, Riding } from './own.ts';

/** An object of a drawing of ours with its shape in the unit of the system. */
export interface Piece {
  readonly geometry: Geometry;
  readonly riding: Riding;
  readonly at: number;
}

export interface Feature {
  readonly id: string | undefined;
  readonly geometry: Geometry;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly at: number;
}

interface Gathered {
  readonly first: Piece;
  /** Pieces by member, part and ring. */
  readonly pieces: Map<string, { readonly marks: Marks; readonly geometry: Geometry }>;
}

/**
 * Features out of the objects they were drawn as, in the order of the drawing. An object that a person copied carries the marks of the other
 * one: the second of the same marks begins a feature of its own.
 */
export function assembled(pieces: readonly Piece[]): Feature[] {
  const open = new Map<number, Gathered>();
  const all: Gathered[] = [];
  for (const piece of pieces) {
    const { marks } = piece.riding;
    if (marks === undefined) {
      all.push({ first: piece, pieces: new Map() });
      continue;
    }
    const place = [marks.member ?? '', marks.part, marks.ring].join();
    let gathered = open.get(marks.feature);
    if (gathered === undefined || gathered.pieces.has(place)) {
      gathered = { first: piece, pieces: new Map() };
      open.set(marks.feature, gathered);
      all.push(gathered);
    }
    gathered.pieces.set(place, { marks, geometry: piece.geometry });
  }
  return all.map(featureOf);
}

function featureOf({ first, pieces }: Gathered): Feature {
  const { id, values } = first.riding;
  return { id, values, at: first.at, geometry: pieces.size === 0 ? first.geometry : geometryOf([...pieces.values()]) };
}

interface Part {
  readonly marks: Marks;
  readonly geometry: Geometry;
}

function geometryOf(parts: readonly Part[]): Geometry {
  const members = new Map<number, Part[]>();
  for (const part of parts) members.set(part.marks.member ?? -1, [...(members.get(part.marks.member ?? -1) ?? []), part]);
  const whole = members.get(-1);
  if (whole !== undefined) return memberOf(whole);
  return { type: 'GeometryCollection', geometries: [...members].sort(([a], [b]) => a - b).map(([, list]) => memberOf(list)) };
}

function memberOf(parts: readonly Part[]): Geometry {
  const ordered = [...parts].sort((a, b) => a.marks.part - b.marks.part || a.marks.ring - b.marks.ring);
  const type = ordered[0]?.marks.type ?? '';
  const lines = ordered.map(({ geometry, marks }) => positionsOf(geometry, marks.dims));
  const [first = []] = lines;
  switch (type) {
    case 'Point':
      return { type, coordinates: first[0] ?? [] };
    case 'MultiPoint':
      return { type, coordinates: lines.flat() };
    case 'LineString':
      return { type, coordinates: first };
    case 'MultiLineString':
      return { type, coordinates: lines };
    case 'Polygon':
      return { type, coordinates: lines };
    case 'MultiPolygon':
      return { type, coordinates: polygons(ordered, lines) };
    default:
      return ordered[0]?.geometry ?? { type: 'GeometryCollection', geometries: [] };
  }
}

function polygons(ordered: readonly Part[], rings: readonly Position[][]): Position[][][] {
  const found = new Map<number, Position[][]>();
  for (const [index, { marks }] of ordered.entries()) found.set(marks.part, [...(found.get(marks.part) ?? []), rings[index] ?? []]);
  return [...found.values()];
}

/** The positions of one object, with heights where they are meant. */
function positionsOf(geometry: Geometry, dims: 2 | 3): Position[] {
  const heighten = ([x = Number.NaN, y = Number.NaN, z]: Position) => (dims === 3 ? [x, y, z ?? 0] : [x, y]);
  if (geometry.type === 'Point') return [heighten(geometry.coordinates)];
  if (geometry.type === 'LineString') return geometry.coordinates.map(heighten);
  return geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []).map(heighten) : [];
}
