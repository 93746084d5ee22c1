const headBytes = 1 << 16;

/** UTF-16, which a mark tells or the zero halves of its digits, commas and line breaks do. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, Math.min(bytes.length, headBytes) & ~1);
  const zeros = [0, 0];
  const breaks = [0, 0];
  for (let at = 0; at < head.length; at += 2) {
    for (const half of [0, 1] as const) {
      const [own, other] = [head[at + half], head[at + 1 - half]];
      if (other !== 0 || own === undefined) continue;
      if (own >= 0x20 && own < 0x7f) zeros[half] = (zeros[half] ?? 0) + 1;
      if (own === 10 || own === 13 || own === 9) breaks[half] = (breaks[half] ?? 0) + 1;
    }
  }
  const [little = 0, big = 0] = zeros.map((count, half) => count + (breaks[half] ?? 0));
  if (little === 0 && big === 0) return undefined;
  const [most, least] = little >= big ? [little, big] : [big, little];
  const isWide = least === 0 && most >= 2 && most * 20 >= head.length / 2;
  if (!isWide) return undefined;
  return little >= big ? 'utf-16le' : 'utf-16be';
}
