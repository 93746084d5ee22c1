import { detect } from '../../../src/formats/crs/detect.ts';
import { systemByName } from '../../../src/formats/crs/known.ts';
import { toWgs84 } from '../../../src/formats/crs/place.ts';
import type { Finding, Reading } from '../../../src/formats/crs/spec.ts';
import { type RandomFile, randomFile } from './random-file.ts';

/** How an answer stands to the truth. `wrong`: sure, and not so. */
export type Verdict = 'right' | 'asked-among-three' | 'asked' | 'wrong';

function metres(a: readonly number[], b: readonly [number, number]): number {
  const [lon = Number.NaN, lat = Number.NaN] = a;
  return Math.hypot((lon - b[0]) * 111_320 * Math.cos((b[1] * Math.PI) / 180), (lat - b[1]) * 111_320);
}

/** The same places: for old datums, whose shift is unknown, the same datum and zone; for all others, all rows to the digits written. */
function isTrue(reading: Reading, { truth, places, evidence }: RandomFile, finding?: Finding): boolean {
  const [own, other] = [systemByName(truth.code), systemByName(reading.code)];
  if (own?.approximate) return own.datum === other?.datum && own.meridian === other.meridian && reading.axes === truth.axes;
  // Whole seconds round to 15 m and more on the diagonal; all other numbers to a metre.
  const written = truth.notation === 'packed-dms' ? 25 : 3;
  const odd = new Map(finding?.odd.flatMap((group) => group.rows.map((row) => [row, group] as const)));
  return evidence.places.every((place, index) => {
    const group = odd.get(place.row);
    if (group && !group.sure) return true;
    const placed = toWgs84(group?.reading ?? reading, place);
    return (
      'geometry' in placed && placed.geometry.type === 'Point' && metres(placed.geometry.coordinates, places[index] as never) < written
    );
  });
}

function verdictOf(file: RandomFile): { readonly verdict: Verdict; readonly finding: Finding } {
  const finding = detect(file.evidence);
  if (finding.confidence >= 0.9) return { verdict: isTrue(finding, file, finding) ? 'right' : 'wrong', finding };
  const isAmong = finding.candidates.slice(0, 3).some((candidate) => isTrue(candidate, file));
  return { verdict: isAmong ? 'asked-among-three' : 'asked', finding };
}

export interface Rates {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly wrong: readonly string[];
  /** Files of which rows are named as odd although all are written alike. */
  readonly alarms: readonly string[];
}

/** Judges the files with these numbers. */
export function ratesOf(from: number, count: number): Rates {
  const counts: Record<Verdict, number> = { right: 0, 'asked-among-three': 0, asked: 0, wrong: 0 };
  const wrong: string[] = [];
  const alarms: string[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const file = randomFile(seed);
    const { verdict, finding } = verdictOf(file);
    counts[verdict]++;
    if (verdict === 'wrong') wrong.push(`${file.story} → ${finding.code} ${finding.axes} ${finding.notation} ${finding.confidence}`);
    if (finding.odd.length > 0 && isTrue(finding, file)) alarms.push(`${file.story} → ${JSON.stringify(finding.odd)}`);
  }
  return { counts, wrong, alarms };
}
