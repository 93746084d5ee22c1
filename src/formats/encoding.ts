import { badInput } from '../core/issue.ts';

/** How bytes were read as text. `reason` is a code. */
export interface TextEncoding {
  readonly name: string;
  readonly reason: 'asked' | 'byte-order-mark' | 'valid-utf8' | 'not-utf8' | 'format';
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * Bytes to text. `auto`: a byte order mark decides, else strict UTF-8, else GB 18030 (which contains GBK and GB 2312). A name is one that
 * TextDecoder knows; bytes that are not of it are bad input, never replacement characters.
 */
export function decodeText(bytes: Uint8Array, wanted: string, file: string): DecodedText {
  if (wanted !== 'auto') return { text: strict(bytes, wanted, file), encoding: { name: wanted, reason: 'asked' } };
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return { text: strict(bytes, marked, file), encoding: { name: marked, reason: 'byte-order-mark' } };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: { name: 'utf-8', reason: 'valid-utf8' } };
  } catch {
    if (stopsInsideCharacter(bytes)) throw badInput('cut-short', {}, { file });
    return { text: strict(bytes, 'gb18030', file), encoding: { name: 'gb18030', reason: 'not-utf8' } };
  }
}

/** True where all is UTF-8 but for the last character, of which the first bytes are there. */
function stopsInsideCharacter(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function strict(bytes: Uint8Array, name: string, file: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name, { fatal: true });
  } catch {
    throw badInput('encoding-unknown', { encoding: name }, { file });
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw badInput('encoding-wrong', { encoding: name }, { file });
  }
}
