import { toldOf } from '../coverage/told.ts';
import type { Counted, Tally } from './tally.ts';

/** The share of a tally where it gives no small group away. */
export function toldShare({ amounts }: Pick<Tally, 'amounts'>, counted: Counted): number | null {
  return counted === 'people' && !toldOf(amounts, 'people').share ? null : amounts.share;
}
