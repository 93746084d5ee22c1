import { existsSync, readFileSync } from 'node:fs';

/**
 * Counts of vitest's JSON report. A file that could not be loaded holds no test and counts as one failure; without a report at all, so does the run.
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: string[] }}
 */
export function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  const files = JSON.parse(readFileSync(file, 'utf8')).testResults;
  const tests = files.flatMap((one) => one.assertionResults);
  const broken = files.filter((one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'));
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + broken.length,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => test.fullName.trim()),
  };
}
