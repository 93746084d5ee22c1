import type { AreaBasis } from '../../core/area.ts';
import type { Asset, AssetKey } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import type { Box } from '../../core/geo/rings.ts';
import { isRetired } from '../../core/lifecycle.ts';
import { kindById } from '../../layers/registry.ts';
import type { CityIndex } from './city-index.ts';
import type { FieldFilter, Test } from './filter.ts';

/** What is being looked at: the same conditions for map, table, legend and every number. */
export interface ScopeQuestion {
  readonly area: string | null;
  readonly basis: AreaBasis;
  readonly filters: Readonly<Record<string, readonly FieldFilter[]>>;
  /** Only these; null for all. */
  readonly selected: ReadonlySet<AssetKey> | null;
  /** Only what touches this box (degrees); null for everywhere. */
  readonly view: Box | null;
  /** Also what is retired. Rows asked for one by one (`selected`) show it anyhow. */
  readonly retired?: boolean;
}

/** Of one kind, which assets pass: 1 or 0 by place in `index.kind(kind)`; null where all do. */
export type Passing = Uint8Array | null;

function meets(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Streets, water, units: one finds one's way by them, so "only what is selected" leaves them, unless some of the kind is selected itself. */
function isNarrowed(kind: string, selected: ReadonlySet<AssetKey>): boolean {
  if (kindById(kind)?.group !== 'base') return true;
  for (const key of selected) if (key.startsWith(`${kind}/`)) return true;
  return false;
}

function testsFor(index: CityIndex, kind: string, question: ScopeQuestion, fieldTests: readonly Test[]): readonly Test[] {
  const tests: Test[] = [...fieldTests];
  const { area, selected, view } = question;
  if (!question.retired && !selected && index.retired(kind) > 0) tests.push((asset) => !isRetired(asset));
  if (area !== null) {
    const codes = index.within(area, question.basis);
    tests.push((asset) => {
      const code = index.areaOf(asset);
      return code !== null && codes.has(code);
    });
  }
  if (selected && isNarrowed(kind, selected)) tests.push((asset) => selected.has(assetKey(asset)));
  if (view) {
    tests.push((asset) => {
      const box = index.box(asset);
      return box !== null && meets(box, view);
    });
  }
  return tests;
}

/** Which assets of a kind pass. `fieldTests` are the conditions on fields, made ready by `fieldTest`. */
export function passing(index: CityIndex, kind: string, question: ScopeQuestion, fieldTests: readonly Test[]): Passing {
  const tests = testsFor(index, kind, question, fieldTests);
  if (tests.length === 0) return null;
  return Uint8Array.from(index.kind(kind), (asset: Asset, row) => (tests.every((test) => test(asset, row)) ? 1 : 0));
}
