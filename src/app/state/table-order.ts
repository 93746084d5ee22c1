import { createStore } from 'zustand/vanilla';
import type { CityIndex } from '../../store/query/city-index.ts';

/** Rows of the table on screen from top to bottom: places in `index.kind(kind)`, sorted, filtered and grouped. */
interface TableOrder {
  readonly index: CityIndex;
  readonly kind: string;
  readonly rows: Uint32Array;
}

/** What the open table says of its order, so that stepping goes the way the eye does; null while none is open. */
export const tableOrder = createStore<{ readonly open: TableOrder | null }>(() => ({ open: null }));
