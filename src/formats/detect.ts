import { badInput } from '../core/issue.ts';
import { looksLikeGzip } from './gzip.ts';
import { looksLikePbf } from './osm/pbf.ts';

/** What the bytes are. `json` may still be GeoJSON or Overpass; only its members tell. */
export type Content = 'osm-pbf' | 'gzip' | 'xml' | 'json';

/** What each ending promises; the longest that fits counts. */
const promises: readonly (readonly [ending: string, content: Content])[] = [
  ['.osm.pbf', 'osm-pbf'],
  ['.pbf', 'osm-pbf'],
  ['.gz', 'gzip'],
  ['.osm', 'xml'],
  ['.xml', 'xml'],
  ['.geojson', 'json'],
  ['.json', 'json'],
];

/** Files that the project will read one day, by the bytes they open with. */
const laterFormats: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['ZIP / SHP / KMZ / XLSX', [0x50, 0x4b, 0x03, 0x04]],
  ['GeoPackage', [...'SQLite format 3'].map((letter) => letter.charCodeAt(0))],
  ['Shapefile', [0x00, 0x00, 0x27, 0x0a]],
  ['bzip2', [0x42, 0x5a, 0x68]],
];

/** The content of a file by its first bytes; a `name` that promises something else is bad input. Messages call it `file`. */
export function detectContent(bytes: Uint8Array, file: string, name = file): Content {
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  const promised = promisedBy(name);
  const found = contentOf(bytes);
  if (found !== undefined && (promised === undefined || promised === found)) return found;
  if (promised !== undefined) throw badInput('not-what-name-says', { promised: contentNames[promised] }, { file });
  const later = laterFormats.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
  throw later === undefined ? badInput('unknown-format', {}, { file }) : badInput('format-later', { format: later[0] }, { file });
}

const contentNames: Readonly<Record<Content, string>> = { 'osm-pbf': 'OSM PBF', gzip: 'gzip', xml: 'OSM XML', json: 'JSON' };

function promisedBy(name: string): Content | undefined {
  const lower = name.toLowerCase();
  return promises.find(([ending]) => lower.endsWith(ending))?.[1];
}

function contentOf(bytes: Uint8Array): Content | undefined {
  if (looksLikeGzip(bytes)) return 'gzip';
  if (looksLikePbf(bytes)) return 'osm-pbf';
  const first = firstCharacter(bytes);
  if (first === '<') return 'xml';
  return first === '{' ? 'json' : undefined;
}

/** The first character that is neither a byte order mark nor white space. UTF-16 is read by its other half being zero. */
function firstCharacter(bytes: Uint8Array): string {
  const skipped = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x09, 0x0a, 0x0d, 0x20]);
  const first = bytes.subarray(0, 4096).find((byte) => !skipped.has(byte));
  return first === undefined ? '' : String.fromCharCode(first);
}
