import { badInput, type Issue } from '../../core/issue.ts';
import { endsInside } from '../json.ts';
import { recordSeparator } from '../json-sniff.ts';

export interface Sequence {
  readonly values: readonly unknown[];
  /** Line of each value, from 1. */
  readonly lines: readonly number[];
  readonly faults: readonly Issue[];
}

/** True for a JSON value on each line, of which there are several: the first line is whole and more follow it. */
export function isSequence(text: string): boolean {
  if (text.startsWith(recordSeparator)) return true;
  const end = text.indexOf('\n');
  if (end < 0 || text.slice(end).trim() === '') return false;
  const first = text.slice(0, end).trim();
  if (!first.startsWith('{') || !first.endsWith('}')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

/** The values of a sequence; a line that is no JSON is a fault of its own, unless the file stops in it. Empty lines count as lines. */
export function parseSequence(text: string, file: string): Sequence {
  const values: unknown[] = [];
  const lines: number[] = [];
  const faults: Issue[] = [];
  const all = text.replaceAll(recordSeparator, '').split('\n');
  const last = all.findLastIndex((line) => line.trim() !== '');
  for (const [index, line] of all.entries()) {
    if (line.trim() === '') continue;
    try {
      values.push(JSON.parse(line));
      lines.push(index + 1);
    } catch {
      if (index === last && endsInside(line)) throw badInput('cut-short', {}, { file });
      faults.push({
        code: 'json-line-broken',
        severity: 'error',
        params: { line: index + 1 },
        file,
        row: values.length + faults.length + 1,
      });
    }
  }
  return { values, lines, faults };
}
