import type { Position } from 'geojson';
import { eachPosition } from '../geojson/geometry.ts';
import { readDms, readNumber, unpackDms } from './angles.ts';
import type { RawPlace, Reading } from './spec.ts';

/** One pair of coordinates of the file as it stands. */
export interface RawPoint {
  readonly row: number;
  readonly first: RawNumber;
  readonly second: RawNumber;
}

export interface RawNumber {
  /** Decimal value; NaN where there is none. */
  readonly value: number;
  /** Written with signs or in parts. */
  readonly isDms: boolean;
  /** Axis named by a letter in the cell. */
  readonly axis: 'lon' | 'lat' | null;
  /** Digits after the point as they are written; of a text with the zeros at its end. */
  readonly decimals: number;
}

function decimalsOf(text: string): number {
  return /[.．]([0-9０-９]*)/.exec(text)?.[1]?.length ?? 0;
}

function rawNumber(cell: string | number | null): RawNumber {
  if (cell === null) return { value: Number.NaN, isDms: false, axis: null, decimals: 0 };
  if (typeof cell === 'number') return { value: cell, isDms: false, axis: null, decimals: decimalsOf(String(cell)) };
  const angle = readDms(cell);
  return angle ? { ...angle, isDms: true, decimals: 0 } : { ...readNumber(cell), isDms: false, decimals: decimalsOf(cell) };
}

/** Points of a place: its two cells, or up to `most` vertices of its geometry, evenly picked. */
export function pointsOf(place: RawPlace, most: number): RawPoint[] {
  const { row, geometry, cells } = place;
  if (geometry === null) {
    if (cells === undefined) return [];
    const point = { row, first: rawNumber(cells[0]), second: rawNumber(cells[1]) };
    return Number.isFinite(point.first.value) && Number.isFinite(point.second.value) ? [point] : [];
  }
  const vertices: Position[] = [];
  eachPosition(geometry, (position) => vertices.push(position));
  const step = Math.max(1, Math.ceil(vertices.length / most));
  return vertices
    .filter((_, index) => index % step === 0)
    .map(([first = Number.NaN, second = Number.NaN]) => ({ row, first: rawNumber(first), second: rawNumber(second) }))
    .filter(({ first, second }) => Number.isFinite(first.value) && Number.isFinite(second.value));
}

const sampledRows = 300;

/** Points to judge a file by: evenly over its rows, more of each where rows are few. */
export function samplePoints(places: readonly RawPlace[]): RawPoint[] {
  const step = Math.max(1, Math.ceil(places.length / sampledRows));
  const rows = places.filter((_, index) => index % step === 0);
  const perRow = Math.max(1, Math.floor(sampledRows / Math.max(1, rows.length)));
  return rows.flatMap((place) => pointsOf(place, perRow));
}

/** East (or longitude) and north (or latitude) of a point under axes and notation, angles in decimal degrees. NaN where it cannot be read so. */
export function numbersOf({ first, second }: RawPoint, { axes, notation }: Omit<Reading, 'code'>): readonly [number, number] {
  const isTurned = first.axis === 'lat' || second.axis === 'lon' || (first.axis === null && second.axis === null && axes === 'yx');
  const [x, y] = isTurned ? [second, first] : [first, second];
  return [numberOf(x, notation), numberOf(y, notation)];
}

function numberOf({ value, isDms }: RawNumber, notation: Reading['notation']): number {
  if (isDms || notation === 'decimal') return value;
  return notation === 'packed-dms' ? unpackDms(value) : Number.NaN;
}
