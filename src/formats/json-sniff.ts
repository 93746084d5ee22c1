import { wideEncoding } from './wide.ts';

/** Members at the top of a JSON object that only one of the formats has. */
const telling: Readonly<Record<string, 'geojson' | 'osm'>> = {
  features: 'geojson',
  geometry: 'geojson',
  coordinates: 'geojson',
  geometries: 'geojson',
  elements: 'osm',
  osm3s: 'osm',
};

/** Opens each text of a sequence by RFC 8142. */
export const recordSeparator = '\u001e';

/** True for text that opens as a JSON object or array does, or a GeoJSON text sequence (RFC 8142). */
export function isJsonStart(text: string): boolean {
  return /^\s*(\{\s*("|\}|$)|\[\s*([[{"\-\d\]]|$))/.test(text.startsWith(recordSeparator) ? text.slice(1) : text);
}

/** Which format a JSON text is of, by the first telling member at the top of it; undefined where none tells. */
export function jsonFormat(bytes: Uint8Array): 'geojson' | 'osm' | undefined {
  const wide = wideEncoding(bytes);
  const plain = wide === undefined ? bytes : new TextEncoder().encode(new TextDecoder(wide).decode(bytes));
  // A list of records, which the reader of JSON takes as a table.
  if (isList(plain)) return 'geojson';
  for (const { key, value } of topMembers(plain)) {
    const format = Object.hasOwn(telling, key) ? telling[key] : undefined;
    if (format !== undefined) return format;
    // An object that names a type is GeoJSON or wants to be; Overpass has none at the top.
    if (key === 'type' && /^"(Feature|FeatureCollection|GeometryCollection|(Multi)?(Point|LineString|Polygon))"/.test(value))
      return 'geojson';
  }
  return undefined;
}

function isList(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64).findIndex((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));
  return bytes[start] === 0x5b;
}

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];
const opening = new Set([0x7b, 0x5b]);
const closing = new Set([0x7d, 0x5d]);

/** Keys of the outermost object with the first letters of their values, in order, without building anything. */
function* topMembers(bytes: Uint8Array): Generator<{ key: string; value: string }> {
  let depth = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      const end = stringEnd(bytes, at);
      const next = afterSpace(bytes, end);
      if (depth === 1 && bytes[next] === colon) {
        const from = afterSpace(bytes, next + 1);
        yield { key: latin(bytes, at + 1, end - 1), value: latin(bytes, from, from + 24) };
      }
      at = end;
      continue;
    }
    if (opening.has(byte)) depth++;
    else if (closing.has(byte)) depth--;
    at++;
  }
}

function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at + 1;
}

function afterSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] as number) <= 0x20) at++;
  return at;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(from, to));
}
