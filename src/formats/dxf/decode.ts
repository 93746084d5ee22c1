import { BadInput } from '../../core/issue.ts';
import { decodeText, type TextEncoding } from '../encoding.ts';

/** Names of code pages in drawings. */
const codePages: Readonly<Record<string, string>> = {
  ANSI_936: 'gbk',
  GB2312: 'gbk',
  ANSI_950: 'big5',
  ANSI_932: 'shift_jis',
  ANSI_949: 'euc-kr',
};

export interface DecodedDrawing {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** Letters that could not be read: old programs cut strings in the middle of one. */
  readonly lost: number;
}

/**
 * The text of a drawing. From release 2007 on it is UTF-8, before that in the code page that the header names. Programs break both rules:
 * text that is valid UTF-8 is UTF-8; text under the western code page, which many programs write without thought, is Chinese where it can be.
 */
export function decodeDrawing(bytes: Uint8Array, wanted: string, file: string): DecodedDrawing {
  if (wanted !== 'auto') return { ...decodeText(bytes, wanted, file), lost: 0 };
  const { version, codePage } = headOf(bytes);
  const automatic = attempt(bytes, 'auto', file);
  if (automatic?.encoding.reason === 'byte-order-mark') return { ...automatic, lost: 0 };
  const declared = version >= 'AC1021' ? 'utf-8' : (codePages[codePage] ?? western(codePage));
  if (automatic?.encoding.name === 'utf-8') {
    return { ...automatic, encoding: declared === 'utf-8' ? { name: 'utf-8', reason: 'format' } : automatic.encoding, lost: 0 };
  }
  if (automatic !== undefined && declared === 'windows-1252' && isChinese(automatic.text)) return { ...automatic, lost: 0 };
  const strict = declared === undefined ? undefined : attempt(bytes, declared, file);
  if (strict !== undefined && declared !== undefined) return { text: strict.text, encoding: { name: declared, reason: 'format' }, lost: 0 };
  if (automatic !== undefined) return { ...automatic, lost: 0 };
  const name = declared ?? 'gb18030';
  const text = new TextDecoder(name).decode(bytes);
  return { text, encoding: { name, reason: 'format' }, lost: text.split('\ufffd').length - 1 };
}

function attempt(
  bytes: Uint8Array,
  encoding: string,
  file: string,
): { readonly text: string; readonly encoding: TextEncoding } | undefined {
  try {
    return decodeText(bytes, encoding, file);
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

function western(codePage: string): string | undefined {
  return /^ANSI_125\d$/.test(codePage) ? `windows-${codePage.slice(5)}` : undefined;
}

/** Most letters beyond ASCII are Chinese ones. */
function isChinese(text: string): boolean {
  const beyond = text.match(/[^\0-\u007f]/g)?.length ?? 0;
  return beyond > 0 && (text.match(/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0) * 2 > beyond;
}

/** Release and code page by the header, which is ASCII and comes first. */
function headOf(bytes: Uint8Array): { readonly version: string; readonly codePage: string } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 16));
  const version = /\$ACADVER\s+1\s+(AC\d+)/.exec(head)?.[1] ?? '';
  return { version, codePage: (/\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1] ?? '').toUpperCase() };
}
