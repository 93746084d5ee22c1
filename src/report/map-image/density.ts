const metresPerInch = 0.0254;

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (table[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Signature, and the header chunk that every PNG begins with. */
const headLength = 8 + 25;

/**
 * A PNG that says how many dots it has to the inch (chunk pHYs, PNG specification 11.3.5.3), so that a letter takes it at its size on paper.
 * The bytes must be a PNG without that chunk, as canvases write them.
 */
export function withDensity(png: Uint8Array<ArrayBuffer>, dpi: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round(dpi / metresPerInch);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, crc(chunk.subarray(4, 17)));
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, headLength));
  out.set(chunk, headLength);
  out.set(png.subarray(headLength), headLength + chunk.length);
  return out;
}
