import { addAt } from '../../core/columns.ts';

const bits = 16;
const side = 2 ** bits - 1;

/**
 * Points of the plane in the order of a Hilbert curve over their extent: `order[k]` is the point that comes k-th, of points in one cell the
 * earlier first. Nodes near each other on the ground then lie near each other in memory, which alone makes a search two to four times faster.
 */
export function hilbertOrder(xy: Float64Array): Uint32Array {
  const count = xy.length / 2;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const extent = Math.max(maxX - minX, maxY - minY);
  const perM = extent > 0 ? side / extent : 0;
  const key = new Uint32Array(count);
  for (let p = 0; p < count; p++) {
    key[p] = hilbertKey(Math.round(((xy[2 * p] as number) - minX) * perM), Math.round(((xy[2 * p + 1] as number) - minY) * perM));
  }
  return sortedByKey(key);
}

/** Place along the curve of a cell of the grid of 2^16 × 2^16. */
function hilbertKey(column: number, row: number): number {
  let [x, y, key] = [column, row, 0];
  for (let bit = 1 << (bits - 1); bit > 0; bit >>= 1) {
    const right = (x & bit) > 0 ? 1 : 0;
    const up = (y & bit) > 0 ? 1 : 0;
    key = 4 * key + ((3 * right) ^ up);
    if (up === 1) continue;
    if (right === 1) [x, y] = [side - x, side - y];
    [x, y] = [y, x];
  }
  return key;
}

/** Stable radix sort of numbers of 32 bits: the indices in rising order of their keys. */
function sortedByKey(key: Uint32Array): Uint32Array {
  const count = key.length;
  let order = new Uint32Array(count);
  let other = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  for (const shift of [0, 16]) {
    const next = new Uint32Array(side + 2);
    for (let i = 0; i < count; i++) addAt(next, (((key[i] as number) >>> shift) & side) + 1, 1);
    for (let d = 0; d <= side; d++) addAt(next, d + 1, next[d] as number);
    for (let i = 0; i < count; i++) {
      const item = order[i] as number;
      other[addAt(next, ((key[item] as number) >>> shift) & side, 1)] = item;
    }
    [order, other] = [other, order];
  }
  return order;
}
