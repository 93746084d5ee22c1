import { badInput } from '../core/issue.ts';
import type { Host } from '../core/result.ts';
import { decodeText, type TextEncoding } from './encoding.ts';
import { gunzipWhole, looksLikeGzip } from './gzip.ts';
import { parseJson } from './json.ts';
import type { OsmData } from './osm/data.ts';
import { readOsm } from './osm/read.ts';
import { keeps, promisedBy } from './promise.ts';
import { sniff } from './sniff.ts';

/** A file read as far as its dialect: OSM data, or a JSON value that is not Overpass (GeoJSON, to be judged by the caller). */
type NetworkFile = { readonly encoding: TextEncoding } & ({ readonly osm: OsmData } | { readonly json: unknown });

/**
 * Reads what a question about a network is put with: `.osm.pbf`, `.osm`, `.osm.gz`, Overpass JSON, or any other JSON as a value. Throws
 * BadInput, one sentence, where the file is not what its name says, is cut short or is none of these.
 */
export async function readNetworkFile(bytes: Uint8Array, file: string, host: Host, encoding = 'auto'): Promise<NetworkFile> {
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  const packed = looksLikeGzip(bytes);
  if (!packed && promisedBy(file)?.gzip) throw badInput('not-what-name-says', { promised: 'gzip', found: '–' }, { file });
  const plain = packed ? gunzipWhole(bytes, file) : bytes;
  const name = packed ? file.replace(/\.gz$/i, '') : file;
  const content = sniff(plain);
  const promise = promisedBy(name);
  const isKept = content.is === 'format' ? promise === undefined || keeps(promise, content) : promise?.formats.includes('geojson') === true;
  const isRead = content.is === 'format' ? content.format === 'osm' || content.format === 'geojson' : content.is === 'json';
  if (promise?.formats.some((format) => format === 'osm' || format === 'geojson') && !(isKept && isRead)) {
    throw badInput(
      'not-what-name-says',
      { promised: promise.name, found: content.is === 'format' ? content.format : content.is },
      { file },
    );
  }
  if (!isRead) throw badInput('network-format', {}, { file });
  if (content.is === 'format' && content.format === 'osm') return readOsm(plain, file, host, encoding);
  const { text, encoding: found } = decodeText(plain, encoding, file);
  return { json: parseJson(text, file), encoding: found };
}
