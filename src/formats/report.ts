import { BadInput, type Issue } from '../core/issue.ts';
import type { CrsSuspect } from './crs/spec.ts';
import type { TextEncoding } from './encoding.ts';

/** Features of one kind: all in the file, those taken, those refused (each with an issue that names its row). */
export interface LayerCount {
  readonly kind: string;
  readonly read: number;
  readonly taken: number;
  readonly refused: number;
  /** Things of the city that the file lacks and that go out of use; only where that was asked for. */
  readonly retired?: number;
}

/** The system of a file's places, in codes; several layers of a file are told by the one that is least sure. */
export interface CrsReport extends Pick<CrsSuspect, 'code' | 'confidence' | 'reasons'> {
  readonly candidates: readonly Omit<CrsSuspect, 'approximate'>[];
}

/** What an import did with one file, in codes. */
export interface ImportReport {
  readonly file: string;
  readonly crs: CrsReport;
  readonly encoding: TextEncoding;
  readonly layers: readonly LayerCount[];
  readonly issues: readonly Issue[];
}

/** A file that was understood and still not taken; the report tells what was found, candidates of its coordinate system among it. */
export class ImportRefused extends BadInput {
  readonly report: ImportReport;

  constructor(report: ImportReport, reason: Issue) {
    super([reason]);
    this.name = 'ImportRefused';
    this.report = { ...report, issues: [...report.issues, reason] };
  }
}
