import type { Geometry, Position } from 'geojson';
import { boxOf } from '../../core/geo/degree-box.ts';
import type { Box } from '../../core/geo/rings.ts';
import { badInput } from '../../core/issue.ts';
import { boxesMeet } from '../box.ts';
import { mapPositions, onEarth } from '../geojson/geometry.ts';
import { type Crs, crsByName, crsCode, projectedCandidates } from './known.ts';
import { compareSameThings, drawnAlikeM } from './same-things.ts';
import type { NamedThing } from './spec.ts';
import { type CrsCandidate, type CrsVerdict, leastConfidence, ranked } from './verdict.ts';

/** What the judgement rests on. */
export interface CrsEvidence {
  readonly file: string;
  /** `auto`, or the system the user gave. */
  readonly asked: string;
  /** The system the file itself names. */
  readonly named: string | undefined;
  readonly geometries: readonly (Geometry | null)[];
  /** The file's things and the city's things of the same kinds, to compare where they lie. */
  readonly fileThings: readonly NamedThing[];
  readonly cityThings: readonly NamedThing[];
  /** Where the city lies, undefined for an empty one. */
  readonly cityBox: Box | null;
}

export interface CrsJudgement {
  readonly verdict: CrsVerdict;
  /** The system to convert from; undefined where the verdict is too unsure to use. */
  readonly crs: Crs | undefined;
}

/**
 * Which system the coordinates of a GeoJSON file are in. Given by the user: taken, unless the digits rule it out. Named by the file, or
 * nothing said (RFC 7946: WGS 84): taken unless the digits or the city's own outlines contradict; then the verdict stays below 0.9 and
 * names the candidates.
 */
export function judgeCrs(evidence: CrsEvidence): CrsJudgement {
  const { asked, named, file } = evidence;
  if (asked !== 'auto') return given(evidence, asked, 1, 'crs-asked');
  if (named !== undefined && crsByName(named) === undefined) throw badInput('crs-unknown', { crs: crsCode(named) }, { file });
  const crs = crsByName(named ?? 'EPSG:4326') as Crs;
  if (!mostlyOnEarth(evidence.geometries, crs)) return unsure('crs-digits', digitCandidates(evidence));
  const compared = crs.code === 'EPSG:4326' || crs.code === 'EPSG:4490' ? compareSameThings(evidence.cityThings, evidence.fileThings) : [];
  if (isContradicted(compared)) return unsure('crs-outlines', compared);
  return { verdict: { code: crs.code, ...standing(evidence, asWgs84(compared)), candidates: [] }, crs };
}

function asWgs84(compared: readonly CrsCandidate[]): CrsCandidate | undefined {
  return compared.find(({ code }) => code === 'EPSG:4326');
}

/** Another system brings the shapes together, and WGS 84 leaves them more than twice as far apart. */
function isContradicted(compared: readonly CrsCandidate[]): boolean {
  const [best] = compared;
  const { apartM = 0 } = asWgs84(compared) ?? {};
  return best?.apartM !== undefined && best.apartM <= drawnAlikeM && apartM > 2 * best.apartM;
}

/** How sure an uncontradicted system is: named, confirmed by outlines, lying where the city lies, or merely not contradicted. */
function standing({ named, cityBox }: CrsEvidence, outlines: CrsCandidate | undefined): { confidence: number; reason: string } {
  if (named !== undefined) return { confidence: 0.97, reason: 'crs-named' };
  const isFitting = outlines?.apartM !== undefined && outlines.apartM <= drawnAlikeM;
  if (isFitting) return { confidence: Math.max(leastConfidence, outlines.confidence), reason: 'crs-outlines-fit' };
  return cityBox === null ? { confidence: leastConfidence, reason: 'crs-default' } : { confidence: 0.95, reason: 'crs-default-in-city' };
}

function given(evidence: CrsEvidence, name: string, confidence: number, reason: string): CrsJudgement {
  const crs = crsByName(name);
  if (crs === undefined) throw badInput('crs-unknown', { crs: crsCode(name) }, { file: evidence.file });
  if (!mostlyOnEarth(evidence.geometries, crs)) throw badInput('crs-impossible', { crs: crs.code }, { file: evidence.file });
  return { verdict: { code: crs.code, confidence, reason, candidates: [] }, crs };
}

/** A verdict that nothing may be imported on, its candidates capped below the line: the user decides. */
function unsure(reason: string, candidates: readonly CrsCandidate[]): CrsJudgement {
  const capped = ranked(candidates).map((candidate) => ({
    ...candidate,
    confidence: Math.min(candidate.confidence, leastConfidence - 0.01),
  }));
  const code = capped[0]?.code ?? '';
  return { verdict: { code, confidence: capped[0]?.confidence ?? 0, reason, candidates: capped }, crs: undefined };
}

/** A single row off the earth is that row's fault; most of them are the system's. */
function mostlyOnEarth(geometries: readonly (Geometry | null)[], crs: Crs): boolean {
  const placed = geometries.filter((geometry) => geometry !== null);
  const sound = placed.filter((geometry) => onEarth(mapPositions(geometry, crs.toWgs84)));
  return sound.length * 2 >= placed.length;
}

const shownCandidates = 8;

/** Systems under which the coordinates come to lie in China, likelier where that is inside the city. */
function digitCandidates({ geometries, cityBox }: CrsEvidence): CrsCandidate[] {
  const box = boxOf(geometries);
  if (box === null) return [];
  const middle: Position = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const fitting = projectedCandidates.flatMap((code) => {
    const position = crsByName(code)?.toWgs84(middle) ?? [];
    return isNearZone(code, position) ? [{ code, position }] : [];
  });
  const swapped: Position = [middle[1] as number, middle[0] as number];
  if (isInChina(swapped)) fitting.push({ code: 'EPSG:4326', position: swapped });
  const inCity = ({ position }: { position: Position }) => cityBox !== null && boxesMeet(cityBox, pointBox(position));
  const inside = fitting.filter(inCity);
  const likely = inside.length > 0 ? inside : fitting;
  const rest = inside.length > 0 ? fitting.filter((candidate) => !inCity(candidate)) : [];
  const share = (inside.length > 0 ? 0.85 : 0.6) / Math.max(1, likely.length);
  return [...likely.map(weighed(share)), ...rest.map(weighed(0.05 / Math.max(1, rest.length)))].slice(0, shownCandidates);
}

function weighed(confidence: number): (candidate: { readonly code: string }) => CrsCandidate {
  const rounded = Math.round(confidence * 100) / 100;
  return ({ code }) => ({ code, confidence: rounded, reason: code === 'EPSG:4326' ? 'crs-latitude-first' : 'crs-projected' });
}

function isInChina([lon = Number.NaN, lat = Number.NaN]: Position): boolean {
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
}

/** Within 2° of the zone's own meridian: beyond, nobody keeps a city's plans in that zone. */
function isNearZone(code: string, position: Position): boolean {
  if (!isInChina(position)) return false;
  if (code === 'EPSG:3857') return true;
  const index = (Number(code.slice('EPSG:'.length)) - 4513) % 21;
  return Math.abs((position[0] as number) - (75 + 3 * index)) <= 2;
}

function pointBox([x = Number.NaN, y = Number.NaN]: Position): Box {
  return [x, y, x, y];
}
