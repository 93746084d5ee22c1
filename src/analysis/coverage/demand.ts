import type Flatbush from 'flatbush';
import { type AreaLevel, areaLevels } from '../../core/area-level.ts';
import { breathe } from '../../core/breathe.ts';
import { boxIndex } from '../../core/geo/boxes.ts';
import { ringsInBox } from '../../core/geo/cut.ts';
import { centroid, insideRegion, type Region, type Ring, signedArea } from '../../core/geo/rings.ts';
import type { Host } from '../../core/result.ts';
import { isClear } from '../network/barriers.ts';
import { snap } from '../network/snap.ts';
import type { Position } from '../network/spec.ts';
import { type Cells, cellM, cellsOf } from './cells.ts';
import { spreadPeople } from './people.ts';
import { countedPieces, type LeveledPiece, landPieces, type Piece, piecesOf, sharedPieces, type Units, unitsOf } from './pieces.ts';
import { atGateM, type CompoundAccess, type Prepared } from './prepare.ts';
import type { Denominator, PeopleFrom } from './spec.ts';

/** How a sample point reaches the network: over straight legs to doors of its compound, or at positions of its own. */
export type Access =
  | { readonly doors: readonly { readonly door: number; readonly legMm: number }[] }
  | { readonly positions: readonly Position[] };

/** Sample points, and the way from each to the network. */
export interface Sample {
  readonly cells: Cells;
  readonly access: readonly Access[];
}

/** The demand of a denominator, split by the units of every level and sampled once: nothing in it depends on parks. */
export interface Basis {
  /** Levels that the city has outlines of, highest first; `city` at least. */
  readonly levels: readonly { readonly level: AreaLevel; readonly units: Units }[];
  readonly pieces: readonly LeveledPiece[];
  /** The host is that of whoever asks: a sampling that was cancelled is begun again by the next. */
  readonly cells: (host: Host) => Promise<Sample>;
  /** What was sampled so far. */
  readonly sampled: () => Sample | null;
}

/** A basis as one level sees it. */
export interface Demand {
  readonly basis: Basis;
  readonly units: Units;
  readonly pieces: readonly Piece[];
  readonly cells: Basis['cells'];
}

const bases = new WeakMap<Prepared, Map<string, Basis>>();
const demands = new WeakMap<Basis, Map<AreaLevel, Demand>>();

/** The demand of a denominator; made once for a prepared city. */
export function basisOf(prepared: Prepared, denominator: Denominator, urbanVillages: boolean, people: PeopleFrom = 'compounds'): Basis {
  const { compounds, parcels, areas } = prepared.columns;
  const asked = urbanVillages || ![...compounds, ...(parcels ?? [])].some((home) => home.urbanVillage);
  const from = denominator === 'people' ? people : 'compounds';
  const key = `${denominator} ${from} ${asked}`;
  const made = bases.get(prepared) ?? new Map<string, Basis>();
  bases.set(prepared, made);
  const known = made.get(key);
  if (known) return known;
  const present = areaLevels.filter((level) => level === 'city' || areas.some((area) => area.level === level));
  const levels = present.map((level) => ({ level, units: unitsOf(prepared.columns, level) }));
  const units = levels.map((level) => level.units);
  const basis = sampledBasis(prepared, levels, levelPieces(prepared, denominator, urbanVillages, from, units), null);
  made.set(key, basis);
  return basis;
}

const sharedMemo = new WeakMap<Prepared, readonly LeveledPiece[]>();

/** The pieces of a denominator, cut by the units; those of people and dwellings are cut once for both. */
function levelPieces(
  prepared: Prepared,
  denominator: Denominator,
  urbanVillages: boolean,
  from: PeopleFrom,
  units: readonly Units[],
): readonly LeveledPiece[] {
  const { columns, clip } = prepared;
  if (from !== 'compounds') return piecesOf(columns, spreadPeople(columns, from, urbanVillages, clip).pieces, units, clip);
  if (denominator === 'land') return piecesOf(columns, landPieces(columns, urbanVillages, clip), units, clip);
  const shared = sharedMemo.get(prepared) ?? piecesOf(columns, sharedPieces(columns, clip), units, clip);
  sharedMemo.set(prepared, shared);
  return countedPieces(columns, shared, denominator, urbanVillages);
}

function sampledBasis(prepared: Prepared, levels: Basis['levels'], pieces: Basis['pieces'], known: Sample | null): Basis {
  let sampled = known;
  return {
    levels,
    pieces,
    sampled: () => sampled,
    cells: async (host) => {
      sampled ??= await sample(prepared, pieces, host);
      return sampled;
    },
  };
}

/** The demand of a level and denominator; made once for a prepared city. */
export function demandOf(
  prepared: Prepared,
  by: AreaLevel,
  denominator: Denominator,
  urbanVillages: boolean,
  people: PeopleFrom = 'compounds',
): Demand {
  const basis = basisOf(prepared, denominator, urbanVillages, people);
  const made = demands.get(basis) ?? new Map<AreaLevel, Demand>();
  demands.set(basis, made);
  const known = made.get(by);
  if (known) return known;
  const at = basis.levels.findIndex(({ level }) => level === by);
  const units = basis.levels[at]?.units ?? { units: [], regions: [] };
  const pieces = basis.pieces.map((piece) => ({ ...piece, unit: piece.unitAt[at] ?? -1 }));
  const demand: Demand = { basis, units, pieces, cells: basis.cells };
  made.set(by, demand);
  return demand;
}

/** Takes over the demand of a city whose homes are the same; from `compounds`, which have other doors, the ways out are found again. */
export function carryDemand(from: Prepared, to: Prepared, compounds: readonly number[]): void {
  const made = bases.get(from);
  if (!made) return;
  const moved = new Set(compounds);
  const carried = [...made].map(([key, basis]): [string, Basis] => {
    const sampled = basis.sampled();
    return [key, sampledBasis(to, basis.levels, basis.pieces, sampled && withOtherWays(to, basis.pieces, sampled, moved))];
  });
  bases.set(to, new Map(carried));
}

function withOtherWays(prepared: Prepared, pieces: readonly Piece[], { cells, access }: Sample, moved: ReadonlySet<number>): Sample {
  if (moved.size === 0) return { cells, access };
  const others = access.slice();
  pieces.forEach(({ compound }, piece) => {
    if (!moved.has(compound)) return;
    const end = firstOf(cells, piece + 1);
    for (let i = firstOf(cells, piece); i < end; i++) others[i] = accessAt(prepared, cells.x[i] as number, cells.y[i] as number, compound);
  });
  return { cells, access: others };
}

/** The first sample point of a piece or of one after it: points stand in the order of their pieces. */
function firstOf({ piece, count }: Cells, wanted: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((piece[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const cellsPerBreath = 8000;

/**
 * Ways by compound and square, the same for land, people and dwellings: they hang on the compound and the middle of the square alone. Land
 * outside compounds is not kept.
 */
const accessMemo = new WeakMap<Prepared, Map<number, Map<number, Access>>>();

async function sample(prepared: Prepared, pieces: readonly Piece[], host: Host): Promise<Sample> {
  const cells = cellsOf(pieces);
  const access: Access[] = [];
  const walled = walledIndex(prepared);
  const known = accessMemo.get(prepared) ?? new Map<number, Map<number, Access>>();
  accessMemo.set(prepared, known);
  for (let i = 0; i < cells.count; i++) {
    if (i % cellsPerBreath === 0) await breathe(host);
    const { compound, region } = pieces[cells.piece[i] as number] as Piece;
    const [x, y] = [cells.x[i] as number, cells.y[i] as number];
    const ofCompound = known.get(compound) ?? new Map<number, Access>();
    if (compound >= 0) known.set(compound, ofCompound);
    const square = (x / cellM) * 4e6 + y / cellM;
    const same = ofCompound.get(square);
    if (same) {
      access.push(same);
      continue;
    }
    const gated = prepared.compounds[compound]?.gated === true;
    // The whole compound's land, not the piece's: a unit's border through it must not move the sample.
    const land = prepared.columns.compounds[compound]?.region ?? region;
    const moved = !gated && walled !== null && isBehindWall(prepared, walled, x, y, land) ? middleInCell(land, x, y) : null;
    const own = accessAt(prepared, moved?.[0] ?? x, moved?.[1] ?? y, compound);
    ofCompound.set(square, own);
    access.push(own);
  }
  return { cells, access };
}

function walledIndex({ columns, compounds }: Prepared): Flatbush | null {
  const nowhere = [Infinity, Infinity, -Infinity, -Infinity] as const;
  return boxIndex(columns.compounds.map(({ region }, c) => (compounds[c]?.gated ? region.box : nowhere)));
}

/** The middle of the largest part of some land inside the cell around x, y. Well inside it: on its rim, rounding would choose the side of a wall. */
function middleInCell({ rings }: Region, x: number, y: number): readonly [number, number] | null {
  const half = cellM / 2;
  const parts = ringsInBox(rings, [x - half, y - half, x + half, y + half]);
  const largest = parts.reduce<Ring | null>((best, part) => (best === null || signedArea(part) > signedArea(best) ? part : best), null);
  return largest && centroid(largest);
}

/** Whether the middle of a cell lies outside its own land and inside somebody else's walls. */
function isBehindWall({ columns }: Prepared, walled: Flatbush, x: number, y: number, own: Region): boolean {
  const around = walled.search(x, y, x, y);
  if (around.length === 0 || insideRegion(x, y, own)) return false;
  return around.some((c) => insideRegion(x, y, columns.compounds[c]?.region ?? own));
}

/** How a point of a compound (-1: of none) reaches the network; no way at all gives an empty list. */
export function accessAt(prepared: Prepared, x: number, y: number, compound: number): Access {
  const own = prepared.compounds[compound];
  if (own?.gated) return { doors: doorsFrom(prepared, x, y, compound, own) };
  return { positions: snap(prepared.network, x, y, prepared.accessM, prepared.barriers) };
}

/**
 * Straight legs inside the compound to those of its doors that are connected and not behind a wall, water or railway. The leg is measured
 * from the point, also where the middle of a cell lies just outside the compound; what it may cross is judged from the middle of the
 * compound's land in that cell then.
 */
function doorsFrom(prepared: Prepared, x: number, y: number, compound: number, { doors, ownWalls, otherBarriers }: CompoundAccess) {
  const { columns, barriers, network } = prepared;
  const region = columns.compounds[compound]?.region;
  const [px, py] = (region && !insideRegion(x, y, region) ? middleInCell(region, x, y) : null) ?? [x, y];
  const scale = network.plane.scaleAt(x, y);
  const legs: { door: number; legMm: number }[] = [];
  doors.forEach(({ gate, positions, footX, footY, x: doorX, y: doorY }, door) => {
    if (positions.length === 0 && !prepared.greenGates.has(gate)) return;
    if (!isClear(barriers, ownWalls, footX, footY, px, py, {}) || !isClear(barriers, otherBarriers, footX, footY, px, py, atGate)) return;
    legs.push({ door, legMm: (1000 * Math.hypot(doorX - x, doorY - y)) / scale });
  });
  return legs;
}

const atGate = { opensWithinM: atGateM };
