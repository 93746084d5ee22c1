import type { LineString, MultiLineString, Position } from 'geojson';
import { nothingCleaned, samePlace, withoutRepeats } from './clean.ts';
import { type Mended, refuse, type Told, told } from './spec.ts';

/** Lines without positions that repeat the one before, and without parts that have no length. Lines may cross themselves and turn back. */
export function mendLines(geometry: LineString | MultiLineString): Mended {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const done = nothingCleaned();
  const cleaned = lines.map((line) => withoutRepeats(line, done));
  const kept = cleaned.filter(hasLength);
  if (kept.length === 0) return refuse('shape-no-length');
  const issues: Told[] = [];
  if (done.duplicates > 0) issues.push(told('shape-duplicates', { count: done.duplicates }));
  if (kept.length < lines.length) issues.push(told('shape-lines-short', { count: lines.length - kept.length }));
  if (issues.length === 0) return { geometry, issues, refused: false };
  const coordinates = kept as Position[][];
  const mended = geometry.type === 'LineString' ? { ...geometry, coordinates: coordinates[0] as Position[] } : { ...geometry, coordinates };
  return { geometry: mended, issues, refused: false };
}

function hasLength(line: readonly Position[]): boolean {
  return line.some((position) => !samePlace(position, line[0]));
}
