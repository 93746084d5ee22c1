import { zipSync } from 'fflate';
import { badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { unpackZip } from '../archive.ts';
import type { NamedBytes, Reader, Writer } from '../format.ts';
import { readKml } from './read.ts';
import { kmlText } from './write.ts';

/*
 * KML and KMZ.
 * Kept: points, lines, polygons with holes, multi-part shapes, heights, tracks (`gx:Track`), names, descriptions (HTML as plain text), typed
 * and untyped data, tables inside descriptions, ids, folders (layers, deeper ones as the value `folder`), first and last time.
 * Lost when read: styles and icons, times of the single points of a track, overlays, tours and views (counted), linked files (counted,
 * never fetched).
 * Lost when written: nothing of geometry or values, save control characters, which XML cannot hold (a mark stands in their place).
 */

export const reader: Reader = {
  async read(files, file, options, host) {
    const main = await documentOf(files, file, host);
    return readKml(main, file, options.encoding, host);
  },
};

export const writer: Writer = {
  async write(layer, options) {
    const document = new TextEncoder().encode(kmlText(layer));
    // The day is fixed, so that the same things give the same bytes.
    const bytes = /\.kmz$/i.test(options.file) ? zipSync({ 'doc.kml': document }, { mtime: '2026-01-01T00:00:00' }) : document;
    return { files: [{ name: options.file, bytes }], issues: [] };
  },
};

/** In a KMZ `doc.kml` at the top is the document; without it the first KML file is. */
async function documentOf(files: readonly NamedBytes[], file: string, host: Host): Promise<Uint8Array> {
  const bytes = files[0]?.bytes ?? new Uint8Array();
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes;
  const documents = await unpackZip(bytes, file, host, { wanted: (name) => /\.kml$/i.test(name) });
  const main = documents.find(({ name }) => name.toLowerCase() === 'doc.kml') ?? documents[0];
  if (main === undefined) throw badInput('kmz-without-kml', {}, { file });
  return main.bytes;
}
