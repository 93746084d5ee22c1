import { arcsOf } from './build.ts';
import { components } from './components.ts';
import { positionPoint } from './link-line.ts';
import { contract } from './links.ts';
import type { Network, Position } from './spec.ts';

/** A way that is not there: between two positions (their legs do not count), rounded to whole millimetres of their edges. */
export interface ExtraLink {
  readonly from: Position;
  readonly to: Position;
  readonly mm: number;
}

export interface NetworkEdits {
  /** Edges that nobody walks on. */
  readonly closed?: readonly number[];
  readonly extra?: readonly ExtraLink[];
}

/** A network as it would be with some edges closed and some ways added: to be searched like any other, with the same exactness. */
export interface EditedNetwork {
  /** Nodes and edges of the original keep their numbers, further ones follow; an edge with a new fork keeps its number up to the first. No index. */
  readonly network: Network;
  /** Where a position of the original lies in it; null on a closed edge. */
  at(position: Position): Position | null;
}

const noLine = 2 ** 32 - 1;

/** Puts the edits in and contracts the chains anew: no order of the original is needed, and none is left to mend. */
export function withEdits(network: Network, { closed = [], extra = [] }: NetworkEdits): EditedNetwork {
  const isClosed = new Uint8Array(network.edgeCount);
  for (const edge of closed) isClosed[edge] = 1;
  const forks = forksOf(network, extra);
  const draft = draftOf(network);
  const firstPiece = new Map<number, number>();
  const nodeAt = new Map<string, number>();
  for (const [edge, offsets] of forks) {
    firstPiece.set(edge, network.edgeCount + draft.added.length);
    split(draft, network, edge, offsets, (offset, node) => nodeAt.set(`${edge} ${offset}`, node));
  }
  const endOf = (position: Position): number => {
    const offset = wholeOffset(network, position);
    const { edge } = position;
    if (offset === 0) return network.edgeFrom[edge] as number;
    return offset === network.edgeMm[edge] ? (network.edgeTo[edge] as number) : (nodeAt.get(`${edge} ${offset}`) as number);
  };
  for (const { from, to, mm } of extra) {
    const [a, b] = [endOf(from), endOf(to)];
    const xy = [...positionPoint(network, from), ...positionPoint(network, to)];
    if (a !== b) draft.added.push({ from: a, to: b, mm: Math.round(mm), xy, of: -1 });
  }
  return {
    network: finish(network, draft, isClosed),
    at: (position) => {
      if (isClosed[position.edge] === 1) return null;
      const offsets = forks.get(position.edge) ?? [];
      const piece = offsets.filter((offset) => offset <= position.offsetMm).length;
      if (piece === 0) return position;
      const edge = (firstPiece.get(position.edge) as number) + piece - 1;
      return { ...position, edge, offsetMm: position.offsetMm - (offsets[piece - 1] as number) };
    },
  };
}

/** The original's own columns that change, and what is added behind them. */
interface Draft {
  readonly edgeTo: Uint32Array;
  readonly edgeMm: Uint32Array;
  readonly edgeXY: Float64Array;
  readonly addedXY: number[];
  readonly added: AddedEdge[];
}

/** `of` is the edge of the original of which it is a piece, -1 for an extra one. */
interface AddedEdge {
  readonly from: number;
  readonly to: number;
  readonly mm: number;
  readonly xy: readonly number[];
  readonly of: number;
}

function draftOf({ edgeTo, edgeMm, edgeXY }: Network): Draft {
  return { edgeTo: edgeTo.slice(), edgeMm: edgeMm.slice(), edgeXY: edgeXY.slice(), addedXY: [], added: [] };
}

function wholeOffset({ edgeMm }: Network, { edge, offsetMm }: Position): number {
  return Math.min(Math.max(Math.round(offsetMm), 0), edgeMm[edge] as number);
}

/** Offsets strictly inside edges where extra links end, rising, each once. */
function forksOf(network: Network, extra: readonly ExtraLink[]): Map<number, readonly number[]> {
  const found = new Map<number, Set<number>>();
  for (const position of extra.flatMap(({ from, to }) => [from, to])) {
    const offset = wholeOffset(network, position);
    if (offset === 0 || offset === network.edgeMm[position.edge]) continue;
    const own = found.get(position.edge) ?? new Set();
    found.set(position.edge, own.add(offset));
  }
  return new Map([...found].map(([edge, offsets]) => [edge, [...offsets].sort((a, b) => a - b)]));
}

/** Cuts an edge at some offsets: the edge itself becomes its first piece. */
function split(
  draft: Draft,
  network: Network,
  edge: number,
  offsets: readonly number[],
  onNode: (offset: number, node: number) => void,
): void {
  const forks = offsets.map((offset) => {
    const node = network.nodeCount + draft.addedXY.length / 2;
    const xy = positionPoint(network, { edge, offsetMm: offset, legMm: 0 });
    draft.addedXY.push(...xy);
    onNode(offset, node);
    return { offset, node, xy };
  });
  const [endX = 0, endY = 0] = network.edgeXY.subarray(4 * edge + 2, 4 * edge + 4);
  const end = { offset: network.edgeMm[edge] as number, node: network.edgeTo[edge] as number, xy: [endX, endY] as const };
  forks.forEach((fork, i) => {
    const next = forks[i + 1] ?? end;
    draft.added.push({ from: fork.node, to: next.node, mm: next.offset - fork.offset, xy: [...fork.xy, ...next.xy], of: edge });
  });
  const [first = end] = forks;
  draft.edgeTo[edge] = first.node;
  draft.edgeMm[edge] = first.offset;
  draft.edgeXY.set(first.xy, 4 * edge + 2);
}

function finish(network: Network, { edgeTo, edgeMm, edgeXY, addedXY, added }: Draft, isClosed: Uint8Array): Network {
  const nodeCount = network.nodeCount + addedXY.length / 2;
  const all = <T extends Uint32Array | Uint8Array>(own: T, of: (edge: AddedEdge) => number): T => {
    const longer = new (own.constructor as new (length: number) => T)(own.length + added.length);
    longer.set(own);
    longer.set(added.map(of), own.length);
    return longer;
  };
  const edges = {
    edgeCount: network.edgeCount + added.length,
    edgeFrom: all(network.edgeFrom, ({ from }) => from),
    edgeTo: all(edgeTo, ({ to }) => to),
    edgeMm: all(edgeMm, ({ mm }) => mm),
    edgeXY: longerBy(
      edgeXY,
      added.flatMap(({ xy }) => xy),
    ),
    edgeLine: all(network.edgeLine, ({ of }) => network.edgeLine[of] ?? noLine),
    edgeOffGround: all(network.edgeOffGround, ({ of }) => network.edgeOffGround[of] ?? 1),
  };
  const closed = all(isClosed, ({ of }) => isClosed[of] ?? 0);
  const arcs = arcsOf(edges, nodeCount, closed);
  return {
    plane: network.plane,
    nodeCount,
    nodeXY: longerBy(network.nodeXY, addedXY),
    ...edges,
    ...arcs,
    ...components(nodeCount, arcs.arcStart, arcs.arcNode),
    links: contract({ nodeCount, ...edges, ...arcs }),
    index: null,
    nearMisses: network.nearMisses,
  };
}

function longerBy(column: Float64Array, more: readonly number[]): Float64Array {
  const longer = new Float64Array(column.length + more.length);
  longer.set(column);
  longer.set(more, column.length);
  return longer;
}
