import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { polygonAreaM2 } from '../../core/geo/ellipsoid.ts';
import { apartM, type Cleaned, cleanRing, isFlat, nothingCleaned, sameEndM, turnOf } from './clean.ts';
import { repairSurface, surfaceOfLines } from './repair.ts';
import { type Rings, surfaceFault } from './sound.ts';
import { type Mended, type MendOptions, refuse, type Told, told } from './spec.ts';

/** A surface made sound, or refused where its rings are to be. */
export function mendSurface(geometry: Polygon | MultiPolygon, { rings }: MendOptions): Mended {
  const given: readonly Rings[] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const done = nothingCleaned();
  const parts = cleanParts(given, done);
  if (parts === 'open') return refuse('shape-ring-open', { gapM: tenths(openGapM(given)) });
  if (parts.length === 0) return refuse('shape-no-area');
  const fault = surfaceFault(parts);
  if (fault === null) {
    const way = parts.map(turned);
    const same = way.every((part, p) => part === given[p]) && way.length === given.length;
    return { geometry: same ? geometry : asGeometry(way, geometry.type), issues: toldOf(done), refused: false };
  }
  if (rings === 'refuse') return refuse(`shape-${fault}`);
  const repaired = repairSurface(parts);
  if (repaired === null) return refuse('shape-beyond-repair');
  const issue = told(`shape-${fault}-repaired`, { beforeM2: areaM2(parts), afterM2: areaM2(repaired) });
  return { geometry: asGeometry(repaired, geometry.type), issues: [issue, ...toldOf(done)], refused: false };
}

/** Rings cleaned and closed; those that enclose nothing are left out, a part with its shell. `open` where one cannot be closed. */
function cleanParts(given: readonly Rings[], done: Cleaned): Rings[] | 'open' {
  const parts: Rings[] = [];
  for (const part of given) {
    const kept: (readonly Position[])[] = [];
    for (const [r, ring] of part.entries()) {
      const clean = cleanRing(ring, done);
      if (clean === 'open') return 'open';
      if (clean !== 'empty' && !isFlat(clean)) kept.push(clean);
      else {
        done.empty += 1;
        if (r === 0) break;
      }
    }
    if (kept.length > 0) parts.push(kept.length === part.length && kept.every((ring, r) => ring === part[r]) ? part : kept);
  }
  return parts;
}

function openGapM(parts: readonly Rings[]): number {
  return Math.max(...parts.flat().map((ring) => (ring.length > 0 ? apartM(ring[0] as Position, ring.at(-1) as Position) : 0)));
}

/** Closed lines where a surface is wanted, as plots come from drawings; null where one of them is not closed. */
export function surfaceFromLines(geometry: LineString | MultiLineString, { rings: choice }: MendOptions): Mended | null {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  if (!lines.every(isClosed)) return null;
  const done = nothingCleaned();
  const rings = cleanParts(
    lines.map((line) => [line]),
    done,
  );
  if (rings === 'open') return null;
  if (rings.length === 0) return refuse('shape-no-area');
  const broken = rings.some((ring) => surfaceFault([ring]) !== null);
  if (broken && choice === 'refuse') return refuse('shape-crossing');
  const parts = broken || rings.length > 1 ? surfaceOfLines(rings.flat()) : rings;
  if (parts === null) return refuse('shape-beyond-repair');
  const issues = [told('shape-line-taken-as-surface', { areaM2: areaM2(parts) }), ...toldOf(done)];
  return { geometry: asGeometry(parts.map(turned), 'Polygon'), issues, refused: false };
}

function isClosed(line: readonly Position[]): boolean {
  return line.length > 3 && apartM(line[0] as Position, line.at(-1) as Position) <= sameEndM;
}

/** A part with its shell counter-clockwise and its holes clockwise; the same object where they are, or where it crosses the date line. */
function turned(part: Rings): Rings {
  if (isWide(part[0] as readonly Position[])) return part;
  const right = part.every((ring, r) => turnOf(ring) > 0 === (r === 0));
  return right ? part : part.map((ring, r) => (turnOf(ring) > 0 === (r === 0) ? ring : ring.toReversed()));
}

/** Wider than half the earth: the degrees jump at the date line, and their turn says nothing. */
function isWide(ring: readonly Position[]): boolean {
  const [first = 0] = ring[0] as Position;
  return ring.some(([lon = 0]) => Math.abs(lon - first) > 180);
}

function asGeometry(parts: readonly Rings[], given: 'Polygon' | 'MultiPolygon'): Polygon | MultiPolygon {
  const coordinates = parts as Position[][][];
  const [only] = coordinates;
  return given === 'Polygon' && only !== undefined && coordinates.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates };
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

function areaM2(parts: readonly Rings[]): number {
  return tenths(parts.reduce((sum, part) => sum + polygonAreaM2(part), 0));
}

function toldOf({ duplicates, spikes, closed, gapM, empty }: Cleaned): Told[] {
  const issues: Told[] = [];
  if (closed > 0) issues.push(told('shape-ring-closed', { count: closed, gapM: Math.round(1000 * gapM) / 1000 }));
  if (duplicates > 0) issues.push(told('shape-duplicates', { count: duplicates }));
  if (spikes > 0) issues.push(told('shape-spikes', { count: spikes }));
  if (empty > 0) issues.push(told('shape-rings-empty', { count: empty }));
  return issues;
}
