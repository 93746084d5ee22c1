import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readReport } from '../../tools/test-report.mjs';

const home = mkdtempSync(join(tmpdir(), 'xiutu-report-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function report(testResults: unknown): string {
  const file = join(home, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

test('counts tests, names what was skipped, and counts a file that could not be loaded as a failure', () => {
  const files = [
    {
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a' },
        { status: 'failed', fullName: 'b' },
      ],
    },
    {
      status: 'passed',
      assertionResults: [
        { status: 'skipped', fullName: ' reach beside scipy' },
        { status: 'pending', fullName: 'c' },
        { status: 'todo', fullName: 'd' },
        { status: 'passed', fullName: 'e' },
      ],
    },
    { status: 'failed', assertionResults: [] },
  ];
  expect(readReport(report(files))).toEqual({ passed: 2, failed: 2, skipped: ['reach beside scipy', 'c', 'd'] });
});

test('a run that left no report failed', () => {
  expect(readReport(join(home, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: [] });
});
