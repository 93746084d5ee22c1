import type { Box } from '../../core/geo/rings.ts';
import { isInBox, widened } from './china.ts';
import { digitGroup } from './digit-groups.ts';
import { isPossible } from './frames.ts';
import { crsByName, systemByName } from './known.ts';
import { rowsByThings } from './rows-by-things.ts';
import type { Pair } from './same-things.ts';
import { numbersOf, pointsOf, type RawPoint } from './samples.ts';
import type { OddRows, RawPlace, Reading, SevenParameters } from './spec.ts';
import { type SystemFacts, zoneNumber } from './systems.ts';
import { degreeReadings, metreCodes } from './writings.ts';

interface Mark {
  /** The row can be read as the others are, and lies elsewhere then: one of these says little, several that all fit another writing do. */
  readonly isOutlier: boolean;
  readonly row: number;
  readonly reading: Reading;
  readonly sure: boolean;
  /** The city's same thing, or the number of digits; absent where its form or its place tells. */
  readonly by?: 'things' | 'digits';
}

/** Where to look for rows that disagree, and what of the city may tell them. */
export interface OddQuestion {
  readonly places: readonly RawPlace[];
  readonly reading: Reading;
  readonly facts: SystemFacts;
  readonly cityBox: Box | null;
  /** Things that stand in the city and in the file, by id or name. */
  readonly pairs: readonly Pair[];
  readonly sevenParameters: SevenParameters | undefined;
}

/** Rows that are written otherwise than the reading of the whole, in groups of one reading each. What the city has goes before all digits. */
export function oddRows(question: OddQuestion): OddRows[] {
  const { places, reading, facts, pairs, sevenParameters } = question;
  const { settled, strays } = rowsByThings(pairs, places, reading, facts, sevenParameters);
  const told = new Set(strays.map(({ row }) => row));
  const marks = marksByForm(question).filter(({ row }) => !settled.has(row) && !told.has(row));
  return grouped([...marks, ...strays.map((stray): Mark => ({ ...stray, isOutlier: false, by: 'things' }))]);
}

/** Rows that their own form, digits or place tell from the others. */
function marksByForm({ places, reading, facts, cityBox }: OddQuestion): Mark[] {
  const points = places.flatMap((place) => pointsOf(place, 1));
  const home = homeOf(points, reading, facts, cityBox);
  const outliers = points.filter((point) => {
    const [lon, lat] = placeOf(point, reading);
    return isPossible(facts, lon, lat) && !home.isNear(lon, lat);
  });
  // Angles are packed by hand, in the cells of a table: a geometry of a program with few decimals is just that.
  const typed = new Set(places.flatMap(({ row, cells }) => (cells ? [row] : [])));
  const mayBe = (mark: Mark) => mark.reading.notation !== 'packed-dms' || typed.has(mark.row);
  const marks = points.flatMap((point) => markOf(point, reading, facts, home) ?? []).filter(mayBe);
  // Rows in DD.MMSS are known by their digits, or by lying elsewhere: both are one group, and the digits are the surer witness.
  const others = new Set(marks.flatMap(({ row, isOutlier }) => (isOutlier ? [] : [row])));
  const rest = points.filter(({ row }) => !others.has(row));
  const byDigits = packedAmongDecimals(rest, reading, home.isIn);
  const known = new Set(byDigits.map(({ row }) => row));
  const unknown = marks.filter(({ row }) => !known.has(row));
  return [...weighedTogether(unknown, outliers.filter(({ row }) => !known.has(row)).length), ...byDigits];
}

/** So many rows must fit another writing of angles, and so large a share of all that lie elsewhere, before chance is ruled out. */
const leastTogether = 3;
const shareTogether = 0.8;

/** A decimal passes for DD.MMSS once in eight: an outlier that does is no proof, three out of three are. */
function weighedTogether(marks: readonly Mark[], outliers: number): Mark[] {
  const together = marks.filter(({ isOutlier }) => isOutlier).length;
  const isTelling = together >= leastTogether && together >= outliers * shareTogether;
  return isTelling ? [...marks] : marks.filter(({ isOutlier }) => !isOutlier);
}

type IsHome = (lon: number, lat: number) => boolean;

/** Where rows belong (`isIn`), and where a row is not out of place although it lies at the edge (`isNear`). */
interface Home {
  readonly isIn: IsHome;
  readonly isNear: IsHome;
}

function placeOf(point: RawPoint, reading: Reading): readonly [number, number] {
  const [x, y] = numbersOf(point, reading);
  if (Number.isNaN(x) || Number.isNaN(y)) return [Number.NaN, Number.NaN];
  const [lon = Number.NaN, lat = Number.NaN] = crsByName(reading.code)?.toWgs84([x, y]) ?? [];
  return [lon, lat];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Where most rows lie: the city, else around the middle of the rows, some times as far as they usually are. */
function homeOf(points: readonly RawPoint[], reading: Reading, facts: SystemFacts, cityBox: Box | null): Home {
  const step = Math.max(1, Math.ceil(points.length / 2000));
  const placed = points.filter((_, index) => index % step === 0).map((point) => placeOf(point, reading));
  const sound = placed.filter(([lon, lat]) => isPossible(facts, lon, lat));
  const isCore = coreOf(sound);
  const wide = cityBox && widened(cityBox);
  const isCity = sound.filter(([lon, lat]) => wide && isInBox(wide, lon, lat)).length * 2 > sound.length;
  if (wide === null || !isCity) return { isIn: isCore, isNear: isCore };
  const isIn: IsHome = (lon, lat) => isInBox(wide, lon, lat);
  return { isIn, isNear: (lon, lat) => isIn(lon, lat) || isCore(lon, lat) };
}

function coreOf(sound: readonly (readonly [number, number])[]): IsHome {
  const [lon0, lat0] = [median(sound.map(([lon]) => lon)), median(sound.map(([, lat]) => lat))];
  const reach = (values: readonly number[], middle: number): number =>
    Math.max(0.1, 6 * median(values.map((value) => Math.abs(value - middle))));
  const reachLon = reach(
    sound.map(([lon]) => lon),
    lon0,
  );
  const reachLat = reach(
    sound.map(([, lat]) => lat),
    lat0,
  );
  return (lon, lat) => Math.abs(lon - lon0) <= reachLon && Math.abs(lat - lat0) <= reachLat;
}

/** Null where the row fits the whole, or fits nothing else either. */
function markOf(point: RawPoint, reading: Reading, facts: SystemFacts, home: Home): Mark | null {
  const isSigned = point.first.isDms && point.second.isDms;
  const [lon, lat] = placeOf(point, reading);
  const fits = home.isNear(lon, lat);
  if (facts.unit === 'degree' && isSigned !== (reading.notation === 'dms')) {
    const own: Reading = { ...reading, notation: isSigned ? 'dms' : 'decimal' };
    if (isSigned || home.isIn(...placeOf(point, own))) return inItsWriting(point, own, home.isIn);
  }
  return fits ? null : otherwise(point, reading, facts, home);
}

/** A plain number among angles in parts may be DD.MMSS as well: then it is not sure. */
function inItsWriting(point: RawPoint, own: Reading, isIn: IsHome): Mark {
  const isAmbiguous = own.notation === 'decimal' && isIn(...placeOf(point, { ...own, notation: 'packed-dms' }));
  return { row: point.row, reading: own, sure: !isAmbiguous, isOutlier: false };
}

/** The writing of the others in another order or zone goes before another writing. Null where no reading brings the row home. */
function otherwise(point: RawPoint, reading: Reading, facts: SystemFacts, home: Home): Mark | null {
  const found = alternatives(point, reading, facts).filter((other) => home.isIn(...placeOf(point, other)));
  const [first] = found;
  if (first === undefined) return null;
  const places = new Set(
    found.map((other) =>
      placeOf(point, other)
        .map((value) => value.toFixed(5))
        .join(),
    ),
  );
  const [lon, lat] = placeOf(point, reading);
  const isOutlier = first.axes === reading.axes && first.notation !== reading.notation && isPossible(facts, lon, lat);
  return { row: point.row, reading: first, sure: places.size === 1 && isSameDatum(facts, first), isOutlier };
}

/** Between datums the difference is half a kilometre or a hundred metres: a row in another unit does not say which one it is in. */
function isSameDatum(facts: SystemFacts, reading: Reading): boolean {
  const other = systemByName(reading.code);
  return other !== undefined && other.datum === facts.datum;
}

const turned = { xy: 'yx', yx: 'xy' } as const;

function alternatives(point: RawPoint, reading: Reading, facts: SystemFacts): Reading[] {
  const inDegrees = Math.max(Math.abs(point.first.value), Math.abs(point.second.value)) <= 180;
  const orders = [reading.axes, turned[reading.axes]];
  if (inDegrees) return orders.flatMap((axes) => degreeReadings(facts, reading).map((other) => ({ ...other, axes })));
  return orders.flatMap((axes) => {
    const [east, north] = numbersOf(point, { axes, notation: 'decimal' });
    return metreCodes(east, north, facts).map((code): Reading => ({ code, axes, notation: 'decimal' }));
  });
}

/** How unlikely a group of DD.MMSS must be among decimals to be noticed, and to be converted by it. */
const noticed = 1e-3;
const certain = 1e-4;

/** Rows of other digits that pass for DD.MMSS; those that cannot be sure are refused by name. */
function packedAmongDecimals(points: readonly RawPoint[], reading: Reading, isHome: IsHome): Mark[] {
  const group = reading.notation === 'decimal' ? digitGroup(points) : null;
  if (group === null || group.chance > noticed) return [];
  const packed: Reading = { ...reading, notation: 'packed-dms' };
  return group.points.map((point) => ({
    row: point.row,
    reading: packed,
    sure: group.chance <= certain && isHome(...placeOf(point, packed)),
    isOutlier: false,
    by: 'digits',
  }));
}

function reasonOf(mark: Mark, rows: number): OddRows['reason'] {
  const facts = systemByName(mark.reading.code);
  const zone = facts?.meridian === undefined ? '' : `${facts.meridian}°`;
  return {
    code: mark.sure ? kindOf(mark, facts) : `${kindOf(mark, facts)}-unsure`,
    params: { rows, crs: mark.reading.code, zone: zone && facts?.step ? `${zone} / ${zoneNumber(facts.step, facts.meridian ?? 0)}` : zone },
  };
}

function kindOf({ by, reading }: Mark, facts: SystemFacts | undefined): string {
  if (by === 'digits') return 'crs-odd-digits';
  if (by === 'things') return reading.notation === 'packed-dms' ? 'crs-odd-things-packed' : 'crs-odd-things';
  if (reading.notation !== 'decimal') return 'crs-odd-angle';
  return facts?.unit === 'metre' ? 'crs-odd-metres' : 'crs-odd-order';
}

function grouped(marks: readonly Mark[]): OddRows[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const { code, axes, notation } = mark.reading;
    const key = `${code} ${axes} ${notation} ${mark.sure} ${mark.by}`;
    const group = groups.get(key);
    if (group) group.push(mark);
    else groups.set(key, [mark]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [Mark];
    const rows = group.map(({ row }) => row).sort((a, b) => a - b);
    return { reading: first.reading, sure: first.sure, rows, reason: reasonOf(first, rows.length) };
  });
}
