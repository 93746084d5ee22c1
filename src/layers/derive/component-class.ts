import type { Asset } from '../../core/asset.ts';
import type { ComponentClass, Kind } from '../kind.ts';

/** The class of components an asset belongs to in its kind's scheme; null where it is none. */
export function componentClassOf(asset: Asset, kind: Kind): ComponentClass | null {
  const { own, byValue } = kind.code ?? {};
  const value = byValue ? asset.values[byValue.field] : undefined;
  return (typeof value === 'string' ? byValue?.classes[value] : undefined) ?? own ?? null;
}
