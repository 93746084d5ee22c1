import type { XY } from '../scenes/draw.ts';
import {
  type BruteCity,
  type BruteCompound,
  type BrutePlace,
  cityWalls,
  cutFeet,
  type Door,
  doorsOf,
  isClear,
  isInside,
  meeting,
  sides,
  snapSeen,
  toBoundary,
  type Wall,
} from './brute-coverage.ts';
import { bruteDijkstra, bruteWalk, type Foot, gap } from './brute-network.ts';

/** The circle by brute force, from the text of design §4: for every compound and thing one plain Dijkstra from the thing. */
export interface BruteThing {
  readonly id: string;
  readonly at: XY;
}

export interface BruteCell {
  readonly home: string;
  readonly status: 'reached' | 'beyond' | 'unknown';
  /** Infinity where no way is known. */
  readonly metres: number;
  readonly straightM: number;
  /** Some distance is too near a limit, or the text leaves it open: nothing is to be concluded. */
  readonly close: boolean;
}

/** A way onto the streets over a straight leg. */
interface Exit {
  readonly leg: number;
  readonly feet: readonly Foot[];
  readonly gate: number;
}

interface Target {
  readonly exits: readonly Exit[];
  readonly inside: BruteCompound | null;
  readonly toPoint: (from: XY) => number;
  readonly at: XY | null;
  readonly close: boolean;
}

const closeM = 0.02;

/** A bridge over the outline: the text does not say whether it is the network that an unrecorded gate looks for. */
function isBridged({ network, offGround }: BruteCity, { ring }: BrutePlace): boolean {
  const crosses = (a: XY, b: XY) =>
    sides(ring).some(([c, d]) => {
      const met = meeting(a, b, c, d);
      return met?.every((share) => share >= 0 && share <= 1) === true;
    });
  return network.edges.some(({ a, b, line }) => offGround[line] === true && crosses(a, b));
}

/** The doors of a place, and whether any of them is too close to call. */
function openDoors(city: BruteCity, place: BrutePlace, walls: readonly Wall[]): ReturnType<typeof doorsOf> {
  const { doors, close } = doorsOf(city, place, walls);
  return { doors, close: close || isBridged(city, place) };
}

function middleOf({ ring }: BruteCompound): XY {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

function pointTarget(city: BruteCity, walls: readonly Wall[], at: XY): Target {
  const inside = city.compounds.find(({ gated, ring }) => gated && isInside(at, ring)) ?? null;
  const rim = city.compounds.some(({ ring }) => toBoundary(at, ring) < closeM);
  const shared = { inside, toPoint: (from: XY) => gap(from, at), at };
  if (!inside) {
    const { feet, close } = snapSeen(city.network, at, walls);
    return { ...shared, exits: [{ leg: 0, feet, gate: -1 }], close: close || rim };
  }
  const { doors, close } = openDoors(city, inside, walls);
  const seen = doors.filter((door) => door.feet.length > 0 && isClear(door.at, at, walls));
  return { ...shared, exits: seen.map((door) => ({ leg: gap(door.at, at), feet: door.feet, gate: door.gate })), close: close || rim };
}

function parkTargets(city: BruteCity, walls: readonly Wall[]): Target[] {
  return city.parks.map((park) => {
    const { doors, close } = openDoors(city, park, walls);
    const toPoint = (from: XY) => (isInside(from, park.ring) ? 0 : toBoundary(from, park.ring));
    return { exits: doors.map(({ feet, gate }) => ({ leg: 0, feet, gate })), inside: null, toPoint, at: null, close };
  });
}

/** Cells of every compound for one row: points, or the parks of the city where `things` is null. */
export function bruteCircle(city: BruteCity, things: readonly BruteThing[] | null, limitM: number): BruteCell[] {
  const walls = cityWalls(city);
  const targets = things ? things.map(({ at }) => pointTarget(city, walls, at)) : parkTargets(city, walls);
  const distances = targets.map(({ exits }) => exits.map(({ feet }) => bruteDijkstra(city.network, feet)));
  const cut = cutFeet(city);
  const toCut = bruteDijkstra(city.network, cut);
  return city.compounds.map((home): BruteCell => {
    const { starts, doors, close } = startsOf(city, walls, home);
    const over = (exit: Exit, distance: readonly number[]) =>
      Math.min(Infinity, ...starts.map(({ feet }) => bruteWalk(city.network, feet, exit.feet, distance) + exit.leg));
    const walks = targets.map((target, t) => {
      const streets = target.exits.map((exit, e) => over(exit, distances[t]?.[e] ?? []));
      return Math.min(Infinity, ...streets, withoutStreet(walls, home, doors, target));
    });
    const metres = Math.min(Infinity, ...walks);
    const from = doors.length > 0 ? doors.map(({ at }) => at) : [middleOf(home)];
    const straight = (target: Target) => Math.min(...from.map(target.toPoint));
    const cutM = Math.min(Infinity, ...starts.map(({ feet }) => bruteWalk(city.network, feet, cut, toCut)));
    const shut = targets.filter(({ exits }) => exits.every(({ feet }) => feet.length === 0)).map(straight);
    const judged = [metres, cutM, ...shut];
    const isOpen = cutM > limitM && shut.every((each) => each > limitM);
    return {
      home: home.id,
      status: metres <= limitM ? 'reached' : metres < Infinity && isOpen ? 'beyond' : 'unknown',
      metres,
      straightM: Math.min(Infinity, ...targets.map(straight)),
      close: close || targets.some((target) => target.close) || judged.some((each) => Math.abs(each - limitM) <= closeM),
    };
  });
}

/** Where the walks of a compound begin: at its gates, or at its middle where it is open. */
function startsOf(city: BruteCity, walls: readonly Wall[], home: BruteCompound) {
  const isHollow = !isInside(middleOf(home), home.ring);
  if (!home.gated) {
    const { feet, close } = snapSeen(city.network, middleOf(home), walls);
    return { starts: [{ feet }], doors: [] as readonly Door[], close: close || isHollow };
  }
  const { doors, close } = openDoors(city, home, walls);
  return { starts: doors, doors, close: close || isHollow };
}

/** Straight: through a gate that both have, or to what stands inside the compound's own walls. */
function withoutStreet(walls: readonly Wall[], home: BruteCompound, doors: readonly Door[], { exits, inside, at }: Target): number {
  const shared = exits.filter(({ gate }) => gate >= 0 && doors.some((door) => door.gate === gate)).map(({ leg }) => leg);
  if (inside !== home || at === null) return Math.min(Infinity, ...shared);
  const seen = doors.filter((door) => door.feet.length > 0 && isClear(door.at, at, walls)).map((door) => gap(door.at, at));
  if (seen.length > 0) return Math.min(...seen);
  return isClear(middleOf(home), at, walls) ? gap(middleOf(home), at) : Infinity;
}
