import { featureCollection, intersect, polygon } from '@turf/turf';
import type { XY } from '../scenes/draw.ts';
import {
  accessSlackM,
  along,
  type BruteNetwork,
  bruteComponents,
  bruteDijkstra,
  bruteWalk,
  type Foot,
  gap,
  shareOf,
} from './brute-network.ts';

/**
 * Walked coverage by brute force, written from the text of design §4: every cell tries every edge, every wall and every park. Metres in the
 * plane of drawn scenes.
 */
export interface BrutePlace {
  readonly id: string;
  readonly ring: readonly XY[];
}

export interface BrutePark extends BrutePlace {
  readonly radiusM: number;
}

export interface BruteCompound extends BrutePlace {
  readonly gated: boolean;
}

export interface BruteGate {
  readonly at: XY;
  /** Ids of what it belongs to; empty: to each place whose boundary is within 10 m. */
  readonly of: readonly string[];
}

export interface BruteCity {
  readonly network: BruteNetwork;
  /** For each line of the network whether it is a bridge or tunnel. */
  readonly offGround: readonly boolean[];
  /** Parks that count; those that do not are as if not there. */
  readonly parks: readonly BrutePark[];
  readonly compounds: readonly BruteCompound[];
  readonly gates: readonly BruteGate[];
  readonly barriers: readonly { readonly kind: string; readonly points: readonly XY[] }[];
  readonly extent: readonly XY[] | null;
}

export interface Wall {
  readonly a: XY;
  readonly b: XY;
  /** A wall, not water or rail. */
  readonly solid: boolean;
}

export interface Door {
  readonly at: XY;
  /** The places it belongs to. */
  readonly owners: readonly string[];
  /** Index of the recorded gate, -1 for an inferred one. */
  readonly gate: number;
  readonly feet: readonly Foot[];
}

export interface CellAmounts {
  readonly at: XY;
  covered: number;
  uncovered: number;
  unknown: number;
  /** Some distance lies within 2 cm of a limit. */
  close: boolean;
}

const cellM = 25;
const accessM = 100;
const longestM = 500;
const closeM = 0.02;
const gateM = 10;
const touchM = 0.001;
const nearestPointM = 30;

/** Shares along p→q and a→b where their lines meet; null for parallels. */
export function meeting(p: XY, q: XY, a: XY, b: XY): [number, number] | null {
  const [rx, ry, sx, sy] = [q[0] - p[0], q[1] - p[1], b[0] - a[0], b[1] - a[1]];
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-12) return null;
  return [((a[0] - p[0]) * sy - (a[1] - p[1]) * sx) / cross, ((a[0] - p[0]) * ry - (a[1] - p[1]) * rx) / cross];
}

export function sides(ring: readonly XY[]): [XY, XY][] {
  return ring.map((a, i) => [a, ring[(i + 1) % ring.length] as XY]);
}

export function toBoundary(p: XY, ring: readonly XY[]): number {
  return Math.min(...sides(ring).map(([a, b]) => gap(p, along(a, b, shareOf(p, a, b)))));
}

export function isInside([x, y]: XY, ring: readonly XY[]): boolean {
  return sides(ring).filter(([a, b]) => a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])).length % 2 === 1;
}

/** A leg is clear where it meets no wall between its ends; a door stands in its wall, so its own end may touch. */
export function isClear(p: XY, q: XY, walls: readonly Wall[]): boolean {
  const length = gap(p, q);
  return walls.every(({ a, b }) => {
    const met = meeting(p, q, a, b);
    if (met === null || met[1] < 0 || met[1] > 1) return true;
    const from = met[0] * length;
    return from < touchM || from > length - touchM;
  });
}

/** The nearest position of an edge that can be seen from p: sight changes only where a line past a wall's end, or a wall, meets the edge. */
function nearestSeen(p: XY, a: XY, b: XY, walls: readonly Wall[]): { share: number; leg: number } | null {
  const changes = walls.flatMap((wall) => {
    const past = [wall.a, wall.b].map((end) => meeting(a, b, p, end)?.[0]);
    return [...past, meeting(a, b, wall.a, wall.b)?.[0]].filter((share) => share !== undefined && share > 0 && share < 1) as number[];
  });
  const cuts = [0, ...changes, 1].sort((s, t) => s - t);
  const foot = shareOf(p, a, b);
  let best: { share: number; leg: number } | null = null;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    if (!isClear(p, along(a, b, (from + to) / 2), walls)) continue;
    const share = Math.min(to, Math.max(from, foot));
    const leg = gap(p, along(a, b, share));
    if (best === null || leg < best.leg) best = { share, leg };
  }
  return best;
}

interface Snapped {
  readonly feet: readonly Foot[];
  readonly close: boolean;
}

/** The nearest position that no wall hides, and every edge within 1 mm of that distance. */
export function snapSeen(network: BruteNetwork, p: XY, walls: readonly Wall[]): Snapped {
  const near = network.edges.flatMap(({ a, b, metres }, edge): Foot[] => {
    if (gap(p, along(a, b, shareOf(p, a, b))) > accessM + closeM) return [];
    const seen = nearestSeen(p, a, b, walls);
    return seen === null ? [] : [{ edge, offset: seen.share * metres, leg: seen.leg }];
  });
  const nearest = Math.min(Infinity, ...near.map(({ leg }) => leg));
  const close = Math.abs(nearest - accessM) < closeM || near.some(({ leg }) => Math.abs(leg - nearest - 0.001) < 0.0005);
  return { feet: nearest > accessM + accessSlackM ? [] : near.filter(({ leg }) => leg <= nearest + 0.001), close };
}

/** Where lines on the ground cross the boundary; else the boundary point nearest the network, if within 30 m. */
function inferredGates(city: BruteCity, ring: readonly XY[]): XY[] {
  const onGround = city.network.edges.filter(({ line }) => !city.offGround[line]);
  const crossings = onGround.flatMap(({ a, b }) =>
    sides(ring).flatMap(([c, d]) => {
      const met = meeting(a, b, c, d);
      return met === null || met[0] < 0 || met[0] > 1 || met[1] < 0 || met[1] > 1 ? [] : [along(a, b, met[0])];
    }),
  );
  if (crossings.length > 0) return crossings;
  const pairs = city.network.edges.flatMap(({ a, b }) =>
    sides(ring).flatMap(([c, d]) => [
      ...[a, b].map((p) => ({ at: along(c, d, shareOf(p, c, d)), distance: gap(p, along(c, d, shareOf(p, c, d))) })),
      { at: c, distance: gap(c, along(a, b, shareOf(c, a, b))) },
    ]),
  );
  const nearest = pairs.reduce((best, pair) => (pair.distance < best.distance ? pair : best), { at: [0, 0] as XY, distance: Infinity });
  return nearest.distance <= nearestPointM ? [nearest.at] : [];
}

export function cityWalls(city: BruteCity): Wall[] {
  const own = city.compounds.filter(({ gated }) => gated).flatMap(({ ring }) => sides(ring).map(([a, b]) => ({ a, b, solid: true })));
  const drawn = city.barriers.flatMap(({ kind, points }) =>
    points.slice(1).map((b, i) => ({ a: points[i] as XY, b, solid: kind === 'wall' })),
  );
  return [...own, ...drawn];
}

function ownersOf(city: BruteCity, { at, of }: BruteGate): string[] {
  if (of.length > 0) return [...of];
  return [...city.parks, ...city.compounds].filter(({ ring }) => toBoundary(at, ring) <= gateM + accessSlackM).map(({ id }) => id);
}

/**
 * What the text leaves open about a door: whether it also opens a wall that stands right before it (another compound's, a drawn one, its own
 * round the corner), and whether a gate that a park and a compound share, but no street reaches, lets people through.
 */
function isUndecided({ at, owners, feet }: Door, walls: readonly Wall[]): boolean {
  const beforeIt = walls.some(({ a, b, solid }) => {
    const distance = gap(at, along(a, b, shareOf(at, a, b)));
    return solid && distance > touchM && distance < gateM + 2;
  });
  return beforeIt || (owners.length > 1 && feet.length === 0);
}

/** The doors of a place, and whether any of them is too close to call. */
export function doorsOf(city: BruteCity, { id, ring }: BrutePlace, walls: readonly Wall[]): { doors: Door[]; close: boolean } {
  const recorded = city.gates
    .map((gate, index) => ({ at: gate.at, owners: ownersOf(city, gate), gate: index }))
    .filter(({ owners }) => owners.includes(id));
  const all = recorded.length > 0 ? recorded : inferredGates(city, ring).map((at) => ({ at, owners: [id], gate: -1 }));
  const snapped = all.map((door) => ({ door, found: snapSeen(city.network, door.at, walls) }));
  const doors = snapped.map(({ door, found }) => ({ ...door, feet: found.feet }));
  return { doors, close: snapped.some(({ found }) => found.close) || doors.some((door) => isUndecided(door, walls)) };
}

/** Where streets cross the edge of the data. */
export function cutFeet(city: BruteCity): Foot[] {
  if (city.extent === null) return [];
  const border = sides(city.extent);
  return city.network.edges.flatMap(({ a, b, metres }, edge) =>
    border.flatMap(([c, d]) => {
      const met = meeting(a, b, c, d);
      return met === null || met[0] < 0 || met[0] > 1 || met[1] < 0 || met[1] > 1 ? [] : [{ edge, offset: met[0] * metres, leg: 0 }];
    }),
  );
}

interface Goal {
  readonly feet: readonly Foot[];
  readonly distance: readonly number[];
}

interface Ready {
  readonly city: BruteCity;
  readonly walls: readonly Wall[];
  readonly parks: readonly (Goal & { readonly park: BrutePark; readonly doors: readonly Door[] })[];
  readonly cut: Goal;
  readonly gateComponents: ReadonlySet<number>;
}

type Verdict = 'covered' | 'uncovered' | 'unknown';

/** Ways out of one sample point: its leg, then either feet on the network or a gate that opens into a park. */
interface Exit {
  readonly leg: number;
  readonly feet: readonly Foot[];
  readonly gate: number;
}

function exitsOf({ city, walls }: Ready, at: XY, compound: BruteCompound, doors: readonly Door[]): { exits: Exit[]; close: boolean } {
  if (!compound.gated) {
    const { feet, close } = snapSeen(city.network, at, walls);
    return { exits: [{ leg: 0, feet, gate: -1 }], close };
  }
  const exits = doors
    .filter((door) => isClear(door.at, at, walls))
    .map(({ at: gate, feet, gate: index }) => ({ leg: gap(at, gate), feet, gate: index }));
  return { exits, close: false };
}

function verdict(ready: Ready, at: XY, exits: readonly Exit[]): { status: Verdict; close: boolean } {
  let close = false;
  const within = (metres: number, limitM: number) => {
    close ||= Math.abs(metres - limitM) <= closeM;
    return metres <= limitM;
  };
  const { network } = ready.city;
  const walk = (goal: Goal) =>
    Math.min(Infinity, ...exits.map(({ leg, feet }) => leg + bruteWalk(network, feet, goal.feet, goal.distance)));
  const throughSharedGate = (doors: readonly Door[]) =>
    Math.min(Infinity, ...exits.filter(({ gate }) => gate >= 0 && doors.some((door) => door.gate === gate)).map(({ leg }) => leg));
  const near = ready.parks.filter(({ park }) => within(isInside(at, park.ring) ? 0 : toBoundary(at, park.ring), park.radiusM));
  const walks = near.map((goal) => within(Math.min(walk(goal), throughSharedGate(goal.doors)), goal.park.radiusM));
  if (walks.some(Boolean)) return { status: 'covered', close };
  const components = exits.flatMap(({ feet }) => [...bruteComponents(network, feet)]);
  const known =
    ready.parks.length > 0 &&
    components.some((component) => ready.gateComponents.has(component)) &&
    near.every(({ feet }) => feet.length > 0) &&
    !within(walk(ready.cut), longestM);
  return { status: known ? 'uncovered' : 'unknown', close };
}

function areaIn(ring: readonly XY[], x: number, y: number): number {
  const closed = (points: readonly XY[]) => polygon([[...points, points[0] as XY].map(([px, py]) => [px, py])]);
  const cell = closed([
    [x, y],
    [x + cellM, y],
    [x + cellM, y + cellM],
    [x, y + cellM],
  ]);
  const part = intersect(featureCollection([closed(ring), cell]))?.geometry;
  if (part === undefined) return 0;
  const rings = part.type === 'Polygon' ? part.coordinates : part.coordinates.flat();
  return Math.abs(rings.reduce((sum, points) => sum + shoelace(points as [number, number][], x, y), 0));
}

function shoelace(points: readonly [number, number][], x0: number, y0: number): number {
  return points.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = points[i] as [number, number];
    return sum + ((px - x0) * (y - y0) - (x - x0) * (py - y0)) / 2;
  }, 0);
}

/** Amounts of each cell that residential land touches, by the cell's lower left corner; null where a gate is too close to call. */
export function bruteCoverage(city: BruteCity): Map<string, CellAmounts> | null {
  const walls = cityWalls(city);
  const goal = (feet: readonly Foot[]): Goal => ({ feet, distance: bruteDijkstra(city.network, feet) });
  const found = city.parks.map((park) => ({ park, ...doorsOf(city, park, walls) }));
  const homes = city.compounds.map((compound) => ({
    compound,
    ...(compound.gated ? doorsOf(city, compound, walls) : { doors: [], close: false }),
  }));
  if ([...found, ...homes].some(({ close }) => close)) return null;
  const parks = found.map(({ park, doors }) => ({ park, doors, ...goal(doors.flatMap(({ feet }) => feet)) }));
  const gateComponents = new Set(parks.flatMap(({ feet }) => [...bruteComponents(city.network, feet)]));
  const ready: Ready = { city, walls, parks, cut: goal(cutFeet(city)), gateComponents };
  const cells = new Map<string, CellAmounts>();
  for (const { compound, doors } of homes) addCells(ready, compound, doors, cells);
  return cells;
}

function addCells(ready: Ready, compound: BruteCompound, doors: readonly Door[], cells: Map<string, CellAmounts>): void {
  const [xs, ys] = [compound.ring.map(([x]) => x), compound.ring.map(([, y]) => y)];
  const floor = (value: number) => Math.floor(value / cellM) * cellM;
  for (let x = floor(Math.min(...xs)); x < Math.max(...xs); x += cellM) {
    for (let y = floor(Math.min(...ys)); y < Math.max(...ys); y += cellM) {
      const area = areaIn(compound.ring, x, y);
      if (area === 0) continue;
      const at: XY = [x + cellM / 2, y + cellM / 2];
      const { exits, close } = exitsOf(ready, at, compound, doors);
      const said = verdict(ready, at, exits);
      const cell = cells.get(`${x} ${y}`) ?? { at: [x, y], covered: 0, uncovered: 0, unknown: 0, close: false };
      cell[said.status] += area;
      cell.close ||= close || said.close;
      cells.set(`${x} ${y}`, cell);
    }
  }
}
