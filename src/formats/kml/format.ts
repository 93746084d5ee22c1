import { zipSync } from 'fflate';
import { badInput, type Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { unpackZip } from '../archive.ts';
import type { NamedBytes, Reader, Source, Writer } from '../format.ts';
import { readKml, told } from './read.ts';
import { kmlText } from './write.ts';

/*
 * KML and KMZ.
 * Kept: points, lines, polygons with holes, multi-part shapes, heights, tracks (`gx:Track`), names, descriptions (HTML as plain text), typed
 * and untyped data, tables inside descriptions, ids, folders (layers, deeper ones as the value `folder`), first and last time.
 * Lost when read: styles and icons, times of the single points of a track, overlays, tours and views (counted), linked files (members of
 * the same KMZ are read, others counted and never fetched).
 * Lost when written: nothing of geometry or values, save control characters, which XML cannot hold (a mark stands in their place).
 */

export const reader: Reader = {
  async read(files, file, options, host) {
    const bytes = files[0]?.bytes ?? new Uint8Array();
    const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const members = isPacked ? await unpackZip(bytes, file, host, { wanted: (name) => /\.kml$/i.test(name) }) : [{ name: '', bytes }];
    return readLinked(members, file, options.encoding, host);
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
function mainOf(members: readonly NamedBytes[], file: string): NamedBytes {
  const main = members.find(({ name }) => name.toLowerCase() === 'doc.kml') ?? members[0];
  if (main === undefined) throw badInput('kmz-without-kml', {}, { file });
  return main;
}

/** How far links from member to member are followed. */
const mostSteps = 4;

interface Linked {
  readonly member: NamedBytes;
  readonly steps: number;
}

/** The document and the members of its archive that it links to, each once: GDAL writes a document of nothing but such links. */
async function readLinked(members: readonly NamedBytes[], file: string, encoding: string, host: Host): Promise<Source> {
  const quiet: Host = { progress: () => {}, cancelled: () => host.cancelled() };
  const first = mainOf(members, file);
  const queue: Linked[] = [{ member: first, steps: 0 }];
  const met = new Set([first]);
  const sources: Source[] = [];
  let outside = 0;
  for (const { member, steps } of queue) {
    const isFirst = member === first;
    const name = isFirst ? file : `${file} › ${member.name}`;
    const { source, links } = await readKml(member.bytes, name, encoding, isFirst ? host : quiet);
    sources.push(source);
    for (const address of links) {
      const target = targetOf(address, member, members);
      if (target === undefined || (steps >= mostSteps && !met.has(target))) outside++;
      else if (!met.has(target)) queue.push({ member: target, steps: steps + 1 });
      if (target !== undefined && steps < mostSteps) met.add(target);
    }
  }
  const [main] = sources as [Source];
  const unmet = members.filter((member) => !met.has(member)).map(({ name }) => name);
  const left: Issue[] =
    unmet.length === 0 ? [] : [{ code: 'archive-left-out', severity: 'info', params: { member: shortList(unmet) }, file }];
  const issues = [...told('kml-links', outside, file), ...left, ...sources.flatMap((source) => source.issues)];
  return { ...main, layers: sources.flatMap(({ layers }) => layers), issues };
}

function shortList(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} … (${names.length})`;
}

/** The member that an address means, seen from another; undefined for what lies elsewhere. */
function targetOf(address: string, from: NamedBytes, members: readonly NamedBytes[]): NamedBytes | undefined {
  if (address === '' || from.name === '') return undefined;
  // A made-up place, so that steps up and down are resolved by the rules of addresses and other places show.
  const base = new URL(from.name.split('/').map(encodeURIComponent).join('/'), 'kmz://archive/');
  if (!URL.canParse(address, base.href)) return undefined;
  const url = new URL(address, base);
  if (url.protocol !== 'kmz:' || url.host !== 'archive') return undefined;
  const path = plain(url.pathname.slice(1)).toLowerCase();
  return members.find(({ name }) => name.toLowerCase() === path);
}

function plain(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
