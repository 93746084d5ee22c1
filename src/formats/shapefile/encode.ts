import { badInput } from '../../core/issue.ts';
import type { ExportLayer } from '../format.ts';
import { encodeGbk } from '../gbk.ts';

export type EncodeText = (text: string) => Uint8Array;

/** Encoders of a table and what its companions call it. Byte 29 of the table says GBK; of UTF-8 only the `.cpg` can tell. */
export interface TableEncoding {
  readonly encode: EncodeText;
  readonly cpg: string;
  readonly languageByte: number;
}

const utf8 = new TextEncoder();

export function tableEncoding(name: string, file: string): TableEncoding {
  const wanted = name.toLowerCase();
  if (wanted === 'utf-8' || wanted === 'utf8') return { encode: (text) => utf8.encode(text), cpg: 'UTF-8', languageByte: 0 };
  if (wanted === 'gbk' || wanted === 'cp936' || wanted === 'gb2312') return { encode: gbkBytes, cpg: 'GBK', languageByte: 0x4d };
  throw badInput('shapefile-encoding', { encoding: name }, { file });
}

function gbkBytes(text: string): Uint8Array {
  const result = encodeGbk(text);
  // `refuseLacking` has looked at every text before.
  if ('lacks' in result) throw new Error(`GBK lacks ${result.lacks}`);
  return result.bytes;
}

/** Refuses a layer with a character that GBK does not have, naming the first with its row and field. */
export function refuseLacking(layer: ExportLayer, file: string): void {
  for (const { key } of layer.columns) {
    const lacks = lackIn(key);
    if (lacks !== undefined) throw badInput('gbk-lacks-name', { character: lacks, code: codePoint(lacks), field: key }, { file });
  }
  for (const [index, { id, values }] of layer.features.entries()) {
    for (const [field, value] of [['id', id], ...layer.columns.map(({ key }) => [key, values[key]])] as [string, unknown][]) {
      const lacks = typeof value === 'string' || Array.isArray(value) ? lackIn(String(value)) : undefined;
      if (lacks !== undefined) {
        throw badInput('gbk-lacks-value', { character: lacks, code: codePoint(lacks), field, id }, { file, row: index + 1 });
      }
    }
  }
}

function lackIn(text: string): string | undefined {
  const result = encodeGbk(text);
  return 'lacks' in result ? result.lacks : undefined;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
