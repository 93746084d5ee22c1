import type { Asset } from '../../core/asset.ts';
import type { Plane } from '../../core/geo/plane.ts';
import type { Issue } from '../../core/issue.ts';

/** What a check across kinds sees: all assets by kind and id, and the metric plane of the city. */
export interface CheckedCity {
  readonly byKind: ReadonlyMap<string, readonly Asset[]>;
  readonly find: (kinds: readonly string[], id: string) => Asset | undefined;
  readonly plane: Plane;
}

export type Check = (city: CheckedCity) => readonly Issue[];

export function assetIssue(asset: Asset, code: string, severity: Issue['severity'], params: Issue['params'] = {}): Issue {
  return { code, severity, params, kind: asset.kind, id: asset.id };
}
