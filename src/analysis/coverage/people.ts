import type { StampNote } from '../../core/result.ts';
import type { Clip } from './clip.ts';
import type { CoverageColumns, PeopleZone } from './columns.ts';
import { type HomePiece, homePieces, type Piece, splitByUnit } from './pieces.ts';
import type { PeopleFrom } from './spec.ts';

/** People of zones over the homes in them; `unplaced` are those of zones without any home. */
interface Spread {
  readonly pieces: readonly Piece[];
  readonly unplaced: number;
}

/** Where people are counted: the communities that state theirs, or the cells of a grid. */
function peopleZones({ zones }: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>): readonly PeopleZone[] {
  return zones.filter((zone) => zone.from === from);
}

const kept = new WeakMap<CoverageColumns, Map<string, Spread>>();

/**
 * The people of each zone over the buildings with homes in it by floor area; where it has none, over its residential land by area. What
 * straddles a border is cut there, so that each zone keeps its own people to the last. With land that is not counted (urban villages) go its
 * people.
 */
export function spreadPeople(columns: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>, urbanVillages: boolean, clip: Clip): Spread {
  const made = kept.get(columns) ?? new Map<string, Spread>();
  kept.set(columns, made);
  const key = `${from} ${urbanVillages}`;
  const spread = made.get(key) ?? spreadAnew(columns, from, urbanVillages, clip);
  made.set(key, spread);
  return spread;
}

function spreadAnew(columns: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>, urbanVillages: boolean, clip: Clip): Spread {
  const zones = peopleZones(columns, from);
  const regions = zones.map(({ region }) => region);
  const inZones = (pieces: readonly HomePiece[]) => splitByUnit(pieces, regions, clip).filter(({ unit }) => unit >= 0);
  const { buildings, land } = homePieces(columns, clip);
  const byFloor = inZones(buildings);
  const floorArea = weights(byFloor, zones.length);
  const byLand = inZones(land).filter(({ unit }) => floorArea[unit] === 0);
  const landArea = weights(byLand, zones.length);
  const pieces = [...byFloor, ...byLand].map((piece): HomePiece => {
    const total = (floorArea[piece.unit] as number) || (landArea[piece.unit] as number);
    return { ...piece, perM2: (piece.perM2 / total) * (zones[piece.unit]?.people ?? 0) };
  });
  return {
    pieces: pieces
      .filter(({ urbanVillage, perM2 }) => perM2 > 0 && (urbanVillages || !urbanVillage))
      .map((piece) => ({ ...piece, unit: -1 })),
    unplaced: zones.reduce((sum, { people }, zone) => (floorArea[zone] || landArea[zone] ? sum : sum + people), 0),
  };
}

function weights(pieces: readonly Piece[], zones: number): Float64Array {
  const sums = new Float64Array(zones);
  for (const { unit, area, perM2 } of pieces) sums[unit] = (sums[unit] as number) + area * perM2;
  return sums;
}

/** How people came to where they are counted, for the stamp. */
export function spreadNotes(columns: CoverageColumns, from: Exclude<PeopleFrom, 'compounds'>, clip: Clip): StampNote[] {
  const zones = peopleZones(columns, from);
  const people = zones.reduce((sum, zone) => sum + zone.people, 0);
  const { unplaced } = spreadPeople(columns, from, true, clip);
  return [
    { code: `people-from-${from}`, params: { count: zones.length, people } },
    ...(unplaced > 0 ? [{ code: 'people-unplaced', params: { people: unplaced } }] : []),
  ];
}
