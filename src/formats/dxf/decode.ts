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
 * The text of a drawing. From release 2007 on it is UTF-8, before that in the code page that the header names. Programs break both rules, so
 * the name is a declaration only; the western code page, which many write without thought, counts only where nothing else fits.
 */
export function decodeDrawing(bytes: Uint8Array, wanted: string, file: string): DecodedDrawing {
  if (wanted !== 'auto') return { ...decodeText(bytes, wanted, file), lost: 0 };
  const { version, codePage } = headOf(bytes);
  const declared = version >= 'AC1021' ? 'utf-8' : (codePages[codePage] ?? western(codePage));
  try {
    return { ...decodeText(bytes, 'auto', file, declared === 'windows-1252' ? undefined : declared), lost: 0 };
  } catch (error) {
    if (!(error instanceof BadInput) || error.issues.some(({ code }) => code === 'cut-short')) throw error;
  }
  const name = declared ?? 'gb18030';
  const text = new TextDecoder(name).decode(bytes);
  return { text, encoding: { name, reason: 'declared' }, lost: text.split('\ufffd').length - 1 };
}

function western(codePage: string): string | undefined {
  return /^ANSI_125\d$/.test(codePage) ? `windows-${codePage.slice(5)}` : undefined;
}

/** Release and code page by the header, which is ASCII and comes first. */
function headOf(bytes: Uint8Array): { readonly version: string; readonly codePage: string } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 16));
  const version = /\$ACADVER\s+1\s+(AC\d+)/.exec(head)?.[1] ?? '';
  return { version, codePage: (/\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1] ?? '').toUpperCase() };
}
