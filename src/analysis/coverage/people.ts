import { boxIndex } from '../../core/geo/boxes.ts';
import { insideRegion, type Region } from '../../core/geo/rings.ts';
import type { StampNote } from '../../core/result.ts';
import type { Clip } from './clip.ts';
import type { CoverageColumns, PeopleZone } from './columns.ts';
import { type HomePiece, homePieces, type Piece, splitByUnit } from './pieces.ts';
import type { PeopleFrom } from './spec.ts';

/** People of zones over the homes in them. */
interface Spread {
  readonly pieces: readonly Piece[];
  /** Those of zones without any home. */
  readonly unplaced: number;
  /** Zones in which only part of the residential land has a known building with homes. */
  readonly mixed: number;
}

/** Where people are counted: the communities that state theirs, or the cells of a grid. */
function peopleZones({ zones }: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>): readonly PeopleZone[] {
  return zones.filter((zone) => zone.from === from);
}

const kept = new WeakMap<CoverageColumns, Map<string, Spread>>();

/**
 * The people of each zone over the homes in it. Residential land shares them by area; what falls to land with known buildings with homes (each
 * compound, and each parcel outside compounds) goes to those by floor area, so that one known building takes nothing from land whose buildings
 * nobody has drawn. Buildings off residential land stand for the ground they cover. What straddles a border is cut there; where zones overlap
 * each keeps its people and densities add. With land that is not counted (urban villages) go its people.
 */
export function spreadPeople(columns: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>, urbanVillages: boolean, clip: Clip): Spread {
  const made = kept.get(columns) ?? new Map<string, Spread>();
  kept.set(columns, made);
  const key = `${from} ${urbanVillages}`;
  const spread = made.get(key) ?? spreadAnew(columns, from, urbanVillages, clip);
  made.set(key, spread);
  return spread;
}

/** A home with what it stands on: a compound, or a piece of land outside all; -1 for a building on neither. */
interface Sited extends HomePiece {
  readonly site: number;
}

interface Homes {
  readonly buildings: readonly Sited[];
  readonly land: readonly Sited[];
}

function spreadAnew(columns: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>, urbanVillages: boolean, clip: Clip): Spread {
  const homes = sitedHomes(columns, clip);
  const [buildings, land] = [cutter(homes.buildings, clip), cutter(homes.land, clip)];
  const pieces: HomePiece[] = [];
  let [unplaced, mixed] = [0, 0];
  for (const { region, people } of peopleZones(columns, from)) {
    const inside = sharedOut({ buildings: buildings(region), land: land(region) }, people, columns);
    if (inside.pieces.length === 0) unplaced += people;
    if (inside.isMixed) mixed += 1;
    for (const piece of inside.pieces) if (piece.perM2 > 0 && (urbanVillages || !piece.urbanVillage)) pieces.push(piece);
  }
  return { pieces: pieces.map((piece) => ({ ...piece, unit: -1 })), unplaced, mixed };
}

function sitedHomes(columns: CoverageColumns, clip: Clip): Homes {
  const { buildings, land } = homePieces(columns, clip);
  const count = columns.compounds.length;
  const index = boxIndex(land.map(({ region }) => region.box));
  const siteOf = ({ compound, region: { box } }: HomePiece): number => {
    if (compound >= 0) return compound;
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const under = (index?.search(x, y, x, y) ?? []).find((at) => land[at]?.compound === -1 && insideRegion(x, y, land[at].region));
    return under === undefined ? -1 : count + under;
  };
  return {
    buildings: buildings.map((piece) => ({ ...piece, site: siteOf(piece) })),
    land: land.map((piece, at) => ({ ...piece, site: piece.compound >= 0 ? piece.compound : count + at })),
  };
}

/** Cuts homes at the border of one zone after another, whatever other zones hold. */
function cutter(homes: readonly Sited[], clip: Clip): (zone: Region) => Sited[] {
  const index = boxIndex(homes.map(({ region }) => region.box));
  return (zone) => {
    const near = (index?.search(...zone.box) ?? []).sort((a, b) => a - b).flatMap((at) => homes[at] ?? []);
    return splitByUnit(near, [zone], clip).filter((piece) => piece.unit === 0 && !isThread(piece));
  };
}

/** What rounding to millimetres leaves where a home ends at the border of a zone. */
function isThread({ area, region: { box } }: Piece): boolean {
  return area <= 0.002 * (box[2] - box[0] + box[3] - box[1]);
}

/** The people of one zone over the homes in it, each with its people per plane m². */
function sharedOut({ buildings, land }: Homes, people: number, { plane }: CoverageColumns) {
  const [built, owned] = [new Set(buildings.map(({ site }) => site)), new Set(land.map(({ site }) => site))];
  const bare = land.filter(({ site }) => !built.has(site));
  const bareM2 = weightOf(bare);
  const ground = ({ area, region: { box } }: Piece) => area / plane.scaleAt(box[0], box[1]) ** 2;
  const looseM2 = buildings.filter(({ site }) => !owned.has(site)).reduce((sum, piece) => sum + ground(piece), 0);
  const builtM2 = weightOf(land) - bareM2 + looseM2;
  const perM2 = people / (bareM2 + builtM2);
  const perFloorM2 = (perM2 * builtM2) / weightOf(buildings);
  const weighed = (pieces: readonly Sited[], each: number) => pieces.map((piece): HomePiece => ({ ...piece, perM2: piece.perM2 * each }));
  return { pieces: [...weighed(buildings, perFloorM2), ...weighed(bare, perM2)], isMixed: buildings.length > 0 && bare.length > 0 };
}

function weightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { area, perM2 }) => sum + area * perM2, 0);
}

/** How people came to where they are counted, for the stamp. */
export function spreadNotes(columns: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>, clip: Clip): StampNote[] {
  const zones = peopleZones(columns, from);
  const people = zones.reduce((sum, zone) => sum + zone.people, 0);
  const { unplaced, mixed } = spreadPeople(columns, from, true, clip);
  return [
    { code: `people-from-${from}`, params: { count: zones.length, people } },
    ...(mixed > 0 ? [{ code: 'people-buildings-in-part', params: { count: mixed } }] : []),
    ...(unplaced > 0 ? [{ code: 'people-unplaced', params: { people: unplaced } }] : []),
  ];
}
