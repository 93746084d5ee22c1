import { crossing } from '../../core/geo/rings.ts';
import { joinM } from '../network/spec.ts';
import { lineSorts, type MendDoubt, type MendOptions, type Path, type StreetFault, type Vertex } from './spec.ts';
import { insertInto, moveNode, repairOf } from './steps.ts';
import {
  apart,
  type Draft,
  draftOn,
  groundM,
  isEnd,
  levelOf,
  newVertex,
  nodeAt,
  type Spot,
  type Streets,
  spotsNear,
  vertexAt,
} from './streets.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where an edge of one line meets an edge of another: they cross, or a vertex of one lies on the other within 0.1 m. */
export interface Meet extends Place {
  readonly a: Spot;
  readonly b: Spot;
}

/** Where two edges (each named by its first vertex) meet; null where they do not, or lie along each other. */
export function meetOf(streets: Streets, a: Spot, b: Spot): Meet | null {
  const [p, q] = edgeOf(streets, a);
  const [r, s] = edgeOf(streets, b);
  const touch = touching(p, q, r, s) ?? touching(r, s, p, q);
  if (touch) return isAlong(p, q, r, s) ? null : { a, b, ...touch };
  const at = crossing(p.x, p.y, q.x, q.y, r.x, r.y, s.x, s.y);
  return at && { a, b, x: p.x + at[0] * (q.x - p.x), y: p.y + at[0] * (q.y - p.y) };
}

function edgeOf(streets: Streets, { line, index }: Spot): readonly [Vertex, Vertex] {
  return [vertexAt(streets, { line, index }), vertexAt(streets, { line, index: index + 1 })];
}

/** The end of the first edge that lies on the second, within 0.1 m. */
function touching(p: Vertex, q: Vertex, r: Vertex, s: Vertex): Place | null {
  for (const vertex of [p, q]) if (offEdge(vertex, r, s) <= joinM) return { x: vertex.x, y: vertex.y };
  return null;
}

function offEdge(v: Place, r: Vertex, s: Vertex): number {
  const [dx, dy] = [s.x - r.x, s.y - r.y];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((v.x - r.x) * dx + (v.y - r.y) * dy) / length2));
  return Math.hypot(v.x - r.x - share * dx, v.y - r.y - share * dy);
}

/** Edges within about 6° of each other run along, they do not cross: that is the matter of duplicates. */
function isAlong(p: Vertex, q: Vertex, r: Vertex, s: Vertex): boolean {
  const [ux, uy, vx, vy] = [q.x - p.x, q.y - p.y, s.x - r.x, s.y - r.y];
  return Math.abs(ux * vy - uy * vx) < 0.1 * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}

/** The fault of two lines that meet at a place without sharing a vertex there; null where that is no fault, or is one of their ends. */
export function crossingAt(streets: Streets, meet: Meet, options: MendOptions): StreetFault | null {
  const { a, b } = meet;
  if (levelOf(streets, a.line) !== levelOf(streets, b.line)) return null;
  if (isAtEnd(streets, a, meet, options) || isAtEnd(streets, b, meet, options)) return null;
  if (shareNode(streets, meet, options.shortM)) return null;
  const draft = draftOn(streets);
  joinAt(streets, draft, meet, options.shortM);
  const repair = repairOf(streets, draft);
  const doubt = repair ? doubtOf(streets, meet) : 'levels';
  return {
    code: 'crossing-without-node',
    lines: a.line === b.line ? [a.line] : [a.line, b.line],
    at: [meet.x, meet.y],
    to: null,
    metres: 0,
    gapM: null,
    repair,
    sure: doubt === null,
    doubt,
  };
}

/** Whether a line ends there, or a little behind: near misses say what becomes of it. */
function isAtEnd(streets: Streets, { line, index }: Spot, at: Place, { nearM }: MendOptions): boolean {
  const path = streets.pathOf(line) as Path;
  const reach = joinM * streets.ground.columns.plane.scaleAt(at.x, at.y);
  const ends: readonly (readonly [number, number])[] = [
    [0, index],
    [path.length - 1, index + 1],
  ];
  return ends.some(([end, inner]) => {
    const rest = alongM(path, end, inner) + apart(path[inner] as Vertex, at);
    if (rest <= reach) return true;
    return groundM(streets, rest, at as Vertex) <= nearM && isFree(streets, line, end, inner);
  });
}

function alongM(path: Path, end: number, inner: number): number {
  let sum = 0;
  for (let i = Math.min(end, inner); i < Math.max(end, inner); i++) sum += apart(path[i] as Vertex, path[i + 1] as Vertex);
  return sum;
}

/** Whether nothing else joins a line from its end to a vertex. */
function isFree(streets: Streets, line: number, end: number, inner: number): boolean {
  for (let index = Math.min(end, inner); index <= Math.max(end, inner); index++) {
    if (nodeAt(streets, { line, index }).length > 1) return false;
  }
  return true;
}

function shareNode(streets: Streets, { a, b, x, y }: Meet, shortM: number): boolean {
  const around = spotsNear(streets, x, y, shortM).filter((spot) => spot.line === a.line);
  return around.some((spot) =>
    nodeAt(streets, spot).some(
      (other) => (a.line === b.line ? other.index !== spot.index : true) && other.line === b.line && !same(other, spot),
    ),
  );
}

function same(a: Spot, b: Spot): boolean {
  return a.line === b.line && a.index === b.index;
}

/** The vertex of an edge within reach of a place, the nearer of the two. */
function vertexNear(streets: Streets, { line, index }: Spot, at: Place, reach: number): Spot | null {
  const [p, q] = edgeOf(streets, { line, index });
  const nearer = apart(p, at) <= apart(q, at) ? index : index + 1;
  return Math.min(apart(p, at), apart(q, at)) <= reach ? { line, index: nearer } : null;
}

/**
 * Gives both lines the same vertex: one that lies there already if there is one; else a vertex that nothing joins is moved there, which leaves
 * no tiny edge; else a new one.
 */
function joinAt(streets: Streets, draft: Draft, meet: Meet, shortM: number): void {
  const reach = joinM * streets.ground.columns.plane.scaleAt(meet.x, meet.y);
  const [ownA, ownB] = [vertexNear(streets, meet.a, meet, reach), vertexNear(streets, meet.b, meet, reach)];
  if (ownA && ownB) {
    moveNode(draft, nodeAt(streets, ownB), vertexAt(streets, ownA));
    return;
  }
  const has = ownA ?? ownB;
  const joint = has ? vertexAt(streets, has) : newVertex(streets, meet.x, meet.y);
  // From back to front, so that numbers of vertices hold on a line that crosses itself.
  const needs = [ownA ? null : meet.a, ownB ? null : meet.b].filter((spot) => spot !== null).sort((p, q) => q.index - p.index);
  for (const edge of needs) bring(streets, draft, edge, joint, shortM);
}

function bring(streets: Streets, draft: Draft, edge: Spot, joint: Vertex, shortM: number): void {
  const near = vertexNear(streets, edge, joint, shortM);
  const isLoose = near !== null && !isEnd(streets, near) && nodeAt(streets, near).length === 1;
  if (near && isLoose) moveNode(draft, [near], joint);
  else insertInto(draft, edge.line, edge.index, joint);
}

function doubtOf(streets: Streets, { a, b, x, y }: Meet): MendDoubt | null {
  if (a.line === b.line) return 'own-line';
  const { sort, lines } = streets.ground.columns;
  const [sortA, sortB] = [sort[a.line], sort[b.line]];
  if (sortA !== sortB || sortA === lineSorts.expressway) return 'maybe-level';
  // Lines of OpenStreetMap are drawn with their joints: where both lack one in mid-edge, the bridge is as likely to be missing.
  const first = (line: number) => lines.nodeId[lines.lineStart[line] as number] as number;
  const isDrawn = [a.line, b.line].every((line) => !Number.isNaN(first(line)));
  const isThere = vertexNear(streets, a, { x, y }, joinM) !== null || vertexNear(streets, b, { x, y }, joinM) !== null;
  return isDrawn && !isThere ? 'maybe-level' : null;
}
