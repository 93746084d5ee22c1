import { crossing, insideRegion, isConvex, nearestOnBoundary, nearestShare, type Region, ringX, ringY } from '../../core/geo/rings.ts';
import type { Host } from '../../core/result.ts';
import { Cancelled } from '../../core/result.ts';
import { type Barriers, barriersNear, buildBarriers } from '../network/barriers.ts';
import { buildNetwork } from '../network/build.ts';
import { snap } from '../network/snap.ts';
import { defaultAccessM, type Network, type Position } from '../network/spec.ts';
import { type Clip, clipAround } from './clip.ts';
import type { CoverageColumns } from './columns.ts';
import { type Entrance, gateToBoundaryM, inferredEntrances, recordedEntrances } from './gates.ts';

/** An entrance with where it reaches the network; no positions where it is beyond access. */
export interface Door extends Entrance {
  readonly positions: readonly Position[];
}

/** A door of a compound, with the point of the compound's own boundary where the leg from inside comes out. */
export interface CompoundDoor extends Door {
  readonly footX: number;
  readonly footY: number;
}

/** How one leaves a compound: only through its doors, or anywhere. `pieces` are the barriers that a leg inside it could cross. */
export interface CompoundAccess {
  readonly gated: boolean;
  readonly doors: readonly CompoundDoor[];
  readonly pieces: readonly number[];
}

const open: CompoundAccess = { gated: false, doors: [], pieces: [] };

/** Everything of a city that does not depend on a rule sheet. */
export interface Prepared {
  readonly columns: CoverageColumns;
  readonly accessM: number;
  readonly clip: Clip;
  readonly network: Network;
  readonly barriers: Barriers;
  /** Doors of each green. */
  readonly greenDoors: readonly (readonly Door[])[];
  readonly compounds: readonly CompoundAccess[];
  readonly inHistoric: readonly boolean[];
  /** Where streets cross the edge of the data; empty where no extent is known. */
  readonly cuts: readonly Position[];
}

/** Builds the network and finds every gate. Once per city revision; yields between its steps. */
export async function prepareCoverage(columns: CoverageColumns, host: Host, accessM = defaultAccessM): Promise<Prepared> {
  const step = async (share: number) => {
    host.progress(share);
    await breathe(host);
  };
  await step(0);
  const network = buildNetwork(columns.lines, columns.plane);
  await step(0.4);
  const recorded = recordedEntrances([...columns.greens, ...columns.compounds], columns.gates, network);
  const ofCompound = (c: number) => recorded[columns.greens.length + c] ?? [];
  const gated = columns.compounds.map(({ walled }, c) => walled ?? ofCompound(c).length > 0);
  const barriers = buildBarriers([
    ...columns.barriers,
    ...columns.compounds.flatMap((compound, c) => (gated[c] ? wallsOf(compound.region, c) : [])),
  ]);
  await step(0.6);
  const door = (entrance: Entrance): Door => ({
    ...entrance,
    positions: snap(network, entrance.x, entrance.y, accessM, barriers, { opensWithinM: gateToBoundaryM }),
  });
  const doorsOf = (region: Region, own: readonly Entrance[]) => (own.length > 0 ? own : inferredEntrances(region, network)).map(door);
  const greenDoors = columns.greens.map(({ region }, g) => doorsOf(region, recorded[g] ?? []));
  await step(0.8);
  const compounds = columns.compounds.map(({ region }, c): CompoundAccess => {
    if (!gated[c]) return open;
    const doors = doorsOf(region, ofCompound(c)).map((own): CompoundDoor => {
      const foot = nearestOnBoundary(own.x, own.y, region);
      return { ...own, footX: foot?.x ?? own.x, footY: foot?.y ?? own.y };
    });
    return { gated: true, doors, pieces: piecesInside(barriers, region, c) };
  });
  const inHistoric = columns.greens.map(({ region }) => {
    const [x, y] = [(region.box[0] + region.box[2]) / 2, (region.box[1] + region.box[3]) / 2];
    return columns.historic.some((district) => insideRegion(x, y, district));
  });
  const cuts = columns.extent === null ? [] : cutPositions(network, columns.extent);
  await step(1);
  const clip = clipAround(...originOf(columns));
  return { columns, accessM, clip, network, barriers, greenDoors, compounds, inHistoric, cuts };
}

/** Lets other messages in, and stops where one of them was "cancel". */
export async function breathe(host: Host): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (host.cancelled()) throw new Cancelled();
}

/**
 * Barriers that a straight leg between two points of a compound could cross. A convex compound's own wall is none of them, and what only
 * touches its box from outside is left out.
 */
function piecesInside(barriers: Barriers, region: Region, owner: number): number[] {
  const [minX, minY, maxX, maxY] = region.box;
  const skin = 0.2;
  const own = barriersNear(barriers, [minX, minY, maxX, maxY]).filter((piece) => barriers.owner[piece] === owner);
  const foreign = barriersNear(barriers, [minX + skin, minY + skin, maxX - skin, maxY - skin]).filter(
    (piece) => barriers.owner[piece] !== owner,
  );
  return isConvex(region) ? foreign : [...own, ...foreign];
}

function wallsOf(region: Region, owner: number) {
  return region.rings.map((line) => ({ line, closed: true, owner, wall: true }));
}

function originOf({ compounds, greens }: CoverageColumns): [number, number] {
  const box = (compounds[0] ?? greens[0])?.region.box;
  return box ? [Math.round(box[0]), Math.round(box[1])] : [500_000, 0];
}

const atBorderM = 0.1;

/** Places where an edge crosses the border of the extent, or ends within 0.1 m of it. */
function cutPositions(network: Network, extent: Region): Position[] {
  const found: Position[] = [];
  for (const ring of extent.rings) {
    for (let i = 0; i < ring.length / 2; i++) {
      const [cx, cy, dx, dy] = [ringX(ring, i), ringY(ring, i), ringX(ring, i + 1), ringY(ring, i + 1)];
      const [west, east, south, north] = [Math.min(cx, dx), Math.max(cx, dx), Math.min(cy, dy), Math.max(cy, dy)];
      const near = network.index?.search(west - atBorderM, south - atBorderM, east + atBorderM, north + atBorderM) ?? [];
      for (const edge of near.sort((a, b) => a - b)) {
        const share = cutShare(network, edge, cx, cy, dx, dy);
        if (share !== null) found.push({ edge, offsetMm: share * (network.edgeMm[edge] as number), legMm: 0 });
      }
    }
  }
  return found;
}

function cutShare({ edgeXY }: Network, edge: number, cx: number, cy: number, dx: number, dy: number): number | null {
  const [ax, ay, bx, by] = edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
  const met = crossing(ax, ay, bx, by, cx, cy, dx, dy);
  if (met !== null) return Math.min(1, Math.max(0, met[0]));
  const off = (x: number, y: number) => {
    const share = nearestShare(x, y, cx, cy, dx, dy);
    return Math.hypot(x - cx - share * (dx - cx), y - cy - share * (dy - cy));
  };
  if (off(ax, ay) <= atBorderM) return 0;
  return off(bx, by) <= atBorderM ? 1 : null;
}
