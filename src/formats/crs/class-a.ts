import type { Asset } from '../../core/asset.ts';
import { systemByName } from './known.ts';

/** Systems that only a formula of the makers of maps leads to, good to some metres: a surveyed point that goes through it is surveyed no more. */
function shifts(code: string): boolean {
  const datum = systemByName(code)?.datum;
  return datum === 'gcj-02' || datum === 'bd-09';
}

/** False for a thing surveyed to class A (±0.5 m) and a system that shifts: such rows are refused one by one, on import and on export. */
export function mayShift(asset: Pick<Asset, 'values'>, code: string): boolean {
  const accuracy = asset.values.accuracyClass;
  return !(typeof accuracy === 'string' && /^A/i.test(accuracy.trim()) && shifts(code));
}
