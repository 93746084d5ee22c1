import type { FieldValue } from '../core/asset.ts';

/** A JSON array of plain values as the list it is; other JSON, and what is none, as its text. */
export function listOrText(text: string): FieldValue {
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');
    return isList ? (value as (string | number)[]) : text;
  } catch {
    return text;
  }
}
