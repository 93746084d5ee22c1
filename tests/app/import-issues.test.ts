import { expect, test } from 'vitest';
import { groupIssues, namedRows } from '../../src/app/features/import/group-issues.ts';
import type { Issue } from '../../src/core/issue.ts';

function issue(code: string, severity: Issue['severity'], row: number, params: Issue['params'] = {}): Issue {
  return { code, severity, params, row, file: 'a.csv' };
}

test('ten thousand faults of one sort are one line with its rows, graver ones first', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => issue('geometry-position', 'error', 10_000 - at));
  const groups = groupIssues([issue('shape-kept', 'info', 2), ...many]);
  expect(groups.map(({ code, alike, issues }) => [code, alike, issues.length])).toEqual([
    ['geometry-position', true, 10_000],
    ['shape-kept', true, 1],
  ]);
  expect(groups[0]?.bare).toEqual({ code: 'geometry-position', severity: 'error', params: {}, file: 'a.csv' });
  expect(namedRows(groups[0]?.issues ?? [])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('faults that each say something else are kept apart within their line', () => {
  const groups = groupIssues([issue('value', 'warning', 3, { text: '约3' }), issue('value', 'warning', 1, { text: '若干' })]);
  expect(groups.map(({ alike, issues }) => [alike, issues.map(({ row }) => row)])).toEqual([[false, [1, 3]]]);
});
