import type { Box } from '../../core/geo/rings.ts';
import { isInBox } from './china.ts';
import { coincidingShares, type LonLat } from './coincide.ts';
import { crsByName } from './known.ts';
import { nearbyOf, pathsOf, tellingShare } from './nearby.ts';
import { toWgs84 } from './place.ts';
import { apartOf, drawnAlikeM, type Pair, samePairs } from './same-things.ts';
import { numbersOf, type RawPoint } from './samples.ts';
import type { Evidence, FileThing, NamedThing, RawPlace } from './spec.ts';
import type { Suspect } from './suspects.ts';
import { gaussCode } from './systems.ts';

/** What the city's own things say about where the file's lie. */
export interface Control {
  readonly suspects: readonly Suspect[];
  /** The same things of city and file, with how to place the file's; empty where there are too few. */
  readonly pairs: readonly Pair[];
  /** All things that share an id or name, whether or not any system brings them together. */
  readonly namesakes: readonly Pair[];
  /** Placed by something of the city, by name or by nearness. */
  readonly isTelling: boolean;
}

/** Weighing more than these would cost time and change nothing. */
const weighedSuspects = 12;
const leastShare = 1e-9;
const unrelatedM = 2000;

export function weighByControl(suspects: readonly Suspect[], evidence: Evidence, points: readonly RawPoint[]): Control {
  const { fileThings, cityThings } = evidence;
  const pairs = samePairs(cityThings, fileThings);
  const heaviest = Math.max(...suspects.map(({ weight }) => weight));
  const likely = new Set(
    suspects
      .filter(({ weight }) => weight > heaviest * leastShare)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, weighedSuspects),
  );
  const byName =
    pairs.length > 0
      ? suspects.map((suspect) => (likely.has(suspect) ? bySameThings(suspect, pairs, evidence) : without(suspect)))
      : suspects;
  const best = Math.min(...byName.map(({ apartM }) => apartM ?? Infinity));
  if (best <= drawnAlikeM) return { suspects: byName, pairs, namesakes: pairs, isTelling: true };
  // Things that only share an id lie anywhere: nothing follows from them.
  return { ...byNearness(suspects, likely, evidence, points), pairs: [], namesakes: pairs };
}

function without(suspect: Suspect): Suspect {
  return { ...suspect, weight: suspect.weight * densityAt(unrelatedM) };
}

/** Spreads in metres of things drawn twice, and how common each is: surveyed, digitised, simplified outlines, and hardly the same thing. */
const spreads: readonly (readonly [spreadM: number, share: number])[] = [
  [3, 0.5],
  [25, 0.3],
  [120, 0.19],
  [1000, 0.01],
];

/** How likely the right system leaves things so far apart, per metre. */
function densityAt(apartM: number): number {
  const at = Math.min(apartM, unrelatedM);
  return spreads.reduce((sum, [spreadM, share]) => sum + ((share * 0.8) / spreadM) * Math.exp(-((at / spreadM) ** 2) / 2), 1e-7);
}

/**
 * An old datum without parameters lands some ten to over a hundred metres from where it should, nobody knows where: any distance of that
 * order is as likely as the next, a few metres are not, and its own degrees tell no more than those of CGCS2000 would.
 */
function looseDensityAt(apartM: number): number {
  if (apartM < 15) return 0.0005;
  return apartM <= 220 ? 0.008 : densityAt(Math.max(0, apartM - 150)) / 10;
}

/** Where a thing of the file lies under a suspect's reading. */
function placer(suspect: Pick<Suspect, 'reading'>, evidence: Evidence): (thing: FileThing) => ReturnType<typeof geometryOf> {
  const byRow = new Map(evidence.places.map((place) => [place.row, place]));
  return (thing) => geometryOf(suspect, evidence, (thing.row === undefined ? undefined : byRow.get(thing.row)) ?? thing);
}

function geometryOf({ reading }: Pick<Suspect, 'reading'>, { sevenParameters }: Evidence, place: Pick<RawPlace, 'geometry' | 'cells'>) {
  const placed = toWgs84(reading, place, sevenParameters);
  return 'geometry' in placed ? placed.geometry : null;
}

function bySameThings(suspect: Suspect, pairs: readonly Pair[], evidence: Evidence): Suspect {
  const apart = apartOf(pairs, placer(suspect, evidence));
  if (apart === null) return without(suspect);
  const isLoose = suspect.facts.approximate && evidence.sevenParameters?.datum !== suspect.facts.datum;
  const apartM = Math.max(apart.medianM, apart.upperM / 1.5);
  const factor = isLoose ? looseDensityAt(siblingM(suspect, pairs, evidence) ?? apartM) : densityAt(apartM);
  const code = pairs.every(({ kind }) => kind === 'area') ? 'outlines-distance' : 'crs-things-distance';
  const reason = { code, params: { apartM: Math.round(apart.medianM), count: apart.pairs } };
  return { ...suspect, weight: suspect.weight * factor, apartM: Math.round(apart.medianM), reasons: [reason] };
}

/** The same numbers read in CGCS2000, which nobody has to guess: how far that leaves things apart is what tells old datums from it. */
function siblingM({ facts, reading }: Suspect, pairs: readonly Pair[], evidence: Evidence): number | undefined {
  const { meridian, step, prefix } = facts;
  const code = meridian === undefined || step === undefined ? 'EPSG:4490' : gaussCode('cgcs2000', step, meridian, prefix !== undefined);
  return code === undefined ? undefined : apartOf(pairs, placer({ reading: { ...reading, code } }, evidence))?.medianM;
}

const nearnessWeight = 60;
/** To lie within 3 m of what the city has, and not a few hundred metres aside, is no chance. */
const coincidenceWeight = 2000;

/** Without names: the systems under which most places coincide with something of the city, or at least fall on it, while the others do not. */
function byNearness(
  suspects: readonly Suspect[],
  likely: ReadonlySet<Suspect>,
  { cityThings, cityBox }: Evidence,
  points: readonly RawPoint[],
): Omit<Control, 'pairs' | 'namesakes'> {
  if (cityBox === null || cityThings.length === 0) return { suspects, isTelling: false };
  const lat = (cityBox[1] + cityBox[3]) / 2;
  const asked = [...likely];
  const places = asked.map((suspect) => placesUnder(suspect, points));
  const fine = coincidingShares(cityThings, places, lat);
  if (fine.some((share) => share !== null)) {
    const shares = new Map(asked.map((suspect, index) => [suspect, fine[index] ?? null] as const));
    return { suspects: weighedBy(shares, suspects, 'crs-coincide', coincidenceWeight), isTelling: true };
  }
  const nearby = nearbyOf(cityThings, lat);
  const coarse = new Map(asked.map((suspect, index) => [suspect, nearby && tellingShare(places[index] ?? [], nearby)] as const));
  if (![...coarse.values()].some((share) => share !== null)) return { suspects, isTelling: false };
  return { suspects: weighedBy(coarse, suspects, 'crs-nearness', nearnessWeight), isTelling: true };
}

function weighedBy(
  shares: ReadonlyMap<Suspect, number | null>,
  suspects: readonly Suspect[],
  code: 'crs-coincide' | 'crs-nearness',
  times: number,
): readonly Suspect[] {
  return suspects.map((suspect) => {
    const share = shares.get(suspect) ?? null;
    if (share === null) return suspect;
    return { ...suspect, weight: suspect.weight * times * share, reasons: [{ code, params: { percent: Math.round(share * 100) } }] };
  });
}

function placesUnder({ reading }: Suspect, points: readonly RawPoint[]): LonLat[] {
  const crs = crsByName(reading.code);
  return points.flatMap((point) => {
    const [x, y] = numbersOf(point, reading);
    const [lon = Number.NaN, lat = Number.NaN] = crs?.toWgs84([x, y]) ?? [];
    return Number.isFinite(lon) && Number.isFinite(lat) ? [[lon, lat] as const] : [];
  });
}

/** So many things of the same kinds where the file lies should have met some of its own. */
const plenty = 30;

/** True where the city has plenty of the kinds of the file in the place where it would lie: that none of it coincides leaves the system open. */
export function isPlentyThere(suspect: Suspect, { cityThings }: Evidence, points: readonly RawPoint[]): boolean {
  const places = placesUnder(suspect, points);
  if (cityThings.length < plenty || places.length === 0) return false;
  const box = places.reduce<Box>(
    ([w, s, e, n], [lon, lat]) => [Math.min(w, lon), Math.min(s, lat), Math.max(e, lon), Math.max(n, lat)],
    [180, 90, -180, -90],
  );
  const isThere = ({ geometry }: NamedThing): boolean => {
    const [lon = Number.NaN, lat = Number.NaN] = (geometry && pathsOf(geometry)[0]?.[0]) ?? [];
    return isInBox(box, lon, lat);
  };
  return cityThings.filter(isThere).length >= plenty;
}

/** Another system brings the same things together (by name or by nearness), and the stated one does not. */
export function contradicts(suspects: readonly Suspect[], stated: Suspect | undefined): boolean {
  const near = suspects.filter((suspect) => suspect.reasons.some(({ code }) => code === 'crs-nearness' || code === 'crs-coincide'));
  if (near.length > 0) return stated !== undefined && !near.includes(stated);
  const exact = suspects.filter(({ facts, apartM }) => apartM !== undefined && !facts.approximate);
  const best = Math.min(...exact.map(({ apartM }) => apartM ?? Infinity));
  if (best > drawnAlikeM || stated?.apartM === undefined) return best <= drawnAlikeM && stated === undefined;
  return stated.apartM > 2 * best && stated.apartM - best > 100;
}
