import { KindSwatch } from '../../ui/kind-swatch.tsx';
import type { LegendClass } from './kind-legend.ts';

/** Swatch of a class; hatched over where it stands for things without a value. */
export function LegendSwatch({ row }: { readonly row: LegendClass }) {
  return (
    <span className={row.hatched ? 'swatch swatch-hatched' : 'swatch'}>
      <KindSwatch swatch={row.swatch} />
    </span>
  );
}
