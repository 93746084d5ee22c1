import type { Geometry } from 'geojson';
import { toWgs84 } from './place.ts';
import { apartByVertices, drawnAlikeM, type Pair } from './same-things.ts';
import { pointsOf, type RawPoint } from './samples.ts';
import type { RawPlace, Reading, SevenParameters } from './spec.ts';
import type { SystemFacts } from './systems.ts';
import { degreeReadings, metreCodes } from './writings.ts';

/** A row whose same thing of the city lies far off under the reading of the file, and where it is under another one. */
export interface StrayRow {
  readonly row: number;
  readonly reading: Reading;
  /** Only this reading brings it there, and it leaves no datum open. */
  readonly sure: boolean;
}

/** What the city's same things say of single rows. */
export interface RowsByThings {
  /** Rows that lie where the city has them: how their numbers look is chance. */
  readonly settled: ReadonlySet<number>;
  readonly strays: readonly StrayRow[];
}

/** A row is brought to its thing when it is so near; as much as twice what is usual in a file that is drawn more loosely. */
const nearM = 50;
const loosestM = 150;
/** And so many times nearer than under the reading of the file. */
const timesNearer = 5;
/** Metres whose datum is not that of the file are told from an old datum only by a distance below any shift of datums. */
const sameDatumM = 10;
/** So many things must lie where the file's reading puts them before it is asked why others do not. */
const leastSettled = 3;
const shareSettled = 0.4;

/**
 * Each row against the thing of the city with its id or name. One that is far under the reading of the file and near under another is
 * written in that; one that is near under none has merely moved and stays as it is.
 */
export function rowsByThings(
  pairs: readonly Pair[],
  places: readonly RawPlace[],
  reading: Reading,
  facts: SystemFacts,
  parameters: SevenParameters | undefined,
): RowsByThings {
  const nothing: RowsByThings = { settled: new Set(), strays: [] };
  const byRow = new Map(places.map((place) => [place.row, place]));
  const compared = pairs.flatMap(({ city, file }) => {
    const place = file.row === undefined ? undefined : byRow.get(file.row);
    return place ? [{ place, city, apartM: apartUnder(reading, place, city, parameters) }] : [];
  });
  const settled = compared.filter(({ apartM }) => apartM <= drawnAlikeM);
  if (settled.length < leastSettled || settled.length < compared.length * shareSettled) return nothing;
  const usualM = settled.map(({ apartM }) => apartM).sort((a, b) => a - b)[Math.floor(settled.length / 2)] ?? 0;
  const withinM = Math.min(loosestM, Math.max(nearM, 2 * usualM));
  const strays = compared.flatMap(({ place, city, apartM }) => {
    return apartM > drawnAlikeM ? (strayOf({ place, city, apartM, withinM, reading, facts, parameters }) ?? []) : [];
  });
  // Where most rows are of another system it is the whole that is in question, not its rows.
  if (strays.length > settled.length) return nothing;
  return { settled: new Set(settled.map(({ place }) => place.row)), strays };
}

function apartUnder(reading: Reading, place: RawPlace, city: Geometry, parameters: SevenParameters | undefined): number {
  const placed = toWgs84(reading, place, parameters);
  return 'geometry' in placed ? apartByVertices(city, placed.geometry) : Infinity;
}

interface Question {
  readonly place: RawPlace;
  readonly city: Geometry;
  readonly apartM: number;
  readonly withinM: number;
  readonly reading: Reading;
  readonly facts: SystemFacts;
  readonly parameters: SevenParameters | undefined;
}

function strayOf({ place, city, apartM, withinM, reading, facts, parameters }: Question): StrayRow | null {
  const [point] = pointsOf(place, 1);
  if (point === undefined) return null;
  const near = othersOf(point, reading, facts)
    .map((other) => ({ other, apartM: apartUnder(other, place, city, parameters) }))
    .filter((each) => each.apartM <= withinM && each.apartM * timesNearer <= apartM)
    .sort((a, b) => a.apartM - b.apartM);
  const [best] = near;
  if (best === undefined) return null;
  const others = near.filter((each) => Math.abs(each.apartM - best.apartM) > 1);
  const isOpen = isMetre(point) && facts.unit === 'degree' && best.apartM > sameDatumM;
  return { row: place.row, reading: best.other, sure: others.length === 0 && !isOpen };
}

function isMetre({ first, second }: RawPoint): boolean {
  return Math.max(Math.abs(first.value), Math.abs(second.value)) > 180;
}

const turned = { xy: 'yx', yx: 'xy' } as const;

/** The other ways in which people write such numbers: likelier ones first, for equal places. */
function othersOf(point: RawPoint, reading: Reading, facts: SystemFacts): Reading[] {
  const orders = [reading.axes, turned[reading.axes]];
  const all = isMetre(point)
    ? orders.flatMap((axes) => {
        const [east, north] = axes === 'xy' ? [point.first.value, point.second.value] : [point.second.value, point.first.value];
        return metreCodes(east, north, facts).map((code): Reading => ({ code, axes, notation: 'decimal' }));
      })
    : orders.flatMap((axes) => anglesOf(point, facts, reading).map((other): Reading => ({ ...other, axes })));
  return all.filter(({ code, axes, notation }) => code !== reading.code || axes !== reading.axes || notation !== reading.notation);
}

function anglesOf(point: RawPoint, facts: SystemFacts, reading: Reading): Omit<Reading, 'axes'>[] {
  const own = degreeReadings(facts, reading);
  const codes = new Set([...own.map(({ code }) => code), 'EPSG:4326', 'GCJ-02', 'BD-09']);
  if (codes.has('EPSG:4490')) codes.delete('EPSG:4326');
  const notations = point.first.isDms && point.second.isDms ? (['dms'] as const) : (['decimal', 'packed-dms'] as const);
  return [...codes].flatMap((code) => notations.map((notation) => ({ code, notation })));
}
