import type { Box } from '../../core/geo/rings.ts';
import { isInBox, isOnChinasLand, isShiftedByGcj, widened } from './china.ts';
import { crsByName } from './known.ts';
import { peopleShare } from './people.ts';
import { numbersOf, type RawPoint } from './samples.ts';
import type { Reading } from './spec.ts';
import { gaussCode, placeKey, registeredSystem, type SystemFacts, zoneNumber } from './systems.ts';
import type { WordHints } from './words.ts';

/** A system that may have made the numbers of a frame, and how common it is among those that may. */
export interface Member {
  readonly facts: SystemFacts;
  readonly prior: number;
}

/**
 * One way to read the numbers: order, writing of angles, and the place on earth they then mean, to a kilometre. Its members are systems that
 * digits cannot tell apart: WGS 84, GCJ-02 and BD-09; one zone in CGCS2000, Xi'an 1980 and Beijing 1954.
 */
export interface Frame {
  readonly axes: Reading['axes'];
  readonly notation: Reading['notation'];
  readonly members: readonly Member[];
  /** How common such a frame is, before the numbers are looked at. */
  readonly prior: number;
  /** Share of the points that it brings where they may be, 0–1; a point in China away from the city counts little. */
  readonly fit: number;
}

export interface FrameEvidence {
  readonly points: readonly RawPoint[];
  readonly cityBox: Box | null;
  readonly hints: WordHints;
  /** Numbers are cells of a table: any order and writing may come. Geometries of formats have x first by their own rule. */
  readonly isTable: boolean;
  /** Systems the user or the file names: always tried. */
  readonly named: readonly SystemFacts[];
}

function system(code: string): SystemFacts {
  return registeredSystem(code) as SystemFacts;
}

/** Who delivers bare degrees in China: instruments and the state's maps, phone maps, Baidu. */
const degreeMembers: readonly Member[] = [
  { facts: system('EPSG:4326'), prior: 0.62 },
  { facts: system('GCJ-02'), prior: 0.27 },
  { facts: system('BD-09'), prior: 0.11 },
];

/** Beyond the rectangle of the formula GCJ-02 is WGS 84. */
const foreignMembers: readonly Member[] = [
  { facts: system('EPSG:4326'), prior: 0.99 },
  { facts: system('BD-09'), prior: 0.01 },
];

/** CGCS2000 is the law since July 2018; older plans are in Xi'an 1980, the oldest in Beijing 1954. */
const datumPriors = [
  ['cgcs2000', 0.79],
  ['xian-1980', 0.11],
  ['beijing-1954', 0.07],
] as const;

function gaussMembers(step: 3 | 6, meridian: number, hasPrefix: boolean): readonly Member[] {
  const zones = datumPriors.flatMap(([datum, prior]) => {
    const code = gaussCode(datum, step, meridian, hasPrefix);
    return code ? [{ facts: system(code), prior }] : [];
  });
  const utm = (meridian + 183) / 6;
  return !hasPrefix && Number.isInteger(utm) ? [...zones, { facts: system(`EPSG:${32_600 + utm}`), prior: 0.03 }] : zones;
}

type Draft = Omit<Frame, 'fit'>;

const orders = ['xy', 'yx'] as const;

/** All frames worth weighing, with how well the numbers fit into each. */
export function framesOf(evidence: FrameEvidence): Frame[] {
  const { points, cityBox } = evidence;
  const drafts = orders.flatMap((axes) => [
    ...degreeFrames(axes, evidence),
    ...metreFrames(axes, evidence),
    ...namedFrames(axes, evidence),
  ]);
  const home = cityBox && widened(cityBox);
  const named = new Set(evidence.named.map(placeKey));
  const isNamed = ({ members }: Draft): boolean => members.some(({ facts }) => named.has(placeKey(facts)));
  const fitted = drafts.map((draft) => ({ ...draft, fit: fitOf(draft, points, home, isNamed(draft)) }));
  return fitted.map((frame) => inhabited(frame, evidence)).filter(({ fit }) => fit > 0);
}

function orderPrior(axes: Reading['axes'], { isTable, hints }: FrameEvidence, unit: 'degree' | 'metre'): number {
  const plain = isTable ? (axes === 'xy' ? 1 : 0.6) : axes === 'xy' ? 1 : 0.02;
  const said = hints.axes;
  if (said === undefined) return plain;
  if (said.isSure) return said.order === axes ? 1 : 0.005;
  // X is the longitude for those who write degrees, but the northing for surveyors.
  if (unit === 'metre') return plain;
  return said.order === axes ? 1 : 0.2;
}

function isPair(point: RawPoint): boolean {
  return Math.max(Math.abs(point.first.value), Math.abs(point.second.value)) <= 180;
}

function degreeFrames(axes: Reading['axes'], evidence: FrameEvidence): Draft[] {
  const { points, hints, isTable } = evidence;
  if (points.filter(isPair).length * 3 < points.length) return [];
  if (orderByLetters(points) === turned[axes]) return [];
  const said = hints.unit === 'metre' ? 0.1 : 1;
  const prior = orderPrior(axes, evidence, 'degree') * said;
  const inParts = points.filter(({ first, second }) => first.isDms && second.isDms).length * 2 >= points.length;
  const members = degreeMembersAt(points, axes);
  if (inParts) return [{ axes, notation: 'dms', members, prior }];
  const packed = isTable ? 0.04 : 0.002;
  return [
    { axes, notation: 'decimal', members, prior },
    { axes, notation: 'packed-dms', members, prior: prior * packed },
  ];
}

const turned = { xy: 'yx', yx: 'xy' } as const;

/** The order that letters beside most of the numbers tell (N36°…, 东经117°…). */
function orderByLetters(points: readonly RawPoint[]): Reading['axes'] | undefined {
  const latFirst = points.filter(({ first, second }) => first.axis === 'lat' || second.axis === 'lon').length;
  const lonFirst = points.filter(({ first, second }) => first.axis === 'lon' || second.axis === 'lat').length;
  if (Math.max(latFirst, lonFirst) * 2 < points.length || latFirst === lonFirst) return undefined;
  return latFirst > lonFirst ? 'yx' : 'xy';
}

function degreeMembersAt(points: readonly RawPoint[], axes: Reading['axes']): readonly Member[] {
  const shifted = points.filter((point) => {
    const [lon, lat] = numbersOf(point, { axes, notation: 'decimal' });
    return isShiftedByGcj(lon, lat);
  });
  return shifted.length === 0 ? foreignMembers : degreeMembers;
}

/** Meridians of 3° zones in China. */
const meridians = Array.from({ length: 21 }, (_, index) => 75 + 3 * index);

function metreFrames(axes: Reading['axes'], evidence: FrameEvidence): Draft[] {
  const { points, hints, cityBox } = evidence;
  const metres = points.filter((point) => !isPair(point)).map((point) => numbersOf(point, { axes, notation: 'decimal' }));
  if (metres.length * 3 < points.length) return [];
  const prior = orderPrior(axes, evidence, 'metre') * (hints.unit === 'degree' ? 0.1 : 1);
  const frame = (members: readonly Member[], share: number): Draft => ({ axes, notation: 'decimal', members, prior: prior * share });
  const saysMeridian = (meridian: number): number => (hints.meridian === meridian ? 100 : 1);
  const prefixes = new Set(metres.map(([east]) => Math.floor(east / 1e6)));
  const threes = meridians.filter((meridian) => prefixes.has(meridian / 3)).map((meridian) => frame(gaussMembers(3, meridian, true), 1));
  const sixes = meridians.filter((meridian) => prefixes.has(zoneNumber(6, meridian)) && isSix(meridian));
  const plain = prefixes.has(0) ? meridians : [];
  return [
    ...threes,
    ...sixes.map((meridian) => frame(gaussMembers(6, meridian, true), 0.3)),
    ...plain.map((meridian) => frame(gaussMembers(3, meridian, false), saysMeridian(meridian))),
    ...plain.filter(isSix).map((meridian) => frame(gaussMembers(6, meridian, false), 0.1 * saysMeridian(meridian))),
    ...foreignZones(cityBox).map((facts) => frame([{ facts, prior: 1 }], 0.5)),
    frame([{ facts: system('EPSG:3857'), prior: 1 }], 0.3),
  ];
}

function isSix(meridian: number): boolean {
  return (meridian - 75) % 6 === 0;
}

/** UTM zones around a city that lies outside China. */
function foreignZones(cityBox: Box | null): readonly SystemFacts[] {
  if (cityBox === null) return [];
  const [lon, lat] = [(cityBox[0] + cityBox[2]) / 2, (cityBox[1] + cityBox[3]) / 2];
  if (isOnChinasLand(lon, lat)) return [];
  const zone = Math.min(60, Math.floor((lon + 180) / 6) + 1);
  return [registeredSystem(`EPSG:${(lat < 0 ? 32_700 : 32_600) + zone}`)].flatMap((facts) => facts ?? []);
}

/** What is named is tried even where nobody would think of it; how likely it is, the statement says. */
function namedFrames(axes: Reading['axes'], evidence: FrameEvidence): Draft[] {
  const prior = orderPrior(axes, evidence, 'metre') * 1e-3;
  const notations = (facts: SystemFacts): readonly Reading['notation'][] => {
    if (facts.unit === 'metre') return ['decimal'];
    return evidence.points.some(({ first }) => first.isDms) ? ['dms'] : ['decimal', 'packed-dms'];
  };
  return evidence.named.flatMap((facts) => notations(facts).map((notation) => ({ axes, notation, members: [{ facts, prior: 1 }], prior })));
}

/** A zone that neither prefix nor city nor words tell is as likely as people live where it puts the file. */
function inhabited(frame: Frame, { points, cityBox, hints }: FrameEvidence): Frame {
  const facts = frame.members[0]?.facts;
  const point = points[Math.floor(points.length / 2)];
  if (cityBox !== null || hints.meridian !== undefined || point === undefined || facts === undefined || !isGuessedZone(facts)) return frame;
  const [lon = Number.NaN, lat = Number.NaN] = crsByName(facts.code)?.toWgs84([...numbersOf(point, frame)]) ?? [];
  return { ...frame, prior: frame.prior * peopleShare(facts.meridian ?? lon, lat) };
}

/** Metres of a zone without a number in front, whose meridian the numbers do not tell. */
export function isGuessedZone({ unit, meridian, prefix, code }: SystemFacts): boolean {
  return unit === 'metre' && meridian !== undefined && prefix === undefined && registeredSystem(code) !== undefined;
}

/** In China but not in the city whose data they come to; rarer still: not in China at all. */
const awayFromCity = 0.002;
const abroad = 0.02;
const outsideZone = 0.1;

/** So many points say where a file lies. */
const fittedPoints = 80;

function fitOf({ axes, notation, members }: Draft, all: readonly RawPoint[], home: Box | null, isNamed: boolean): number {
  const step = Math.max(1, Math.ceil(all.length / fittedPoints));
  const points = all.filter((_, index) => index % step === 0);
  const facts = members[0]?.facts;
  // GCJ-02 and its like shift by a kilometre, which must not decide here: the raw degrees stand for all of them.
  const crs = facts && crsByName(facts.unit === 'degree' ? 'EPSG:4326' : facts.code);
  if (facts === undefined || crs === undefined || points.length === 0) return 0;
  const values = points.map((point) => {
    const [x, y] = numbersOf(point, { axes, notation });
    if (Number.isNaN(x) || Number.isNaN(y)) return 0;
    const [lon = Number.NaN, lat = Number.NaN] = crs.toWgs84([x, y]);
    return placeValue(facts, lon, lat, home, isNamed);
  });
  return values.reduce((sum, value) => sum + value, 0) / points.length;
}

function placeValue(facts: SystemFacts, lon: number, lat: number, home: Box | null, isNamed: boolean): number {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return 0;
  const zone = isNamed ? namedZoneValue(facts, lon, lat) : zoneValue(facts, lon, lat);
  if (home !== null) return zone * (isInBox(home, lon, lat) ? 1 : isOnChinasLand(lon, lat) ? awayFromCity : awayFromCity * abroad);
  return zone * (isOnChinasLand(lon, lat) ? 1 : abroad);
}

function isOfChina({ datum }: SystemFacts): boolean {
  return datum !== 'wgs-84' && datum !== 'other';
}

/** Nobody keeps a city's plans far beyond the edge of a zone. */
function zoneValue(facts: SystemFacts, lon: number, lat: number): number {
  const { meridian, step, unit, code } = facts;
  if (meridian === undefined || unit === 'degree') return code === 'EPSG:3857' && Math.abs(lat) > 84 ? 0 : 1;
  if (isOfChina(facts) && !(lon >= 72 && lon <= 137 && lat >= 3 && lat <= 55)) return 0;
  const half = (step ?? 3) / 2;
  const off = Math.abs(lon - meridian);
  if (off <= half + 0.2) return 1;
  return off <= half + 1 ? outsideZone : 0;
}

/** A file or a user that names a zone may mean one whose meridian lies beside the city: a neighbour's, or that of the whole province. */
const namedReach = 4.6;

function namedZoneValue(facts: SystemFacts, lon: number, lat: number): number {
  const value = zoneValue(facts, lon, lat);
  return value < 1 && isPossible(facts, lon, lat) ? 1 : value;
}

/** Whether a place is far enough beside the meridian of a zone to be told: the zone is one of its neighbours. */
export function isBesideZone({ meridian, step, unit }: SystemFacts, lon: number): boolean {
  return unit === 'metre' && meridian !== undefined && Math.abs(lon - meridian) > (step ?? 3) / 2 + 0.5;
}

/** Whether a place is one that a reading of this system may give, usual or not. */
export function isPossible(facts: SystemFacts, lon: number, lat: number): boolean {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return false;
  if (zoneValue(facts, lon, lat) > 0) return true;
  // Degrees taken for metres of a Chinese zone land on the equator.
  if (isOfChina(facts) && !(lat >= 3 && lat <= 55)) return false;
  return facts.unit === 'metre' && facts.meridian !== undefined && Math.abs(lat) <= 84 && Math.abs(lon - facts.meridian) <= namedReach;
}
