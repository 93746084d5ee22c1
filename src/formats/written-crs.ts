import type { Geometry } from 'geojson';
import { badInput, type Issue } from '../core/issue.ts';
import { crsByName, systemByName } from './crs/known.ts';
import { crsWkt } from './crs-wkt.ts';
import { mapPositions } from './geojson/geometry.ts';

/** The system that a file is written in. */
export interface WrittenCrs {
  readonly code: string;
  /** Number of the code where EPSG has it. */
  readonly epsg: number | undefined;
  readonly esriWkt: string | undefined;
  readonly ogcWkt: string | undefined;
  /** A geometry of WGS 84 in this system. */
  place(geometry: Geometry): Geometry;
  /** What must be said: a system that no file can name. */
  readonly issues: readonly Issue[];
}

/** The system asked for, or WGS 84. Throws BadInput for one that the project does not know. */
export function writtenCrs(asked: string | undefined, file: string): WrittenCrs {
  const name = asked ?? 'EPSG:4326';
  const crs = crsByName(name);
  const facts = systemByName(name);
  if (crs === undefined || facts === undefined) throw badInput('crs-unknown', { crs: name }, { file });
  const isPlain = facts.code === 'EPSG:4326' || facts.code === 'EPSG:4490';
  const number = /^EPSG:(\d+)$/.exec(facts.code)?.[1];
  const ogcWkt = crsWkt(facts, 'ogc');
  return {
    code: facts.code,
    epsg: number === undefined ? undefined : Number(number),
    esriWkt: crsWkt(facts, 'esri'),
    ogcWkt,
    place: (geometry) => (isPlain ? geometry : mapPositions(geometry, (position) => crs.fromWgs84(position))),
    issues: ogcWkt === undefined ? [{ code: 'crs-not-in-file', severity: 'warning', params: { crs: facts.code }, file }] : [],
  };
}
