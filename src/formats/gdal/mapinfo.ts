import { badInput } from '../../core/issue.ts';
import { decodeText, type TextEncoding } from '../encoding.ts';
import type { NamedBytes, Reader } from '../format.ts';
import { layerNameOf } from '../layer-name.ts';
import { type Passage, readThroughGdal } from './read.ts';

/*
 * MapInfo TAB (with .dat, .map, .id) and MIF/MID (read only, through GDAL).
 * Kept: all geometry and values, the coordinate system, the letters of the file whatever its header says of them.
 * Lost when read: what is missing is empty or 0 in the file itself, which knows no null; styles; arcs and rounded rectangles become chords; texts become points with their text lost.
 */

/** Code pages as MapInfo calls them. Those of the west and none at all are written without thought and say nothing. */
const charsets: Readonly<Record<string, string>> = {
  windowssimpchinese: 'gbk',
  windowstradchinese: 'big5',
  windowsjapanese: 'shift_jis',
  windowskorean: 'euc-kr',
  'utf-8': 'utf-8',
};
/** A charset in which the library turns every byte into the letter of the same number, so that no byte is lost. */
const bytewise = 'ISO8859_1';

export const reader: Reader = {
  read(files, file, options, host) {
    const lead = files.find(({ name }) => /\.(tab|mif)$/i.test(name));
    if (lead === undefined) throw badInput('mapinfo-without-lead', {}, { file });
    const isMif = /\.mif$/i.test(lead.name);
    if (!isMif && !files.some(({ name }) => /\.(dat|dbf)$/i.test(name))) throw badInput('part-alone', { needs: '.dat' }, { file });
    const { declared, bytes } = withBytewiseCharset(lead.bytes, isMif);
    const inner = files.map((part) => ({ name: `source${endingOf(part)}`, bytes: part === lead ? bytes : part.bytes }));
    const passage: Passage = {
      format: 'mapinfo',
      files: inner,
      open: `source${endingOf(lead)}`,
      keepsIds: false,
      layerName: layerNameOf(file),
      letters: (texts) => letters(texts, options.encoding, file, declared),
    };
    return readThroughGdal(passage, file, host);
  },
};

function endingOf({ name }: NamedBytes): string {
  return (/\.[^./]+$/.exec(name)?.[0] ?? '').toLowerCase();
}

interface Header {
  readonly bytes: Uint8Array;
  readonly declared: string | undefined;
}

/** The header with a charset that keeps bytes as they are, and the one it named. */
function withBytewiseCharset(bytes: Uint8Array, isMif: boolean): Header {
  const text = latin(bytes);
  const pattern = isMif ? /^([ \t]*charset[ \t]+")([^"]*)(")/im : /^([ \t]*!charset[ \t]+)(\S+)()/im;
  const named = pattern.exec(text.slice(0, 4096))?.[2];
  const declared = named === undefined ? undefined : charsets[named.toLowerCase()];
  if (named !== undefined) return { declared, bytes: bytesOf(text.replace(pattern, `$1${bytewise}$3`)) };
  const first = isMif ? /^[ \t]*version[^\n]*\n/im : /^!version[^\n]*\n/im;
  const line = isMif ? `Charset "${bytewise}"\n` : `!charset ${bytewise}\n`;
  return { declared, bytes: bytesOf(text.replace(first, (whole) => whole + line)) };
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function letters(texts: readonly string[], wanted: string, file: string, declared: string | undefined): ReturnType<Passage['letters']> {
  const beyond = [...new Set(texts)].filter((text) => /[\u0080-\u00ff]/.test(text));
  const { encoding: found } = decodeText(bytesOf(beyond.join('\n')), wanted, file, declared);
  // MapInfo has no text in pairs of bytes: what looks like it is text that a program cut in the middle of a letter.
  const isCut = wanted === 'auto' && found.name.startsWith('utf-16');
  const encoding: TextEncoding = isCut ? { name: declared ?? 'gb18030', reason: declared === undefined ? 'not-utf8' : 'declared' } : found;
  const decoder = new TextDecoder(encoding.name);
  return { encoding, read: (text) => (/[\u0080-\u00ff]/.test(text) ? decoder.decode(bytesOf(text)) : text) };
}
