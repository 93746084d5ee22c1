import { Inflate } from 'fflate';
import { BadInput, badInput } from '../core/issue.ts';
import type { Host } from '../core/result.ts';
import { decodeText } from './encoding.ts';
import type { NamedBytes } from './format.ts';
import { pacer } from './pace.ts';
import { type Entry, readDirectory } from './zip-directory.ts';

/** What may come out of everything that is packed in one opening; a file that gives more is made to exhaust memory. */
const maxUnpackedBytes = 1 << 30;
/** Beyond this, what unpacks to more than `maxRatio` times its packed size holds nothing a city has. */
const ratioFromBytes = 50 << 20;
const maxRatio = 200;
const maxMembers = 20_000;

/** Packed bytes unpacked at a time: at most a thousandfold of it is there before it is counted. */
const chunkBytes = 1 << 14;

/** Counts what has been unpacked, over archives within archives. */
export class UnpackBudget {
  private used = 0;

  /** Refuses what is too much before it is there: `size` bytes more, out of `packed` bytes. */
  need(size: number, packed: number, file: string): void {
    if (this.used + size > maxUnpackedBytes) throw badInput('too-large', { limitMB: maxUnpackedBytes >> 20 }, { file });
    if (size > ratioFromBytes && size > packed * maxRatio) throw badInput('archive-ratio', { ratio: maxRatio }, { file });
  }

  take(size: number): void {
    this.used += size;
  }
}

/** A member's name as people read it: no steps upward, no drive, no backslashes. It is a label only and never a path to write to. */
function harmless(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/');
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part)).join('/');
}

/** Names without the UTF-8 mark are in the code page of the machine that packed them: in China, GBK. */
function namesOf(entries: readonly Entry[], file: string): readonly string[] {
  const unmarked = entries.filter(({ utf8 }) => !utf8).flatMap(({ rawName }) => [...rawName, 10]);
  const encoding = unmarked.length === 0 ? 'utf-8' : nameEncoding(Uint8Array.from(unmarked), file);
  return entries.map(({ rawName, utf8 }) => harmless(new TextDecoder(utf8 ? 'utf-8' : encoding).decode(rawName)));
}

function nameEncoding(bytes: Uint8Array, file: string): string {
  try {
    return decodeText(bytes, 'auto', file).encoding.name;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return 'gb18030';
  }
}

/** What systems put into archives beside the data. */
function isLitter(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name) || name.endsWith('/');
}

/**
 * The members of a ZIP file, unpacked, in the order of its directory; folders and what systems leave behind are not among them. Sizes are
 * limited before and while unpacking, whatever the directory declares; lengths and check sums must agree. Throws BadInput where the
 * archive is cut short, broken, encrypted, split, packed by a method we do not read, or too large.
 */
export async function unpackZip(
  bytes: Uint8Array,
  file: string,
  host: Host,
  { budget = new UnpackBudget(), wanted = () => true }: { budget?: UnpackBudget; wanted?: (name: string) => boolean } = {},
): Promise<readonly NamedBytes[]> {
  const entries = readDirectory(bytes, file);
  if (entries.length > maxMembers) throw badInput('archive-members', { count: entries.length, limit: maxMembers }, { file });
  const names = namesOf(entries, file);
  const chosen = entries.flatMap((entry, index) => {
    const name = names[index] ?? '';
    const isFolder = /[\\/]$/.test(new TextDecoder('latin1').decode(entry.rawName));
    return isFolder || name === '' || isLitter(name) || !wanted(name) ? [] : [{ entry, name }];
  });
  const declared = chosen.reduce((sum, { entry }) => sum + entry.size, 0);
  budget.need(declared, bytes.length, file);
  const pace = pacer(host);
  const members: NamedBytes[] = [];
  let done = 0;
  for (const { entry, name } of chosen) {
    refuseUnreadable(entry, file, name);
    members.push({ name, bytes: await unpackMember(bytes, entry, { file, name, budget }) });
    done += entry.size;
    await pace(declared === 0 ? 1 : done / declared);
  }
  return members;
}

/** Names of the members alone, which tell what a ZIP file is (a workbook, a place file, a folder of data). */
export function zipNames(bytes: Uint8Array, file: string): readonly string[] {
  return namesOf(readDirectory(bytes, file), file).filter((name) => name !== '' && !isLitter(name));
}

function refuseUnreadable(entry: Entry, file: string, name: string): void {
  if (entry.encrypted) throw badInput('archive-encrypted', { member: name }, { file });
  if (entry.method !== 0 && entry.method !== 8) throw badInput('archive-method', { member: name, method: entry.method }, { file });
}

interface MemberOf {
  readonly file: string;
  readonly name: string;
  readonly budget: UnpackBudget;
}

async function unpackMember(bytes: Uint8Array, entry: Entry, { file, name, budget }: MemberOf): Promise<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize);
  budget.need(entry.size, Math.max(entry.packedSize, 1), file);
  const plain = entry.method === 0 ? packed : inflated(packed, entry.size);
  if (plain === undefined || plain.length !== entry.size || crc32(plain) !== entry.crc) {
    throw badInput('archive-broken', { member: name }, { file });
  }
  budget.take(plain.length);
  return plain;
}

/** Deflated bytes to exactly `size` bytes; undefined where they give more, less, or nothing sensible. Never holds more than was declared. */
function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  const whole = new Uint8Array(size);
  let at = 0;
  const inflate = new Inflate((part) => {
    if (at + part.length > size) throw new RangeError('longer than declared');
    whole.set(part, at);
    at += part.length;
  });
  try {
    for (let from = 0; from < packed.length; from += chunkBytes) {
      inflate.push(packed.subarray(from, from + chunkBytes), from + chunkBytes >= packed.length);
    }
  } catch {
    return undefined;
  }
  return at === size ? whole : undefined;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (crcTable[(crc ^ (bytes[i] as number)) & 255] as number);
  return (crc ^ 0xffffffff) >>> 0;
}
