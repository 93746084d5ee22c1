import type { Box } from '../../core/geo/rings.ts';
import type { Links } from '../network/spec.ts';
import type { Sample } from './demand.ts';
import type { Piece } from './pieces.ts';

/** Sample points of a demand, found again by place, by compound and by whether they reach the streets on their own. */
export interface SampleIndex {
  /** Compound of each point, -1 for none, and its atom. */
  readonly compound: Int32Array;
  readonly atom: Uint32Array;
  /** Points that reach the streets on their own, not through the doors of a compound. */
  readonly loose: Uint32Array;
  /** Of those, the places in `loose` of the ones that reach a link; one may reach several. */
  looseOnLink(link: number): Uint32Array;
  ofCompound(compound: number): Uint32Array;
  /** Calls `visit` with each point in a box of the plane. */
  within(box: Box, visit: (point: number) => void): void;
}

export function sampleIndex(
  pieces: readonly Piece[],
  atomOf: Uint32Array,
  { cells, access }: Sample,
  compoundCount: number,
  { edgeLink, linkCount }: Links,
): SampleIndex {
  const compound = new Int32Array(cells.count);
  const atom = Uint32Array.from(cells.piece, (piece) => atomOf[piece] as number);
  const loose: number[] = [];
  for (let i = 0; i < cells.count; i++) {
    compound[i] = (pieces[cells.piece[i] as number] as Piece).compound;
    if ('positions' in (access[i] as Sample['access'][number])) loose.push(i);
  }
  const byCompound = grouped(cells.count, compoundCount + 1, (i) => (compound[i] as number) + 1);
  const tiles = tilesOf(cells.x, cells.y, cells.count);
  const feet: (readonly [number, number])[] = [];
  loose.forEach((point, at) => {
    const way = access[point] as Sample['access'][number];
    if ('positions' in way) for (const { edge } of way.positions) feet.push([edgeLink[edge] as number, at]);
  });
  const byLink = grouped(feet.length, linkCount, (foot) => feet[foot]?.[0] as number);
  const looseOnLink = (link: number) => byLink(link).map((foot) => feet[foot]?.[1] as number);
  return { compound, atom, loose: Uint32Array.from(loose), looseOnLink, ofCompound: (c) => byCompound(c + 1), within: tiles };
}

/** Members of each group, by a counting sort. */
function grouped(count: number, groups: number, groupOf: (member: number) => number): (group: number) => Uint32Array {
  const start = new Uint32Array(groups + 1);
  for (let i = 0; i < count; i++) {
    const next = groupOf(i) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const at = start.slice();
  const members = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const group = groupOf(i);
    const place = at[group] as number;
    members[place] = i;
    at[group] = place + 1;
  }
  return (group) => members.subarray(start[group] as number, start[group + 1] as number);
}

const leastTileM = 100;
const mostTiles = 1000;

/** Points by square tiles; at most a thousand tiles a side, so that one point far off costs no memory. */
function tilesOf(x: Float64Array, y: Float64Array, count: number): SampleIndex['within'] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    minX = Math.min(minX, x[i] as number);
    maxX = Math.max(maxX, x[i] as number);
    minY = Math.min(minY, y[i] as number);
    maxY = Math.max(maxY, y[i] as number);
  }
  if (count === 0) return () => {};
  const size = Math.max(leastTileM, (maxX - minX) / mostTiles, (maxY - minY) / mostTiles);
  const [across, up] = [Math.floor((maxX - minX) / size) + 1, Math.floor((maxY - minY) / size) + 1];
  const column = (at: number) => Math.min(across - 1, Math.max(0, Math.floor((at - minX) / size)));
  const row = (at: number) => Math.min(up - 1, Math.max(0, Math.floor((at - minY) / size)));
  const members = grouped(count, across * up, (i) => row(y[i] as number) * across + column(x[i] as number));
  return ([left, bottom, right, top], visit) => {
    if (left > maxX || right < minX || bottom > maxY || top < minY) return;
    for (let j = row(bottom); j <= row(top); j++) {
      for (let i = column(left); i <= column(right); i++) {
        for (const point of members(j * across + i)) {
          const [px, py] = [x[point] as number, y[point] as number];
          if (px >= left && px <= right && py >= bottom && py <= top) visit(point);
        }
      }
    }
  };
}
