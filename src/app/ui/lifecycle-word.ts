import type { Asset } from '../../core/asset.ts';
import { isInUse, isRetired } from '../../core/lifecycle.ts';

/** The badge of a thing that is planned or retired; null for one in use. */
export function lifecycleWord(asset: Asset): 'lifecycleRetired' | 'lifecyclePlanned' | null {
  if (isInUse(asset)) return null;
  return isRetired(asset) ? 'lifecycleRetired' : 'lifecyclePlanned';
}
