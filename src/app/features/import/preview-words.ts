import type { WordKey } from '../../../text/app.ts';
import type { RowFilter } from '../../state/import.ts';

/** Groups of rows in the order of their chips. */
export const filterWords: Readonly<Record<RowFilter, WordKey>> = {
  all: 'importAll',
  new: 'importRowNew',
  changed: 'importRowChanged',
  same: 'importRowSame',
  missing: 'importRowMissing',
  refused: 'importRowRefused',
  twin: 'importRowTwin',
};
