import type { Asset, AssetKey } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import type { ImportChoices, PlannedRow } from './spec.ts';

/** The thing out of use: kept, shown and exported, counted in no answer. */
function outOfUse(asset: Asset, today: string | undefined): Asset {
  return { ...asset, values: { ...asset.values, lifecycle: 'retired', ...(today === undefined ? {} : { retiredOn: today }) } };
}

/** The values of a retired thing that is in the file again: in use, unless the file itself says otherwise. */
export function inUseAgain(values: Asset['values'], carried: ReadonlySet<string>): Asset['values'] {
  if (values.lifecycle !== 'retired' || carried.has('lifecycle')) return values;
  const { lifecycle: _lifecycle, retiredOn: _retiredOn, ...rest } = values;
  return rest;
}

/**
 * Things that came with the source last time and are not in it now: retired by choice, never deleted. A row that is refused is in the file all
 * the same, and so is a thing that somebody retired already.
 */
export function retired(rows: readonly PlannedRow[], choices: ImportChoices, known: ReadonlyMap<AssetKey, Asset>): PlannedRow[] {
  if (choices.lastTime.length === 0) return [];
  const present = new Set(rows.map(assetKey));
  const layerOf = new Map(rows.map(({ kind, layer }) => [kind, layer]));
  return choices.lastTime.flatMap((key): PlannedRow[] => {
    const before = known.get(key as AssetKey);
    // A kind of which no layer was planned (left out, or its system in doubt) cannot be missing.
    const layer = before && layerOf.get(before.kind);
    if (before === undefined || layer === undefined || present.has(assetKey(before)) || before.values.lifecycle === 'retired') return [];
    const after = choices.missing === 'retire' ? outOfUse(before, choices.today) : before;
    return [{ layer, row: null, status: 'missing', kind: before.kind, id: before.id, before, after, issues: [] }];
  });
}
