import type { Plane } from '../../core/geo/plane.ts';
import { networkVersion } from './serialise.ts';
import type { NetworkLines } from './spec.ts';

const primes = [0x9e37_79b1, 0x85eb_ca77, 0xc2b2_ae3d, 0x27d4_eb2f] as const;

/**
 * A name for the network of some lines: of their content (128 bits), the plane and the version of the build. Other lines have another name, so
 * that a network kept under it can never be a stale one. No secret: it is no protection against somebody who wants two to be equal.
 */
export function networkKey(lines: NetworkLines, plane: Plane): string {
  const columns = [lines.lonLat, lines.nodeId, lines.lineStart, lines.level, lines.offGround];
  const sums = [1, 2, 3, 4];
  for (const column of columns) for (const word of wordsOf(column)) mix(sums, word);
  const lengths = columns.map(({ length }) => length).join('-');
  const digest = sums.map((sum) => finished(sum).toString(16).padStart(8, '0')).join('');
  return `network-${networkVersion}-${plane.centralMeridian}-${lengths}-${digest}`;
}

function wordsOf(column: Float64Array | Uint32Array | Int32Array | Uint8Array): Uint32Array {
  if (column.BYTES_PER_ELEMENT === 1) return Uint32Array.from(column);
  return new Uint32Array(column.buffer, column.byteOffset, column.byteLength / 4);
}

/** Four sums, each stirred by its neighbour. */
function mix(sums: number[], word: number): void {
  let last = sums[3] as number;
  for (let i = 0; i < 4; i++) {
    const stirred = Math.imul((sums[i] as number) ^ word ^ (last >>> 15), primes[i] as number);
    last = (stirred << 13) | (stirred >>> 19);
    sums[i] = last;
  }
}

function finished(sum: number): number {
  const half = Math.imul(sum ^ (sum >>> 16), 0x7feb_352d);
  return (half ^ (half >>> 15)) >>> 0;
}
