/**
 * GBK as programs of Windows read it (code page 936). The decoder of the browser goes by GB 18030 and has some letters more in the same two
 * bytes; those are left out here, because the programs that ask for GBK do not have them.
 */
function isLaterAddition(code: number): boolean {
  return code === 0xa8bc || code === 0xa8bf || (code >= 0xa989 && code <= 0xa995) || (code >= 0xfe50 && code <= 0xfea0);
}

/** Letters that stand for themselves in no standard: the private use area, and presentation forms that old decoders put there. */
function isPrivate(letter: number): boolean {
  return (letter >= 0xe000 && letter <= 0xf8ff) || (letter >= 0xfe10 && letter <= 0xfe19);
}

let table: ReadonlyMap<string, number> | undefined;

/** The decoder's own table, turned around; built when first asked for. */
function codes(): ReadonlyMap<string, number> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder('gbk', { fatal: true });
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const code = lead * 256 + trail;
      const letter = isLaterAddition(code) ? undefined : letterOf(decoder, lead, trail);
      if (letter !== undefined && !found.has(letter)) found.set(letter, code);
    }
  }
  table = found;
  return found;
}

function letterOf(decoder: TextDecoder, lead: number, trail: number): string | undefined {
  try {
    const letter = decoder.decode(Uint8Array.of(lead, trail));
    return letter.length === 1 && !isPrivate(letter.charCodeAt(0)) ? letter : undefined;
  } catch {
    return undefined;
  }
}

/** A text in GBK, or the first letter of it that GBK does not have. */
export type GbkResult = { readonly bytes: Uint8Array } | { readonly lacks: string };

export function encodeGbk(text: string): GbkResult {
  const byLetter = codes();
  const bytes = new Uint8Array(text.length * 2);
  let size = 0;
  for (const letter of text) {
    const point = letter.charCodeAt(0);
    if (point < 0x80) {
      bytes[size++] = point;
      continue;
    }
    const code = byLetter.get(letter);
    if (code === undefined) return { lacks: letter };
    bytes[size++] = code >> 8;
    bytes[size++] = code & 255;
  }
  return { bytes: bytes.subarray(0, size) };
}
