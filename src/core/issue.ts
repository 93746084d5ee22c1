/**
 * Something wrong or worth saying about data. Engines and importers return issues; only `text` turns a code into a sentence.
 * `row` counts features or records from 1; `file` is the name the user knows.
 */
export interface Issue {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly params: Readonly<Record<string, string | number>>;
  readonly file?: string;
  readonly row?: number;
  /** Line of the sheet or text file where a person finds the row; sentences name it rather than the row. */
  readonly line?: number;
  readonly kind?: string;
  readonly id?: string;
}

/** Bad input that stops a job: thrown at a door (command line, import), never inside an engine. */
export class BadInput extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.code).join(', '));
    this.name = 'BadInput';
    this.issues = issues;
  }
}

export function badInput(code: string, params: Issue['params'] = {}, where: Pick<Issue, 'file' | 'row' | 'kind' | 'id'> = {}): BadInput {
  return new BadInput([{ code, severity: 'error', params, ...where }]);
}
