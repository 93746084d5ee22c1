import { badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { detectContent } from '../detect.ts';
import { decodeText, type TextEncoding } from '../encoding.ts';
import { gunzipWhole } from '../gzip.ts';
import { parseJson } from '../json.ts';
import type { OsmData } from './data.ts';
import { looksLikeOverpass, readOverpass } from './overpass.ts';
import { readPbf } from './pbf.ts';
import { readOsmXml } from './xml.ts';

/** A file read as far as its dialect: OSM data, or a JSON value that is not Overpass (GeoJSON, to be judged by the caller). */
export type Source = { readonly encoding: TextEncoding } & ({ readonly osm: OsmData } | { readonly json: unknown });

/** OSM files are UTF-8 by definition. */
const byFormat: TextEncoding = { name: 'utf-8', reason: 'format' };

/**
 * Reads `.osm.pbf`, `.osm`, `.osm.gz` and Overpass JSON by content, and any other JSON as a value. Throws BadInput, one sentence, where the
 * file is not what its name says, is cut short or is none of these. `encoding` is for JSON only; OSM files are UTF-8.
 */
export async function readSource(bytes: Uint8Array, file: string, host: Host, encoding = 'auto'): Promise<Source> {
  const outer = detectContent(bytes, file);
  const plain = outer === 'gzip' ? gunzipWhole(bytes, file) : bytes;
  const inner = outer === 'gzip' ? detectContent(plain, file, file.replace(/\.gz$/i, '')) : outer;
  if (inner === 'osm-pbf') return { osm: await readPbf(plain, file, host), encoding: byFormat };
  if (inner === 'xml') return { osm: await readOsmXml(plain, file, host), encoding: byFormat };
  if (inner === 'gzip') throw badInput('unknown-format', {}, { file });
  const { text, encoding: found } = decodeText(plain, encoding, file);
  const json = parseJson(text, file);
  if (!looksLikeOverpass(json)) return { json, encoding: found };
  if (file.toLowerCase().endsWith('.geojson')) throw badInput('not-what-name-says', { promised: 'GeoJSON' }, { file });
  return { osm: readOverpass(json, file), encoding: found };
}
