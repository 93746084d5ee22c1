import type Flatbush from 'flatbush';
import type { AreaLevel } from '../../core/area-level.ts';
import { breathe } from '../../core/breathe.ts';
import { boxIndex } from '../../core/geo/boxes.ts';
import { ringsInBox } from '../../core/geo/cut.ts';
import { centroid, insideRegion, type Region, type Ring, signedArea } from '../../core/geo/rings.ts';
import type { Host } from '../../core/result.ts';
import { isClear } from '../network/barriers.ts';
import { snap } from '../network/snap.ts';
import type { Position } from '../network/spec.ts';
import { type Cells, cellM, cellsOf } from './cells.ts';
import { type Piece, piecesOf, type Units, unitsOf } from './pieces.ts';
import { atGateM, type CompoundAccess, type Prepared } from './prepare.ts';
import type { Denominator } from './spec.ts';

/** How a sample point reaches the network: over straight legs to doors of its compound, or at positions of its own. */
export type Access =
  | { readonly doors: readonly { readonly door: number; readonly legMm: number }[] }
  | { readonly positions: readonly Position[] };

/** Sample points, and the way from each to the network. */
export interface Sample {
  readonly cells: Cells;
  readonly access: readonly Access[];
}

/** The demand of one level and denominator, sampled once and kept: nothing in it depends on parks. */
export interface Demand {
  readonly units: Units;
  readonly pieces: readonly Piece[];
  /** The host is that of whoever asks: a sampling that was cancelled is begun again by the next. */
  readonly cells: (host: Host) => Promise<Sample>;
  /** What was sampled so far. */
  readonly sampled: () => Sample | null;
}

const memo = new WeakMap<Prepared, Map<string, Demand>>();

function keptDemand(prepared: Prepared, units: Units, pieces: readonly Piece[], known: Sample | null): Demand {
  let sampled = known;
  return {
    units,
    pieces,
    sampled: () => sampled,
    cells: async (host) => {
      sampled ??= await sample(prepared, pieces, host);
      return sampled;
    },
  };
}

/** Takes over the demand of a city whose homes are the same; from `compounds`, which have other doors, the ways out are found again. */
export function carryDemand(from: Prepared, to: Prepared, compounds: readonly number[]): void {
  const made = memo.get(from);
  if (!made) return;
  const moved = new Set(compounds);
  const carried = [...made].map(([key, demand]): [string, Demand] => {
    const sampled = demand.sampled();
    return [key, keptDemand(to, demand.units, demand.pieces, sampled && withOtherWays(to, demand.pieces, sampled, moved))];
  });
  memo.set(to, new Map(carried));
}

function withOtherWays(prepared: Prepared, pieces: readonly Piece[], { cells, access }: Sample, moved: ReadonlySet<number>): Sample {
  if (moved.size === 0) return { cells, access };
  return {
    cells,
    access: access.map((own, i) => {
      const { compound } = pieces[cells.piece[i] as number] as Piece;
      return moved.has(compound) ? accessAt(prepared, cells.x[i] as number, cells.y[i] as number, compound) : own;
    }),
  };
}

/** The demand of a level and denominator; made once for a prepared city. */
export function demandOf(prepared: Prepared, by: AreaLevel, denominator: Denominator, urbanVillages: boolean): Demand {
  const { compounds, parcels } = prepared.columns;
  const asked = urbanVillages || ![...compounds, ...(parcels ?? [])].some((home) => home.urbanVillage);
  const key = `${by} ${denominator} ${asked}`;
  const made = memo.get(prepared) ?? new Map<string, Demand>();
  memo.set(prepared, made);
  const known = made.get(key);
  if (known) return known;
  const units = unitsOf(prepared.columns, by);
  const pieces = piecesOf(prepared.columns, denominator, units, urbanVillages, prepared.clip);
  const demand = keptDemand(prepared, units, pieces, null);
  made.set(key, demand);
  return demand;
}

const cellsPerBreath = 8000;

async function sample(prepared: Prepared, pieces: readonly Piece[], host: Host): Promise<Sample> {
  const cells = cellsOf(pieces);
  const access: Access[] = [];
  const walled = walledIndex(prepared);
  for (let i = 0; i < cells.count; i++) {
    if (i % cellsPerBreath === 0) await breathe(host);
    const { compound, region } = pieces[cells.piece[i] as number] as Piece;
    const [x, y] = [cells.x[i] as number, cells.y[i] as number];
    const gated = prepared.compounds[compound]?.gated === true;
    // The whole compound's land, not the piece's: a unit's border through it must not move the sample.
    const land = prepared.columns.compounds[compound]?.region ?? region;
    const moved = !gated && walled !== null && isBehindWall(prepared, walled, x, y, land) ? middleInCell(land, x, y) : null;
    access.push(accessAt(prepared, moved?.[0] ?? x, moved?.[1] ?? y, compound));
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
