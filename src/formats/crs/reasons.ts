import { meridianText } from './custom.ts';
import { isBesideZone } from './frames.ts';
import { crsByName } from './known.ts';
import { packedDigits } from './packed.ts';
import { numbersOf, type RawPoint } from './samples.ts';
import type { Statement } from './stated.ts';
import type { Reason, Suspect } from './suspects.ts';
import { placeKey } from './systems.ts';
import type { WordHints } from './words.ts';

export interface ReasonEvidence {
  readonly points: readonly RawPoint[];
  readonly hints: WordHints;
  readonly statement: Statement | undefined;
  readonly hasCity: boolean;
}

/** Why a system is likely, the weightiest first: control, what file and headers say, digits, extent; then what the digits leave open. */
export function reasonsFor(suspect: Suspect, evidence: ReasonEvidence): readonly Reason[] {
  const { facts, reading } = suspect;
  const approximate = facts.approximate ? [{ code: 'crs-approximate', params: {} }] : [];
  return [
    ...suspect.reasons,
    ...shiftReasons(suspect, evidence.points),
    ...saidReasons(suspect, evidence),
    ...digitReasons(suspect, evidence),
    ...(facts.unit === 'degree' && reading.axes === 'yx' ? [{ code: 'crs-latitude-first', params: {} }] : []),
    ...extentReasons(suspect, evidence),
    ...besideReasons(suspect, evidence.points),
    ...alikeReasons(suspect, evidence),
    ...approximate,
  ];
}

const metresPerDegree = 111_320;

/** How far the file would be off as WGS 84, where the city's things have told that it is in the system of a phone map. */
function shiftReasons({ facts, reading, reasons }: Suspect, points: readonly RawPoint[]): Reason[] {
  const point = points[Math.floor(points.length / 2)];
  if (reasons.length === 0 || point === undefined || (facts.datum !== 'gcj-02' && facts.datum !== 'bd-09')) return [];
  const [x, y] = numbersOf(point, reading);
  const [lon = Number.NaN, lat = Number.NaN] = crsByName(facts.code)?.toWgs84([x, y]) ?? [];
  const shiftM = Math.round(Math.hypot((x - lon) * Math.cos((lat * Math.PI) / 180), y - lat) * metresPerDegree);
  return Number.isFinite(shiftM) && shiftM > 0 ? [{ code: 'crs-shift', params: { crs: facts.code, shiftM } }] : [];
}

function saidReasons({ facts }: Suspect, { hints, statement }: ReasonEvidence): Reason[] {
  const said = hints.datums.filter(({ datum }) => datum === facts.datum);
  const words = said.map(({ word, by }) => ({ code: by === 'header' ? 'crs-header' : 'crs-file-name', params: { word } }));
  if (statement?.by !== 'file' || statement.facts === undefined) return words;
  const isThis = placeKey(statement.facts) === placeKey(facts);
  return isThis ? [{ code: 'crs-named', params: { crs: statement.text } }, ...words] : words;
}

/** The easting of the point in the middle, whole metres: people look for it in their file. */
function eastingOf(points: readonly RawPoint[], suspect: Suspect): number {
  const eastings = points.map((point) => numbersOf(point, suspect.reading)[0]).filter((value) => Math.abs(value) > 180);
  return Math.round(eastings.sort((a, b) => a - b)[Math.floor(eastings.length / 2)] ?? 0);
}

function digitReasons(suspect: Suspect, { points }: ReasonEvidence): Reason[] {
  const { facts, reading } = suspect;
  if (facts.unit === 'degree') return angleReasons(suspect, points);
  const meridian = meridianText(facts.meridian ?? 0);
  const easting = eastingOf(points, suspect);
  const order = reading.axes === 'yx' ? [{ code: 'crs-north-first', params: {} }] : [];
  if (facts.code === 'EPSG:3857') return [{ code: 'crs-mercator', params: {} }, ...order];
  if (facts.prefix !== undefined) {
    return [{ code: 'crs-prefix', params: { easting, prefix: facts.prefix, step: facts.step ?? 3, meridian } }, ...order];
  }
  if (facts.meridian === undefined) return [{ code: 'crs-projected', params: {} }, ...order];
  return [{ code: 'crs-no-prefix', params: { easting, meridian } }, ...order];
}

function angleReasons({ reading }: Suspect, points: readonly RawPoint[]): Reason[] {
  if (reading.notation === 'dms') return [{ code: 'crs-dms', params: {} }];
  if (reading.notation !== 'packed-dms') return [];
  const { chance } = packedDigits(points);
  const oneIn = Math.round(Math.min(1e8, 1 / Math.max(chance, 1e-8)));
  return [{ code: 'crs-packed', params: { rows: new Set(points.map(({ row }) => row)).size, oneIn } }];
}

function extentReasons({ fit }: Suspect, { hasCity }: ReasonEvidence): Reason[] {
  if (!hasCity) return fit >= 0.5 ? [{ code: 'crs-in-china', params: {} }] : [{ code: 'crs-abroad', params: {} }];
  return [{ code: fit >= 0.5 ? 'crs-in-city' : 'crs-away-from-city', params: {} }];
}

/** That the meridian is not the one usual there, with the one that is. */
export function besideReasons({ facts, reading }: Pick<Suspect, 'facts' | 'reading'>, points: readonly RawPoint[]): Reason[] {
  const point = points[Math.floor(points.length / 2)];
  const [lon = Number.NaN] = (point && crsByName(facts.code)?.toWgs84([...numbersOf(point, reading)])) ?? [];
  if (!isBesideZone(facts, lon)) return [];
  const usual = facts.step === 6 ? 6 * Math.round((lon - 3) / 6) + 3 : 3 * Math.round(lon / 3);
  return [{ code: 'crs-beside-zone', params: { meridian: meridianText(facts.meridian ?? 0), usual: meridianText(usual) } }];
}

/** What digits cannot tell, said where nothing else has told it. */
function alikeReasons({ facts, reasons }: Suspect, { hints, statement }: ReasonEvidence): Reason[] {
  if (reasons.length > 0 || statement?.facts !== undefined || hints.datums.length > 0) return [];
  if (facts.unit === 'degree') return [{ code: 'crs-degrees-alike', params: {} }];
  return facts.code === 'EPSG:3857' ? [] : [{ code: 'crs-datums-alike', params: {} }];
}
