import { distanceToRegion, insideRegion, nearestOnBoundary, type Region } from '../../core/geo/rings.ts';
import type { ReachStatus } from '../network/reach.ts';
import { routeLine } from '../network/route.ts';
import { type Field, nearestWay, searchFrom, type Way } from '../network/search.ts';
import { componentsOf } from '../network/snap.ts';
import type { Network, Position } from '../network/spec.ts';

export type XY = readonly [number, number];

/** A way onto the streets, or off them into a thing: over a straight leg to a point of the plane (a gate, or the thing itself). */
export interface Opening {
  readonly x: number;
  readonly y: number;
  /** Before the opening's own legs to the streets. */
  readonly legMm: number;
  readonly positions: readonly Position[];
  /** Index of the recorded gate, -1 for none: a gate shared by start and thing leads straight through. */
  readonly gate: number;
  readonly inferred: boolean;
}

/** Where the walk begins. `compound` is the walled compound around it, -1 for none. */
export interface Start {
  readonly x: number;
  readonly y: number;
  readonly compound: number;
  readonly openings: readonly Opening[];
  /** True where one starts at the openings themselves, as from a park: straight metres are measured from the one taken. */
  readonly atOpenings: boolean;
}

/** Something to be found. A point has no region. */
export interface Target {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly region: Region | null;
  readonly compound: number;
  readonly openings: readonly Opening[];
}

/** A way found: `way` is null where no street is walked. */
interface Found {
  readonly mm: number;
  readonly exit: Opening | null;
  readonly entry: Opening | null;
  readonly way: Way | null;
}

export interface Nearest {
  readonly status: ReachStatus;
  /** Place in the list of targets. */
  readonly target: number;
  readonly metres: number | null;
  readonly straightM: number;
  readonly inferred: boolean;
}

/** Of ways equally long to this, the earlier target wins, as in `reach`. */
const tieMm = 0.05;

/** The streets searched from a start. `inside` gives the straight way between two points of one compound, null where it is barred. */
export interface Walk {
  readonly start: Start;
  readonly field: Field;
  readonly limitM: number;
  readonly inside: (target: Target) => number | null;
}

/** One search over the streets from all openings of a start; all targets are then measured against it. */
export function walkFrom(network: Network, start: Start, inside: Walk['inside'], limitM = Infinity): Walk {
  const sources = start.openings.map(({ positions, legMm }) => ({ positions, startMm: legMm }));
  return { start, field: searchFrom(network, sources, 1000 * limitM), limitM, inside };
}

function shorter(a: Found | null, b: Found): Found {
  return a === null || b.mm < a.mm ? b : a;
}

/** The shortest way to a target; null where none was found within the limit. */
function wayTo({ start, field, inside }: Walk, target: Target): Found | null {
  if (target.region !== null && insideRegion(start.x, start.y, target.region)) return { mm: 0, exit: null, entry: null, way: null };
  const direct = inside(target);
  let best: Found | null = direct === null ? null : { mm: direct, exit: null, entry: null, way: null };
  for (const entry of target.openings) {
    const way = nearestWay(field, entry.positions);
    if (way) best = shorter(best, { mm: way.mm + entry.legMm, exit: start.openings[way.source] ?? null, entry, way });
    if (entry.gate < 0) continue;
    const shared = start.openings.find(({ gate }) => gate === entry.gate);
    if (shared) best = shorter(best, { mm: shared.legMm + entry.legMm, exit: shared, entry, way: null });
  }
  return best;
}

/** Straight ground metres from a point of the plane to a target: to its boundary where it has one, 0 inside it. */
function straightTo(network: Network, x: number, y: number, target: Target): number {
  const plane = target.region ? distanceToRegion(x, y, target.region) : Math.hypot(target.x - x, target.y - y);
  return plane / network.plane.scaleAt(x, y);
}

function startOf({ start }: Walk, exit: Opening | null): XY {
  return start.atOpenings && exit ? [exit.x, exit.y] : [start.x, start.y];
}

function nearestStraight(walk: Walk, targets: readonly Target[]): { readonly target: number; readonly metres: number } {
  const { start, field } = walk;
  const from: readonly XY[] =
    start.atOpenings && start.openings.length > 0 ? start.openings.map(({ x, y }) => [x, y]) : [[start.x, start.y]];
  let best = { target: 0, metres: Infinity };
  targets.forEach((target, index) => {
    for (const [x, y] of from) {
      const metres = straightTo(field.network, x, y, target);
      if (metres < best.metres) best = { target: index, metres };
    }
  });
  return best;
}

function isConnected({ start, field }: Walk, targets: readonly Target[]): boolean {
  const { network } = field;
  const own = new Set(start.openings.flatMap(({ positions }) => [...componentsOf(network, positions)]));
  return targets.some(({ openings }) =>
    openings.some(({ positions }) => [...componentsOf(network, positions)].some((component) => own.has(component))),
  );
}

/** The nearest of some targets on foot, at least one. Deterministic: of equals the earlier. */
export function nearestOf(walk: Walk, targets: readonly Target[]): Nearest {
  let best: Found | null = null;
  let at = 0;
  for (const [index, target] of targets.entries()) {
    const found = wayTo(walk, target);
    if (found === null || (best !== null && found.mm >= best.mm - tieMm)) continue;
    best = found;
    at = index;
  }
  const target = targets[at];
  if (best && target && Math.round(best.mm) <= 1000 * walk.limitM) {
    const straightM = straightTo(walk.field.network, ...startOf(walk, best.exit), target);
    return { status: 'reached', target: at, metres: best.mm / 1000, straightM, inferred: best.entry?.inferred ?? false };
  }
  const straight = nearestStraight(walk, targets);
  const status = best !== null || isConnected(walk, targets) ? 'beyond' : 'unknown';
  return { status, target: straight.target, metres: null, straightM: straight.metres, inferred: false };
}

interface PlaneLine {
  readonly metres: number;
  readonly xy: readonly XY[];
}

/** The walk to one target as a line of the plane, and the straight line beside it. */
export function lineTo(walk: Walk, target: Target): { readonly walk: PlaneLine | null; readonly straight: PlaneLine } {
  const { field } = walk;
  const found = wayTo(walk, target);
  const [x, y] = startOf(walk, found?.exit ?? null);
  const near = target.region && !insideRegion(x, y, target.region) ? nearestOnBoundary(x, y, target.region) : null;
  const end: XY = near ? [near.x, near.y] : target.region ? [x, y] : [target.x, target.y];
  const straight = { metres: straightTo(field.network, x, y, target), xy: [[x, y], end] as const };
  if (!found) return { walk: null, straight };
  const xy: XY[] = [[x, y]];
  if (found.exit) xy.push([found.exit.x, found.exit.y]);
  if (found.way) xy.push(...[...routeLine(field, found.way).xy].reverse());
  if (found.entry) xy.push([found.entry.x, found.entry.y]);
  if (target.region === null) xy.push([target.x, target.y]);
  return { walk: { metres: found.mm / 1000, xy: withoutRepeats(xy) }, straight };
}

function withoutRepeats(xy: readonly XY[]): XY[] {
  return xy.filter(([x, y], i) => i === 0 || Math.hypot(x - (xy[i - 1]?.[0] ?? x), y - (xy[i - 1]?.[1] ?? y)) > 1e-6);
}
