import type { Issue } from '../../../core/issue.ts';

/** Issues of one sort in one file. */
export interface IssueGroup {
  readonly code: string;
  readonly file: string;
  readonly severity: Issue['severity'];
  /** True where all say the same and differ by their row alone. */
  readonly alike: boolean;
  /** The first without its row: its sentence speaks for all. */
  readonly bare: Issue;
  readonly issues: readonly Issue[];
}

const weight: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** Issues by file and code, what is graver first, each in the order of its rows. */
export function groupIssues(issues: readonly Issue[]): readonly IssueGroup[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = `${issue.file ?? ''} ${issue.code}`;
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  return [...groups.values()].map(groupOf).sort((a, b) => weight[a.severity] - weight[b.severity]);
}

function groupOf(found: readonly Issue[]): IssueGroup {
  const issues = found.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const first = issues[0] as Issue;
  const { row: _row, line: _line, id: _id, kind: _kind, ...bare } = first;
  const said = JSON.stringify(first.params);
  const alike = issues.every(({ params }) => JSON.stringify(params) === said);
  return { code: first.code, file: first.file ?? '', severity: first.severity, alike, bare, issues };
}

/** So many rows are named; the rest is counted. */
const namedAtMost = 12;

/** Numbers of the rows that issues speak of, each once. */
export function namedRows(issues: readonly Issue[]): readonly number[] {
  const rows = new Set<number>();
  for (const { row, line = row } of issues) {
    if (line !== undefined) rows.add(line);
    if (rows.size === namedAtMost) break;
  }
  return [...rows];
}
