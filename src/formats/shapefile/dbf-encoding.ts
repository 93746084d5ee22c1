import { validityOf } from '../encoding-strict.ts';
import { cellBytes, type Dbf, isDeleted, isText, trimmed } from './dbf.ts';

/** What a `.cpg` or the language byte says, as a name of TextDecoder. */
export interface DeclaredEncoding {
  readonly name: string;
  readonly by: 'cpg' | 'language-byte';
  /** False for what programs write without looking: it is believed only where nothing else fits. */
  readonly reliable: boolean;
}

/** Code page numbers by the names that decoders know. */
const codePages: Readonly<Record<string, string>> = {
  '936': 'gbk',
  '54936': 'gb18030',
  '950': 'big5',
  '932': 'shift_jis',
  '949': 'euc-kr',
  '874': 'windows-874',
  '866': 'ibm866',
  '65001': 'utf-8',
  '10008': 'gbk',
};

/** Language bytes that say something; 0x57 "ANSI" is whatever the writer's machine had and says nothing. */
const languageBytes: Readonly<Record<number, string>> = {
  77: 'gbk',
  122: 'gbk',
  79: 'big5',
  120: 'big5',
  19: 'shift_jis',
  123: 'shift_jis',
  78: 'euc-kr',
  121: 'euc-kr',
  101: 'ibm866',
  38: 'ibm866',
};

/** Bytes that Western programs write by default, Chinese text or not. */
const westernBytes: Readonly<Record<number, string>> = { 3: 'windows-1252', 87: 'windows-1252', 1: 'windows-1252', 2: 'windows-1252' };

/** The name of a `.cpg` (`UTF-8`, `936`, `CP936`, `ANSI 936`, `EUC-CN`, `ISO 88591`) as a decoder knows it; undefined for none. */
export function cpgEncoding(text: string): DeclaredEncoding | undefined {
  const name = text.replace('\ufeff', '').trim();
  if (name === '') return undefined;
  const number = /^(?:cp|ansi|oem|windows|ms|ibm)?[\s_-]*(\d{3,5})$/i.exec(name)?.[1];
  const iso = /^iso[\s_-]*8859[\s_-]*(\d{1,2})$/i.exec(name)?.[1];
  const guess = (number && codePages[number]) ?? (number && /^125\d$/.test(number) ? `windows-${number}` : undefined);
  const label = guess ?? (iso ? `iso-8859-${iso}` : (spelled[name.toLowerCase()] ?? name));
  const known = decoderName(label);
  // Western names are often left over from a template.
  return known === undefined ? undefined : { name: known, by: 'cpg', reliable: known !== 'windows-1252' };
}

const spelled: Readonly<Record<string, string>> = {
  'euc-cn': 'gb2312',
  euccn: 'gb2312',
  'gb-18030': 'gb18030',
  utf_8: 'utf-8',
  'utf 8': 'utf-8',
};

/** The name that TextDecoder gives an encoding; undefined for one that it does not have. */
export function decoderName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

export function languageByteEncoding({ languageByte }: Dbf): DeclaredEncoding | undefined {
  const sure = languageBytes[languageByte];
  if (sure !== undefined) return { name: sure, by: 'language-byte', reliable: true };
  const western = westernBytes[languageByte];
  return western === undefined ? undefined : { name: western, by: 'language-byte', reliable: false };
}

/** As much text as tells an encoding; more only costs time. */
const sampleBytes = 1 << 20;

/** Names of columns hold at most this many bytes. */
const nameBytes = 10;

/**
 * Texts of a table that go beyond ASCII, for telling its encoding: names of columns, then cells. A name or cell filled to its last byte may
 * end inside a character and is left out as long as there are others.
 */
export function rawTexts(dbf: Dbf): readonly Uint8Array[] {
  const fields = dbf.fields.filter(isText);
  const whole: Uint8Array[] = [];
  const filled: Uint8Array[] = [];
  let size = 0;
  const take = (text: Uint8Array, room: number) => {
    if (text.every((byte) => byte < 0x80)) return;
    (text.length < room ? whole : filled).push(text);
    size += text.length + 1;
  };
  for (const { name } of dbf.fields) take(name, nameBytes);
  for (let row = 0; row < dbf.count && size < sampleBytes; row++) {
    if (isDeleted(dbf, row)) continue;
    for (const field of fields) take(trimmed(cellBytes(dbf, row, field)), field.length);
  }
  return whole.length > 0 ? whole : filled.map(withoutHalf);
}

/** A text that fills its cell, cut back to where every encoding we read is between characters or in the middle of the last one. */
function withoutHalf(text: Uint8Array): Uint8Array {
  const whole = ['utf-8', 'gb18030', 'big5'].flatMap((name) => [1, 2, 3].map((less) => ({ name, less })));
  if (['utf-8', 'gb18030', 'big5'].some((name) => validityOf(text, name) === 'valid')) return text;
  const cut = whole.find(({ name, less }) => validityOf(text.subarray(0, text.length - less), name) === 'valid');
  return cut === undefined ? text : text.subarray(0, text.length - cut.less);
}

/** Text of a cell; `cut`: its last character is not whole (programs cut at a byte); `bad`: it has bytes that are not of the encoding. */
export interface CellText {
  readonly text: string;
  readonly state: 'sound' | 'cut' | 'bad';
}

/** Decoders for the cells of one table. */
export function cellDecoder(encoding: string): (bytes: Uint8Array) => CellText {
  const strict = new TextDecoder(encoding, { fatal: true });
  const loose = new TextDecoder(encoding);
  return (bytes) => {
    try {
      return { text: strict.decode(bytes), state: 'sound' };
    } catch {
      return cutText(bytes, encoding) ?? { text: loose.decode(bytes), state: 'bad' };
    }
  };
}

/** What is left where the last character lost its end; undefined where something else is wrong. */
function cutText(bytes: Uint8Array, encoding: string): CellText | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }), state: 'cut' };
  } catch {
    return undefined;
  }
}
