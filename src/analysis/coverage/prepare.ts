import { breathe } from '../../core/breathe.ts';
import type { Plane } from '../../core/geo/plane.ts';
import {
  crossing,
  distanceToSegment,
  insideRegion,
  isConvex,
  nearestOnBoundary,
  type Region,
  regionArea,
  ringX,
  ringY,
} from '../../core/geo/rings.ts';
import type { Host } from '../../core/result.ts';
import { type Barriers, barriersNear, buildBarriers } from '../network/barriers.ts';
import { buildNetwork } from '../network/build.ts';
import { snap } from '../network/snap.ts';
import { defaultAccessM, type Network, type NetworkLines, type Position } from '../network/spec.ts';
import { type Clip, clipAround, intersection } from './clip.ts';
import type { CoverageColumns, Green } from './columns.ts';
import { type Entrance, inferredEntrances, recordedEntrances } from './gates.ts';

/**
 * An entrance with where it reaches the network; no positions where it is beyond access. The foot is the point of its place's boundary where
 * one steps through: a recorded gate may stand up to 10 m off.
 */
export interface Door extends Entrance {
  readonly footX: number;
  readonly footY: number;
  readonly positions: readonly Position[];
}

/** A gate opens the walls it stands in: those within a metre of its way to its own boundary. */
export const atGateM = 1;

/** How one leaves a compound: only through its doors, or anywhere. */
export interface CompoundAccess {
  readonly gated: boolean;
  readonly doors: readonly Door[];
  /** Its own walls, where a straight leg inside could cross them; and other barriers inside it. */
  readonly ownWalls: readonly number[];
  readonly otherBarriers: readonly number[];
}

const open: CompoundAccess = { gated: false, doors: [], ownWalls: [], otherBarriers: [] };

/** Everything of a city that does not depend on a rule sheet. */
export interface Prepared {
  readonly columns: CoverageColumns;
  readonly accessM: number;
  readonly clip: Clip;
  readonly network: Network;
  readonly barriers: Barriers;
  /** Doors of each green that is open and has a size; none of the others. */
  readonly greenDoors: readonly (readonly Door[])[];
  readonly compounds: readonly CompoundAccess[];
  /** Recorded gates that lead into a green: through one shared with a compound one needs no street. */
  readonly greenGates: ReadonlySet<number>;
  readonly inHistoric: readonly boolean[];
  /** Where streets cross the edge of the data; empty where no extent is known. */
  readonly cuts: readonly Position[];
}

/** Gives the network of some street lines: builds it, or has it ready. */
export type NetworkOf = (lines: NetworkLines, plane: Plane) => Network | Promise<Network>;

/** Builds the network and finds every gate. Once per city revision; yields between its steps. */
export async function prepareCoverage(
  columns: CoverageColumns,
  host: Host,
  accessM = defaultAccessM,
  networkOf: NetworkOf = buildNetwork,
): Promise<Prepared> {
  const step = async (share: number) => {
    host.progress(share);
    await breathe(host);
  };
  await step(0);
  const network = await networkOf(columns.lines, columns.plane);
  await step(0.4);
  const recorded = recordedEntrances([...columns.greens, ...columns.compounds], columns.gates, network);
  const ofCompound = (c: number) => recorded[columns.greens.length + c] ?? [];
  const gated = columns.compounds.map(({ walled }, c) => walled ?? ofCompound(c).length > 0);
  const barriers = buildBarriers([
    ...columns.barriers,
    ...columns.compounds.flatMap((compound, c) => (gated[c] ? wallsOf(compound.region, c) : [])),
  ]);
  await step(0.6);
  const streets = { network, barriers, accessM };
  const greenDoors = columns.greens.map((green, g) => doorsOfGreen(streets, green, recorded[g] ?? []));
  await step(0.8);
  const compounds = columns.compounds.map(({ region }, c): CompoundAccess => {
    if (!gated[c]) return open;
    const doors = doorsOf(streets, region, ofCompound(c));
    return { gated: true, doors, ...barriersInside(barriers, region, c) };
  });
  const clip = clipAround(...originOf(columns));
  const inHistoric = columns.greens.map((green) => mostlyInside(green, columns.historic, clip));
  const cuts = columns.extent === null ? [] : cutPositions(network, columns.extent);
  await step(1);
  return { columns, accessM, clip, network, barriers, greenDoors, compounds, greenGates: gatesOfDoors(greenDoors), inHistoric, cuts };
}

/** What doors are found on. */
export type Streets = Pick<Prepared, 'network' | 'barriers' | 'accessM'>;

/** Doors of a place at its recorded gates, else where they are inferred. */
export function doorsOf(streets: Streets, region: Region, own: readonly Entrance[]): Door[] {
  const entrances = own.length > 0 ? own : inferredEntrances(region, streets.network);
  return entrances.map((entrance) => doorAt(streets, region, entrance));
}

function doorAt({ network, barriers, accessM }: Streets, region: Region, entrance: Entrance): Door {
  const foot = entrance.inferred ? null : nearestOnBoundary(entrance.x, entrance.y, region);
  const opensWithinM = (foot?.distance ?? 0) + atGateM;
  const positions = snap(network, entrance.x, entrance.y, accessM, barriers, { opensWithinM });
  return { ...entrance, footX: foot?.x ?? entrance.x, footY: foot?.y ?? entrance.y, positions };
}

export function doorsOfGreen(streets: Streets, { region, open, areaM2 }: Green, own: readonly Entrance[]): Door[] {
  return open && areaM2 !== null ? doorsOf(streets, region, own) : [];
}

/** Recorded gates among doors. */
export function gatesOfDoors(doors: readonly (readonly Door[])[]): ReadonlySet<number> {
  const gates = new Set<number>();
  for (const own of doors) for (const { gate } of own) if (gate >= 0) gates.add(gate);
  return gates;
}

/** Whether a point, or at least half of a polygon, lies in a historic district. */
export function mostlyInside({ region, isPoint }: Green, districts: readonly Region[], clip: Clip): boolean {
  const { box } = region;
  if (isPoint) return districts.some((district) => insideRegion(box[0], box[1], district));
  const near = districts.filter(({ box: other }) => other[0] <= box[2] && other[2] >= box[0] && other[1] <= box[3] && other[3] >= box[1]);
  if (near.length === 0) return false;
  const inside = intersection(
    clip.toPaths(region),
    near.flatMap((district) => clip.toPaths(district)),
  );
  return clip.area(inside) >= regionArea(region) / 2;
}

/**
 * Barriers that a straight leg between two points of a compound could cross. A convex compound's own wall is none of them, and what only
 * touches its box from outside is left out.
 */
function barriersInside(barriers: Barriers, region: Region, owner: number): Pick<CompoundAccess, 'ownWalls' | 'otherBarriers'> {
  const [minX, minY, maxX, maxY] = region.box;
  const skin = 0.2;
  const isOwn = (piece: number) => barriers.owner[piece] === owner;
  const otherBarriers = barriersNear(barriers, [minX + skin, minY + skin, maxX - skin, maxY - skin]).filter((piece) => !isOwn(piece));
  return { ownWalls: isConvex(region) ? [] : barriersNear(barriers, region.box).filter(isOwn), otherBarriers };
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
  if (distanceToSegment(ax, ay, cx, cy, dx, dy) <= atBorderM) return 0;
  return distanceToSegment(bx, by, cx, cy, dx, dy) <= atBorderM ? 1 : null;
}
