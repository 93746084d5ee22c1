import { badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { decodeText, type TextEncoding } from '../encoding.ts';
import { parseJson } from '../json.ts';
import type { OsmData } from './data.ts';
import { looksLikeOverpass, readOverpass } from './overpass.ts';
import { looksLikePbf, readPbf } from './pbf.ts';
import { readOsmXml } from './xml.ts';

/** OSM files are UTF-8 by definition. */
const byFormat: TextEncoding = { name: 'utf-8', reason: 'format' };

export interface OsmRead {
  readonly osm: OsmData;
  readonly encoding: TextEncoding;
}

/** Reads PBF, XML and Overpass JSON, unpacked, by content. `encoding` is for JSON only; the others are UTF-8. */
export async function readOsm(bytes: Uint8Array, file: string, host: Host, encoding: string): Promise<OsmRead> {
  if (looksLikePbf(bytes)) return { osm: await readPbf(bytes, file, host), encoding: byFormat };
  if (!opensWithBrace(bytes)) return { osm: await readOsmXml(bytes, file, host), encoding: byFormat };
  const { text, encoding: found } = decodeText(bytes, encoding, file);
  const json = parseJson(text, file);
  if (!looksLikeOverpass(json)) throw badInput('not-geojson', {}, { file });
  return { osm: readOverpass(json, file), encoding: found };
}

/** The first byte that is neither a byte order mark, half of a UTF-16 letter nor white space. */
function opensWithBrace(bytes: Uint8Array): boolean {
  const skipped = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x09, 0x0a, 0x0d, 0x20]);
  return bytes.subarray(0, 4096).find((byte) => !skipped.has(byte)) === 0x7b;
}
