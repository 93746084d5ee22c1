import type { LayerDraft } from '../../state/import.ts';

/** A layer with its place among the drafts. */
export interface DraftProps {
  readonly draft: LayerDraft;
  readonly at: number;
}
