import type { Geometry } from 'geojson';
import type { Issue } from '../../core/issue.ts';
import type { GeometryFamily } from '../../layers/kind.ts';

export interface MendOptions {
  /** What to do with surfaces that are none: rings that cross, holes outside, parts that overlap. Small slips are always mended and told. */
  readonly rings: 'repair' | 'refuse';
  /** What the kind takes. */
  readonly families: readonly GeometryFamily[];
}

export type Told = Pick<Issue, 'code' | 'params' | 'severity'>;

export interface Mended {
  /** The very object that came in where it is sound; null where there is no place, or the row is refused. */
  readonly geometry: Geometry | null;
  /** Errors where it is refused, else warnings. */
  readonly issues: readonly Told[];
  readonly refused: boolean;
}

export function refuse(code: string, params: Issue['params'] = {}): Mended {
  return { geometry: null, issues: [{ code, severity: 'error', params }], refused: true };
}

export function told(code: string, params: Issue['params'] = {}): Told {
  return { code, severity: 'warning', params };
}
