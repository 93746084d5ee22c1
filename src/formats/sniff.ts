import type { FormatId } from './format.ts';
import { looksLikeGzip } from './gzip.ts';
import { isJsonStart, jsonFormat } from './json-sniff.ts';
import { looksLikePbf } from './osm/pbf.ts';
import { formats } from './registry.ts';
import { wideEncoding } from './wide.ts';
import { looksLikeZip } from './zip-directory.ts';

/** How a format looks that comes in several. */
export type Look = 'pbf' | 'xml' | 'json';

/**
 * What bytes are by their own look. `named`: something else that we can call by its name, with the code that says what to do about it.
 * `json`: JSON that is of no known format. `text`: text of no mark, which may be a table. `xml`: XML with the name of its root.
 */
export type Content =
  | { readonly is: 'format'; readonly format: FormatId; readonly look?: Look }
  | { readonly is: 'zip' | 'gzip' | 'json' | 'text' | 'binary' }
  | { readonly is: 'xml'; readonly root: string }
  | { readonly is: 'named'; readonly code: string; readonly name: string };

interface Named {
  readonly name: string;
  readonly code: string;
  readonly magic: string;
}

/** Files that people hand over and that are not read: what they are, and which sentence helps. `magic` is Latin 1 text. */
const notRead: readonly Named[] = [
  { name: 'DWG', code: 'dwg', magic: 'AC10' },
  { name: 'DWG', code: 'dwg', magic: 'AC1.' },
  { name: 'DWG', code: 'dwg', magic: 'AC2.' },
  { name: 'RAR', code: 'archive-other', magic: 'Rar!\x1a\x07' },
  { name: '7z', code: 'archive-other', magic: '7z\xbc\xaf\x27\x1c' },
  { name: 'bzip2', code: 'archive-other', magic: 'BZh' },
  { name: 'xz', code: 'archive-other', magic: '\xfd7zXZ\x00' },
  { name: 'zstd', code: 'archive-other', magic: '\x28\xb5\x2f\xfd' },
  // Programs that encrypt documents on office machines: outside them the bytes are of no use to anyone.
  { name: 'E-SafeNet', code: 'file-encrypted', magic: '\x62\x14\x23\x65' },
  { name: 'TSD', code: 'file-encrypted', magic: '%TSD-Header-' },
  { name: 'PDF', code: 'format-not-read', magic: '%PDF-' },
  { name: 'RTF', code: 'format-not-read', magic: '{\\rtf' },
  { name: 'PNG', code: 'format-not-read', magic: '\x89PNG' },
  { name: 'JPEG', code: 'format-not-read', magic: '\xff\xd8\xff' },
  { name: 'TIFF', code: 'format-not-read', magic: 'II*\x00' },
  { name: 'TIFF', code: 'format-not-read', magic: 'MM\x00*' },
  { name: 'Access', code: 'format-not-read', magic: '\x00\x01\x00\x00Standard ' },
];

const headBytes = 1 << 16;

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** What the bytes are, whatever they are called. Looks at the first 64 KB only, but for JSON whose members come late. */
export function sniff(bytes: Uint8Array): Content {
  if (looksLikeGzip(bytes)) return { is: 'gzip' };
  if (looksLikeZip(bytes)) return { is: 'zip' };
  if (looksLikePbf(bytes)) return { is: 'format', format: 'osm', look: 'pbf' };
  const known = formats.find((format) => format.magic?.(bytes));
  if (known !== undefined) return { is: 'format', format: known.id };
  const start = latin1(bytes.subarray(0, 64));
  if (start.startsWith('AutoCAD Binary DXF')) return { is: 'format', format: 'dxf' };
  const other = notRead.find(({ magic }) => start.startsWith(magic));
  if (other !== undefined) return { is: 'named', code: other.code, name: other.name };
  if (start.startsWith('\xd0\xcf\x11\xe0')) return oldOffice(bytes);
  if (latin1(bytes.subarray(257, 262)) === 'ustar') return { is: 'named', code: 'archive-other', name: 'tar' };
  const text = headText(bytes);
  return text === undefined ? { is: 'binary' } : sniffText(text, bytes);
}

/** Word, old Excel and encrypted new Excel come in the same wrapping; the names of its streams (UTF-16) tell. */
function oldOffice(bytes: Uint8Array): Content {
  const wide = latin1(bytes.subarray(0, 1 << 22));
  const has = (stream: string) => wide.includes([...stream].join('\0'));
  if (has('EncryptedPackage')) return { is: 'named', code: 'file-password', name: 'Excel' };
  if (has('WordDocument')) return { is: 'named', code: 'format-not-read', name: 'Word 97–2003' };
  return { is: 'named', code: 'old-excel', name: 'Excel 97–2003' };
}

/** The beginning as text, one letter a byte or two; undefined where the bytes are no text in any encoding that we read. */
function headText(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, headBytes);
  const wide = wideEncoding(head);
  if (wide !== undefined) return new TextDecoder(wide).decode(head.subarray(0, head.length & ~1));
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b && byte !== 0x1e && byte !== 0x1f))) {
    return undefined;
  }
  return latin1(head).replace(/^\xef\xbb\xbf/, '');
}

function sniffText(text: string, bytes: Uint8Array): Content {
  const start = text.replace(/^[\ufeff\s]+/, '');
  if (start.startsWith('<')) {
    const root = xmlRoot(start);
    if (root !== undefined) return xmlContent(root);
  }
  if (isJsonStart(start)) return jsonContent(bytes);
  if (/^(?:999\r?\n[^\n]*\r?\n\s*)*0\r?\n\s*SECTION\b/.test(start)) return { is: 'format', format: 'dxf' };
  if (/^!table\b/i.test(start) || /^version\s+\d+\s+charset\b/i.test(start)) return { is: 'format', format: 'mapinfo' };
  return { is: 'text' };
}

function jsonContent(bytes: Uint8Array): Content {
  const format = jsonFormat(bytes);
  return format === undefined ? { is: 'json' } : { is: 'format', format, look: 'json' };
}

const xmlFormats: Readonly<Record<string, FormatId>> = { kml: 'kml', gpx: 'gpx', osm: 'osm' };

function xmlContent(root: string): Content {
  const local = root.replace(/^.*:/, '');
  const format = Object.hasOwn(xmlFormats, local.toLowerCase()) ? xmlFormats[local.toLowerCase()] : undefined;
  if (format !== undefined) return { is: 'format', format, look: 'xml' };
  if (/^html$/i.test(local)) return { is: 'named', code: 'web-page', name: 'HTML' };
  if (local === 'Workbook') return { is: 'named', code: 'old-excel', name: 'Excel XML' };
  return { is: 'xml', root };
}

/** Name of the first element, behind declaration, comments and document type. */
function xmlRoot(text: string): string | undefined {
  const bare = text.replace(/<!--[\s\S]*?-->/g, '').replace(/<\?[\s\S]*?\?>/g, '');
  if (/^\s*<!doctype\s+html/i.test(bare)) return 'html';
  const doctype = /^\s*<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i.exec(bare)?.[0] ?? '';
  return /^\s*<([A-Za-z_][\w.:-]*)[\s/>]/.exec(bare.slice(doctype.length))?.[1];
}
