import { badInput } from '../core/issue.ts';

/** Bytes to text in one encoding that TextDecoder knows; bytes that are not of it are bad input, never replacement characters. */
export function strictText(bytes: Uint8Array, name: string, file: string): string {
  const decoder = decoderOf(name, file);
  try {
    return decoder.decode(bytes);
  } catch {
    throw badInput('encoding-wrong', { encoding: name, line: firstBadLine(bytes, name) }, { file });
  }
}

function decoderOf(name: string, file: string): TextDecoder {
  try {
    return new TextDecoder(name, { fatal: true });
  } catch {
    throw badInput('encoding-unknown', { encoding: name }, { file });
  }
}

const chunkBytes = 1 << 20;

/** What a strict reading of all the bytes finds. `cut`: all is well but for the last character, of which the first bytes are there. */
export type Validity = 'valid' | 'cut' | 'invalid';

export function validityOf(bytes: Uint8Array, name: string): Validity {
  const decoder = new TextDecoder(name, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true });
  } catch {
    return 'invalid';
  }
  try {
    decoder.decode();
    return 'valid';
  } catch {
    return 'cut';
  }
}

/** The line, from 1, in which the first bytes stand that are not of an encoding. */
export function firstBadLine(bytes: Uint8Array, name: string): number {
  let good = 0;
  let bad = bytes.length;
  // The longest beginning that is whole or only cut is found by halving; a beginning of a valid text is valid.
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (validityOf(bytes.subarray(0, middle), name) === 'invalid') bad = middle;
    else good = middle;
  }
  const before = new TextDecoder(name).decode(bytes.subarray(0, good));
  return before.split('\n').length;
}

export function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}
