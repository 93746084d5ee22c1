import type { Geometry, Position } from 'geojson';
import type { Issue } from '../../core/issue.ts';
import { mapPositions, onEarth } from '../geojson/geometry.ts';
import { readDms, readNumber, unpackDms } from './angles.ts';
import { type Crs, crsByName } from './known.ts';
import type { AngleNotation, RawPlace, Reading, SevenParameters } from './spec.ts';

/** Where a record lies in WGS 84, or why that cannot be said. */
export type Placed = { readonly geometry: Geometry } | { readonly fault: Pick<Issue, 'code' | 'params'> };

/**
 * The place of a record under a reading. A cell that carries signs (117°05′16.8″) says itself how it is written and is read so under any
 * notation; letters of the side (E, 北) put the two in order whatever the reading's axes say.
 */
export function toWgs84(reading: Reading, place: Pick<RawPlace, 'geometry' | 'cells'>, parameters?: SevenParameters): Placed {
  const crs = knownCrs(reading.code, parameters);
  if (crs === undefined) return { fault: { code: 'crs-unknown', params: { crs: reading.code } } };
  const read = place.geometry ? inNumbers(reading, place.geometry) : ofCells(reading, place.cells);
  if ('fault' in read) return read;
  const geometry = mapPositions(read.geometry, crs.toWgs84);
  return onEarth(geometry) ? { geometry } : { fault: { code: 'off-earth', params: {} } };
}

const systems = new Map<string, Crs>();

function knownCrs(code: string, parameters: SevenParameters | undefined): Crs | undefined {
  const key = parameters ? `${code} ${parameters.datum} ${parameters.of.join()}` : code;
  const crs = systems.get(key) ?? crsByName(code, parameters);
  if (crs) systems.set(key, crs);
  return crs;
}

/** The same geometry with east (longitude) first and angles in decimal degrees. */
function inNumbers({ axes, notation }: Reading, geometry: Geometry): Placed {
  if (axes === 'xy' && notation !== 'packed-dms') return { geometry };
  let fault: string | undefined;
  const turned = mapPositions(geometry, ([first = Number.NaN, second = Number.NaN, ...rest]: Position) => {
    const [x, y] = axes === 'xy' ? [first, second] : [second, first];
    if (notation !== 'packed-dms') return [x, y, ...rest];
    const [lon, lat] = [unpackDms(x), unpackDms(y)];
    if (Number.isNaN(lon) || Number.isNaN(lat)) fault = `${x} ${y}`;
    return [lon, lat, ...rest];
  });
  return fault === undefined ? { geometry: turned } : { fault: { code: 'angle-not-packed', params: { value: fault } } };
}

type Cell = string | number | null;

function ofCells({ axes, notation }: Reading, cells: RawPlace['cells']): Placed {
  if (cells === undefined || cells.every((cell) => cell === null || cell === '')) {
    return { fault: { code: 'geometry-missing', params: {} } };
  }
  const [first, second] = cells.map((cell) => cellNumber(cell, notation));
  const bad = [first, second].findIndex((angle) => angle === undefined || !Number.isFinite(angle.value));
  if (first === undefined || second === undefined || bad >= 0) {
    return { fault: { code: 'place-not-a-number', params: { value: String(cells[bad as 0 | 1] ?? '') } } };
  }
  const isTurned = first.axis === 'lat' || second.axis === 'lon' || (first.axis === null && second.axis === null && axes === 'yx');
  const [x, y] = isTurned ? [second.value, first.value] : [first.value, second.value];
  return { geometry: { type: 'Point', coordinates: [x, y] } };
}

/** The number of a cell under a notation, with the axis its letter names. NaN where it is none. */
function cellNumber(cell: Cell, notation: AngleNotation): { readonly value: number; readonly axis: 'lon' | 'lat' | null } {
  if (cell === null) return { value: Number.NaN, axis: null };
  if (typeof cell === 'string') {
    const angle = readDms(cell);
    if (angle) return angle;
  }
  const plain = typeof cell === 'number' ? { value: cell, axis: null } : readNumber(cell);
  return notation === 'packed-dms' ? { ...plain, value: unpackDms(plain.value) } : plain;
}
