export interface ReportCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: string[];
}

export function readReport(file: string): ReportCounts;
