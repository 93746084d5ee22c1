import type { Group, Grouped } from '../../../store/query/group.ts';

export type Line = { readonly type: 'row'; readonly row: number } | { readonly type: 'group'; readonly group: Group };

/** Lines of the table from top to bottom: rows, and the heads of groups; folded groups show their head alone. */
export interface Lines {
  readonly count: number;
  readonly grouped: boolean;
  at(line: number): Line | null;
  /** Line of a row; -1 where its group is folded or it is not in scope. */
  lineOf(row: number): number;
  /** The outermost folded group that hides a row; null where it is to be seen. */
  foldedOver(row: number): Group | null;
}

function flatLines(rows: Uint32Array): Lines {
  return {
    count: rows.length,
    grouped: false,
    at: (line) => {
      const row = rows[line];
      return row === undefined ? null : { type: 'row', row };
    },
    lineOf: (row) => rows.indexOf(row),
    foldedOver: () => null,
  };
}

function holder(groups: readonly Group[], row: number, folded: ReadonlySet<string>): Group | null {
  const group = groups.find(({ rows }) => rows.includes(row));
  if (!group) return null;
  return folded.has(group.path) ? group : holder(group.groups, row, folded);
}

/** A row as its place, a head as its place in `heads` below zero. */
export function tableLines({ rows, groups }: Grouped, folded: ReadonlySet<string>): Lines {
  if (groups.length === 0) return flatLines(rows);
  const lines: number[] = [];
  const heads: Group[] = [];
  const add = (group: Group): void => {
    heads.push(group);
    lines.push(-heads.length);
    if (folded.has(group.path)) return;
    if (group.groups.length > 0) for (const inner of group.groups) add(inner);
    else for (const row of group.rows) lines.push(row);
  };
  for (const group of groups) add(group);
  return {
    count: lines.length,
    grouped: true,
    at: (line) => {
      const at = lines[line];
      if (at === undefined) return null;
      if (at >= 0) return { type: 'row', row: at };
      const group = heads[-at - 1];
      return group ? { type: 'group', group } : null;
    },
    lineOf: (row) => lines.indexOf(row),
    foldedOver: (row) => holder(groups, row, folded),
  };
}
