import { crossing, nearestShare } from '../../core/geo/rings.ts';
import { joinM } from '../network/spec.ts';
import { crossesBarrier } from './barrier.ts';
import { lineSorts, type MendDoubt, type MendOptions, type Path, type StreetFault, type Vertex } from './spec.ts';
import { insertInto, moveNode, repairOf } from './steps.ts';
import { apart, draftOn, groundM, isEnd, levelOf, linesNear, newVertex, nodeAt, type Spot, type Streets, vertexAt } from './streets.ts';
import { walkedFrom } from './walked.ts';

/** A place on a line: on the edge that begins at vertex `edge`; `vertex` is the vertex there, if the place is one. */
interface Target {
  readonly line: number;
  readonly edge: number;
  readonly vertex: number | null;
  readonly x: number;
  readonly y: number;
  readonly planeM: number;
  readonly cost: number;
  /** It is an end that joins nothing either. */
  readonly waits?: boolean;
}

/** Ends nearer than this point anywhere: which way the last metre was drawn says nothing. */
const anyWayM = 0.3;
/** An end points at what lies within 60° of its direction. */
const pointsCos = 0.5;
/** What an end can walk to within so many times the tolerance, it does not miss. */
const nearOnFoot = 4;
/** A dangling end that waits for this one is taken before the inside of a line that is twice as near. */
const endFavour = 0.5;

/** The near miss of one end of a line; null where it misses nothing. */
export function nearMissAt(streets: Streets, spot: Spot, options: MendOptions): StreetFault | null {
  if (!isEnd(streets, spot)) return null;
  const node = nodeAt(streets, spot);
  const touched = touchOf(streets, spot, node);
  if (touched) return touched;
  // An end at which anything else joins has what it wants.
  if (node.some(({ line, index }) => line !== spot.line || Math.abs(index - spot.index) > 1)) return null;
  return overshootOf(streets, spot, options) ?? gapOf(streets, spot, node, options);
}

/** An end that lies on another line, within 0.1 m, without being one of its vertices. */
function touchOf(streets: Streets, spot: Spot, node: readonly Spot[]): StreetFault | null {
  const own = vertexAt(streets, spot);
  const level = levelOf(streets, spot.line);
  const ends = node.filter((other) => isEnd(streets, other) && levelOf(streets, other.line) === level);
  // Of several ends in one place the first speaks.
  if (ends.some(({ line, index }) => line < spot.line || (line === spot.line && index < spot.index))) return null;
  const reach = joinM * streets.ground.columns.plane.scaleAt(own.x, own.y);
  const lines = new Set(node.map(({ line }) => line));
  const target = targets(streets, own, reach, (line) => !lines.has(line) && levelOf(streets, line) === level)[0];
  if (!target) return null;
  const draft = draftOn(streets);
  const path = streets.pathOf(target.line) as Path;
  const there = nearVertex(path, target, own, reach);
  if (there === null) insertInto(draft, target.line, target.edge, own);
  else moveNode(draft, node, path[there] as Vertex);
  const repair = repairOf(streets, draft);
  return faultOf(streets, spot, target, target.planeM, repair, repair ? null : 'levels');
}

/** Which end of the edge lies within reach of a place, if one does. */
function nearVertex(path: Path, { edge }: Target, { x, y }: { readonly x: number; readonly y: number }, reach: number): number | null {
  const [a, b] = [path[edge] as Vertex, path[edge + 1] as Vertex];
  const [toA, toB] = [Math.hypot(a.x - x, a.y - y), Math.hypot(b.x - x, b.y - y)];
  if (Math.min(toA, toB) > reach) return null;
  return toA <= toB ? edge : edge + 1;
}

function nearestOn(path: Path, edge: number, { x, y }: Vertex): Omit<Target, 'line' | 'cost' | 'vertex'> {
  const [a, b] = [path[edge] as Vertex, path[edge + 1] as Vertex];
  const share = nearestShare(x, y, a.x, a.y, b.x, b.y);
  const [tx, ty] = [a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)];
  return { edge, x: tx, y: ty, planeM: Math.hypot(tx - x, ty - y) };
}

/** The nearest place within reach on each line that counts, nearest line first. */
function targets(
  streets: Streets,
  from: Vertex,
  reach: number,
  counts: (line: number, edge: number, at: Omit<Target, 'line' | 'cost' | 'vertex'>) => boolean,
): Target[] {
  const found: Target[] = [];
  for (const line of linesNear(streets, from.x, from.y, reach)) {
    const path = streets.pathOf(line) ?? [];
    let best: Target | null = null;
    for (let edge = 0; edge + 1 < path.length; edge++) {
      const place = nearestOn(path, edge, from);
      if (place.planeM > reach || (best && place.planeM >= best.planeM) || !counts(line, edge, place)) continue;
      best = { ...place, line, vertex: null, cost: place.planeM };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.cost - b.cost || a.line - b.line);
}

/** The end of a line that runs past another by no more than the tolerance. */
function overshootOf(streets: Streets, spot: Spot, options: MendOptions): StreetFault | null {
  const path = streets.pathOf(spot.line) as Path;
  const own = vertexAt(streets, spot);
  const step = spot.index === 0 ? 1 : -1;
  const reach = options.nearM * streets.ground.columns.plane.scaleAt(own.x, own.y);
  let run = 0;
  for (let at = spot.index; at + step >= 0 && at + step < path.length && run <= reach; at += step) {
    const [from, to] = [path[at] as Vertex, path[at + step] as Vertex];
    const cut = firstCut(streets, spot.line, from, to, reach - run);
    if (cut) return cutFault(streets, spot, at, step, { ...cut, pastM: run + apart(from, cut.at) }, options);
    run += apart(from, to);
    // Whatever joins further in keeps its joint.
    if (nodeAt(streets, { line: spot.line, index: at + step }).length > 1) return null;
  }
  return null;
}

interface Cut {
  readonly line: number;
  readonly edge: number;
  readonly at: { readonly x: number; readonly y: number };
}

/** The first crossing of a piece of the tail, within `reach` of its outer end, with a line of the same level that it does not meet otherwise. */
function firstCut(streets: Streets, own: number, from: Vertex, to: Vertex, reach: number): Cut | null {
  let best: (Cut & { readonly farM: number }) | null = null;
  for (const line of linesNear(streets, from.x, from.y, reach)) {
    if (line === own || levelOf(streets, line) !== levelOf(streets, own)) continue;
    const path = streets.pathOf(line) ?? [];
    for (let edge = 0; edge + 1 < path.length; edge++) {
      const [a, b] = [path[edge] as Vertex, path[edge + 1] as Vertex];
      const meets = crossing(from.x, from.y, to.x, to.y, a.x, a.y, b.x, b.y);
      if (!meets) continue;
      const at = { x: from.x + meets[0] * (to.x - from.x), y: from.y + meets[0] * (to.y - from.y) };
      const farM = apart(from, at);
      if (farM <= reach && farM > 0 && (best === null || farM < best.farM)) best = { line, edge, at, farM };
    }
  }
  return best;
}

function cutFault(
  streets: Streets,
  spot: Spot,
  at: number,
  step: 1 | -1,
  cut: Cut & { readonly pastM: number },
  options: MendOptions,
): StreetFault | null {
  const path = streets.pathOf(spot.line) as Path;
  const inner = { line: spot.line, index: at + step };
  // A line that joins the other where the tail begins is a stub, not an overshoot.
  if (nodeAt(streets, inner).some(({ line }) => line === cut.line) && apart(vertexAt(streets, inner), cut.at) <= options.shortM)
    return null;
  const draft = draftOn(streets);
  const other = streets.pathOf(cut.line) as Path;
  const reach = joinM * streets.ground.columns.plane.scaleAt(cut.at.x, cut.at.y);
  const there = nearVertex(other, { ...cut, vertex: null, x: 0, y: 0, planeM: 0, cost: 0 }, cut.at, reach);
  const isJoined = nodeAt(streets, inner).length > 1;
  const innerM = apart(vertexAt(streets, inner), cut.at);
  const atInner = there === null && innerM <= reach;
  const joint = there !== null ? (other[there] as Vertex) : atInner ? vertexAt(streets, inner) : newVertex(streets, cut.at.x, cut.at.y);
  const kept = step === 1 ? path.slice(at + 1) : path.slice(0, at);
  // A vertex just before the joint would leave a tiny edge.
  const drops = atInner || (innerM < options.shortM && !isJoined && kept.length > 1);
  const rest = !drops ? kept : step === 1 ? kept.slice(1) : kept.slice(0, -1);
  const end = { ...joint, from: atInner ? joint.from : -1 };
  draft.set(spot.line, step === 1 ? [end, ...rest] : [...rest, end]);
  if (there === null) cutOther(streets, draft, cut, joint, options);
  const repair = repairOf(streets, draft);
  const target: Target = { line: cut.line, edge: cut.edge, vertex: there, x: joint.x, y: joint.y, planeM: cut.pastM, cost: 0 };
  return faultOf(streets, spot, target, cut.pastM, repair, repair ? doubtOfSorts(streets, spot.line, cut.line) : 'levels');
}

/** Where both lines run past the corner, both are cut there; else the other one gets a vertex. */
function cutOther(streets: Streets, draft: ReturnType<typeof draftOn>, cut: Cut, joint: Vertex, { nearM }: MendOptions): void {
  const other = streets.pathOf(cut.line) as Path;
  const lasts: readonly (readonly [number, Path])[] = [
    [0, [{ ...joint, from: -1 }, ...other.slice(cut.edge + 1)]],
    [other.length - 1, [...other.slice(0, cut.edge + 1), { ...joint, from: -1 }]],
  ];
  for (const [index, path] of lasts) {
    const isOuter = index === 0 ? cut.edge === 0 : cut.edge === other.length - 2;
    const end = other[index] as Vertex;
    if (!isOuter || groundM(streets, apart(end, joint), joint) > nearM) continue;
    if (nodeAt(streets, { line: cut.line, index }).length > 1) continue;
    draft.set(cut.line, path);
    return;
  }
  insertInto(draft, cut.line, cut.edge, joint);
}

/** The end of a line that stops short of another. */
function gapOf(streets: Streets, spot: Spot, node: readonly Spot[], options: MendOptions): StreetFault | null {
  const own = vertexAt(streets, spot);
  const reach = options.nearM * streets.ground.columns.plane.scaleAt(own.x, own.y);
  const level = levelOf(streets, spot.line);
  const walked = walkedFrom(streets, spot, nearOnFoot * reach);
  const found = targets(
    streets,
    own,
    reach,
    (line, edge, at) => levelOf(streets, line) === level && walked.to(line, edge, at) > nearOnFoot * reach,
  ).map((target) => settled(streets, own, target, reach, options.shortM));
  const best = chosenOf(spot, found);
  if (!best) return null;
  const draft = draftOn(streets);
  const path = streets.pathOf(best.line) as Path;
  if (best.vertex !== null) moveNode(draft, node, path[best.vertex] as Vertex);
  else {
    const joint = newVertex(streets, best.x, best.y);
    insertInto(draft, best.line, best.edge, joint);
    // A line that comes back to itself has its numbers moved by the new vertex.
    moveNode(draft, best.line === spot.line ? shifted(node, best.edge) : node, joint);
  }
  const repair = repairOf(streets, draft);
  const doubt = repair ? gapDoubt(streets, spot, own, best) : 'levels';
  return faultOf(streets, spot, best, best.planeM, repair, doubt);
}

/**
 * Of ends that wait for each other the first stays and the others come to it, so that any number of them meet in one place; one that would wait
 * for the first says nothing itself. Beside them, the nearest line.
 */
function chosenOf(spot: Spot, found: readonly Target[]): Target | null {
  const isBefore = ({ line, vertex }: Target) => line < spot.line || (line === spot.line && (vertex ?? 0) < spot.index);
  const [first] = found.filter((target) => target.waits && isBefore(target)).sort((a, b) => a.line - b.line);
  const others = found.filter((target) => !target.waits);
  return [...(first ? [first] : []), ...others].sort((a, b) => a.cost - b.cost || a.line - b.line)[0] ?? null;
}

function shifted(node: readonly Spot[], edge: number): readonly Spot[] {
  return node.map(({ line, index }) => ({ line, index: index > edge ? index + 1 : index }));
}

/** A target moved to the vertex beside it where one lies near, so that no tiny edge comes to be; dangling ends are favoured. */
function settled(streets: Streets, own: Vertex, target: Target, reach: number, shortM: number): Target {
  const path = streets.pathOf(target.line) as Path;
  const vertices = [target.edge, target.edge + 1].filter((index) => {
    const vertex = path[index] as Vertex;
    const isEndThere = index === 0 || index === path.length - 1;
    const isDangling = isEndThere && nodeAt(streets, { line: target.line, index }).length === 1;
    return apart(own, vertex) <= reach && (isDangling || apart(vertex, target) < shortM);
  });
  const nearest = vertices.sort((a, b) => apart(own, path[a] as Vertex) - apart(own, path[b] as Vertex))[0];
  if (nearest === undefined) return target;
  const vertex = path[nearest] as Vertex;
  const planeM = apart(own, vertex);
  const isEndThere = nearest === 0 || nearest === path.length - 1;
  const waits = isEndThere && nodeAt(streets, { line: target.line, index: nearest }).length === 1;
  const cost = isEndThere ? endFavour * planeM : target.planeM;
  return { ...target, vertex: nearest, x: vertex.x, y: vertex.y, planeM, cost, waits };
}

function gapDoubt(streets: Streets, spot: Spot, own: Vertex, target: Target): MendDoubt | null {
  if (crossesBarrier(streets, own, target)) return 'barrier';
  const { vertex, line, waits } = target;
  const isAimed =
    pointsAt(streets, spot, own, target) || (waits && vertex !== null && pointsAt(streets, { line, index: vertex }, target, own));
  if (groundM(streets, target.planeM, own) > anyWayM && !isAimed) return 'aside';
  return doubtOfSorts(streets, spot.line, target.line);
}

function doubtOfSorts({ ground }: Streets, line: number, other: number): MendDoubt | null {
  const { sort } = ground.columns;
  const fast = [sort[line], sort[other]].filter((one) => one === lineSorts.expressway).length;
  return fast === 1 ? 'maybe-level' : null;
}

/** Whether the end of a line points at a place: its direction is that of its last metre and more. */
function pointsAt(
  streets: Streets,
  spot: Spot,
  own: Readonly<Record<'x' | 'y', number>>,
  to: Readonly<Record<'x' | 'y', number>>,
): boolean {
  const path = streets.pathOf(spot.line) as Path;
  const step = spot.index === 0 ? 1 : -1;
  let inner: Readonly<Record<'x' | 'y', number>> = own;
  for (let at = spot.index + step; at >= 0 && at < path.length && apart(inner, own) < 1; at += step) inner = path[at] as Vertex;
  const [dx, dy] = [own.x - inner.x, own.y - inner.y];
  const [tx, ty] = [to.x - own.x, to.y - own.y];
  return dx * tx + dy * ty >= pointsCos * Math.hypot(dx, dy) * Math.hypot(tx, ty);
}

function faultOf(
  streets: Streets,
  spot: Spot,
  target: Target,
  planeM: number,
  repair: StreetFault['repair'],
  doubt: MendDoubt | null,
): StreetFault {
  const own = vertexAt(streets, spot);
  return {
    code: 'near-miss-end',
    lines: target.line === spot.line ? [spot.line] : [spot.line, target.line],
    at: [own.x, own.y],
    to: [target.x, target.y],
    metres: groundM(streets, planeM, own),
    gapM: null,
    repair,
    sure: doubt === null,
    doubt,
  };
}
