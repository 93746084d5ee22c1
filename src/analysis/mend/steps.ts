import { joinM } from '../network/spec.ts';
import type { LineChange, Path, Vertex } from './spec.ts';
import { apart, type Draft, levelOf, nodeAt, type Spot, type Streets, spotsJoin, spotsNear, vertexAt } from './streets.ts';

/** Without vertices that repeat the one before in the same place; null where fewer than two are left. */
function withoutRepeats(path: Path): Path | null {
  const kept: Vertex[] = [];
  for (const vertex of path) {
    const last = kept.at(-1);
    if (last && last.x === vertex.x && last.y === vertex.y) {
      // Of two in one place the one that knows its node stays.
      if (Number.isNaN(last.node)) kept[kept.length - 1] = vertex;
    } else kept.push(vertex);
  }
  return kept.length < 2 ? null : kept;
}

/** Puts a vertex into an edge of a line. */
export function insertInto(draft: Draft, line: number, edge: number, vertex: Vertex): void {
  const path = draft.pathOf(line) ?? [];
  // An OSM node id belongs to the vertex that was drawn with it: a new one has none.
  draft.set(line, [...path.slice(0, edge + 1), { ...vertex, node: NaN, from: -1 }, ...path.slice(edge + 1)]);
}

/**
 * Moves all vertices of a node to one place. Those that carry an OSM node id take that of the place, else of the first of them, so that they
 * join there.
 */
export function moveNode(draft: Draft, node: readonly Spot[], to: Vertex): void {
  const known = [to.node, ...node.map((spot) => vertexAt(draft, spot).node)].find((id) => !Number.isNaN(id));
  const byLine = new Map<number, Vertex[]>();
  for (const spot of node) {
    const path = byLine.get(spot.line) ?? [...(draft.pathOf(spot.line) ?? [])];
    const old = vertexAt(draft, spot);
    path[spot.index] = { ...to, node: Number.isNaN(old.node) ? NaN : (known ?? NaN), from: old.from };
    byLine.set(spot.line, path);
  }
  for (const [line, path] of byLine) draft.set(line, withoutRepeats(path));
}

/** What of a repair would join across levels: a changed vertex, and a line of another level that it was apart from. */
function joinsLevels(before: Streets, draft: Draft): boolean {
  return draft.changes().some(({ line, path }) => {
    const isNew = placesOf(before.pathOf(line));
    return (path ?? []).some((vertex, index) => !isNew.has(placeKey(vertex)) && meetsOtherLevel(before, draft, { line, index }));
  });
}

function placeKey({ x, y }: Vertex): string {
  return `${x} ${y}`;
}

function placesOf(path: Path | null): ReadonlySet<string> {
  return new Set((path ?? []).map(placeKey));
}

function meetsOtherLevel(before: Streets, draft: Draft, spot: Spot): boolean {
  const { x, y } = vertexAt(draft, spot);
  const level = levelOf(draft, spot.line);
  const there = spotsNear(draft, x, y, joinM * 1.01).filter((other) => other.line !== spot.line);
  const mates = there.filter((other) => levelOf(draft, other.line) === level && spotsJoin(draft, spot, other));
  return there.some((other) => {
    if (levelOf(draft, other.line) === level || !spotsJoin(draft, spot, other)) return false;
    return (
      !wereJoined(before, spot.line, other.line, { x, y }) && !mates.some((mate) => wereJoined(before, mate.line, other.line, { x, y }))
    );
  });
}

const roomM = 12;

/** Whether two lines shared a node somewhere near a place before. */
function wereJoined(streets: Streets, line: number, other: number, at: { readonly x: number; readonly y: number }): boolean {
  return spotsNear(streets, at.x, at.y, roomM)
    .filter((spot) => spot.line === line)
    .some((spot) => nodeAt(streets, spot).some((mate) => mate.line === other));
}

/** Whether vertices that were one node, and are still there, have come apart. */
function tears(before: Streets, draft: Draft): boolean {
  return draft.changes().some(({ line }) =>
    (before.pathOf(line) ?? []).some((_, index) => {
      const now = nodeAt(before, { line, index }).flatMap((spot) => spotNow(before, draft, spot) ?? []);
      const [first, ...others] = now;
      if (!first || others.length === 0) return false;
      const node = nodeAt(draft, first);
      return others.some((spot) => !node.some((one) => one.line === spot.line && one.index === spot.index));
    }),
  );
}

/** Where a vertex stands in the draft; null where it is gone. */
function spotNow(before: Streets, draft: Draft, spot: Spot): Spot | null {
  const was = vertexAt(before, spot);
  const path = draft.pathOf(spot.line) ?? [];
  const index = path.findIndex((vertex) => (was.from < 0 ? vertex.x === was.x && vertex.y === was.y : vertex.from === was.from));
  return index < 0 ? null : { line: spot.line, index };
}

/** The repair that a draft holds; null where it would join lines of different levels, or take apart what is joined. */
export function repairOf(before: Streets, draft: Draft): readonly LineChange[] | null {
  return joinsLevels(before, draft) || tears(before, draft)
    ? null
    : draft.changes().filter(({ line, path }) => !samePath(before.pathOf(line), path));
}

function samePath(a: Path | null, b: Path | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((vertex, i) => apart(vertex, b[i] as Vertex) === 0 && Object.is(vertex.node, b[i]?.node));
}
