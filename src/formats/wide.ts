const headBytes = 1 << 16;

/**
 * UTF-16: a mark tells, or the zero halves of its digits, spaces, commas and line breaks, which no other encoding has. Files of Excel
 * (Unicode text) and of old Windows programs come so, the mark sometimes lost.
 */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const end = Math.min(bytes.length, headBytes) & ~1;
  let little = 0;
  let big = 0;
  for (let at = 0; at < end; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    if (second === 0 && isPlain(first)) little++;
    else if (first === 0 && isPlain(second)) big++;
  }
  const [most, least] = little >= big ? [little, big] : [big, little];
  // Letters whose own low half is zero (U+3000) are rare beside them.
  if (most < 2 || most < 4 * least || most * 40 < end) return undefined;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/** Bytes of ASCII. */
function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13;
}
