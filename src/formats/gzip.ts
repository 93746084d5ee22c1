import { Gunzip } from 'fflate';
import { BadInput, badInput } from '../core/issue.ts';

export function looksLikeGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** More than any city's extract; a file that unpacks to more is made to exhaust memory. */
const maxUnpackedBytes = 1 << 30;

/** What packs better than this is made to exhaust memory too; small files may repeat themselves as they like. */
const maxRatio = 200;
const ratioFromBytes = 50 << 20;

const chunkBytes = 1 << 20;

/** Unpacks a gzip file. Stopping before the end of its last member is "cut short"; fflate's own streams do not say so. */
export function gunzipWhole(bytes: Uint8Array, file: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const gunzip = new Gunzip((part, final) => {
    parts.push(part);
    size += part.length;
    ended ||= final;
    if (size > maxUnpackedBytes) throw badInput('too-large', { limitMB: maxUnpackedBytes >> 20 }, { file });
    if (size > ratioFromBytes && size > bytes.length * maxRatio) throw badInput('archive-ratio', { ratio: maxRatio }, { file });
  });
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) gunzip.push(bytes.subarray(at, at + chunkBytes), at + chunkBytes >= bytes.length);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw badInput(isEarlyEnd(error) ? 'cut-short' : 'gzip-broken', {}, { file });
  }
  if (!ended) throw badInput('cut-short', {}, { file });
  return joined(parts, size);
}

/** fflate's error code 0: the stream ended inside a block. */
function isEarlyEnd(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 0;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
