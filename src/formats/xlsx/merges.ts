import type { NamedBytes } from '../format.ts';

/** One column merged over lines, counted from 0. */
export interface Merge {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

function textOf(members: readonly NamedBytes[], name: string): string {
  const member = members.find((one) => one.name === name);
  return member === undefined ? '' : new TextDecoder().decode(member.bytes);
}

function attribute(element: string, name: string): string {
  return new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(element)?.[1] ?? '';
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(#x?[0-9a-f]+|amp|lt|gt|quot|apos);/gi, (_, code: string) => {
    if (!code.startsWith('#')) return named[code.toLowerCase()] ?? '';
    return String.fromCodePoint(code[1] === 'x' ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1)));
  });
}

/** Every sheet by its name with its XML, one at a time: a large one is tens of megabytes. */
export function* sheetTexts(members: readonly NamedBytes[]): Generator<{ readonly name: string; readonly text: string }> {
  const targets = new Map(
    (textOf(members, 'xl/_rels/workbook.xml.rels').match(/<Relationship\s[^>]*>/g) ?? []).map((element) => [
      attribute(element, 'Id'),
      attribute(element, 'Target'),
    ]),
  );
  for (const element of textOf(members, 'xl/workbook.xml').match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []) {
    const target = targets.get(attribute(element, 'id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    yield { name: unescaped(attribute(element, 'name')), text: textOf(members, path) };
  }
}

/** Cells merged downward in one column, by sheet: the library that reads the cells passes them over. */
export function mergedDown(members: readonly NamedBytes[]): ReadonlyMap<string, readonly Merge[]> {
  const found = new Map<string, readonly Merge[]>();
  for (const { name, text } of sheetTexts(members)) {
    const refs = text.match(/<(?:\w+:)?mergeCell\s[^>]*>/g) ?? [];
    found.set(
      name,
      refs.flatMap((ref) => merge(attribute(ref, 'ref'))),
    );
  }
  return found;
}

/** `C3:C9`; merges over several columns are titles and groups, which heads deal with. */
function merge(ref: string): Merge[] {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
  if (left === '' || left !== right || top === bottom) return [];
  const column = [...left].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [{ column, from: Number(top) - 1, to: Number(bottom) - 1 }];
}
