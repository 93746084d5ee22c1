import { BadInput, type Issue } from '../../core/issue.ts';

/** The issues behind an error: those of bad input as they are, anything else as one `unexpected` with its message. */
export function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof BadInput) return error.issues;
  const message = error instanceof Error ? error.message : String(error);
  return [{ code: 'unexpected', severity: 'error', params: { message } }];
}
