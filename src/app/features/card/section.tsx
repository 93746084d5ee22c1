import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { type ReactNode, useId } from 'react';
import { useStore } from 'zustand';
import { cardLook, toggleSection } from './card-store.ts';

/** A part of the card under a heading that folds it; which are folded is remembered. */
export function CardSection({ id, label, children }: { readonly id: string; readonly label: string; readonly children: ReactNode }) {
  const isFolded = useStore(cardLook, (look) => look.folded.has(id));
  const body = useId();
  return (
    <section className="asset-part">
      <h3>
        <button type="button" aria-expanded={!isFolded} aria-controls={body} onClick={() => toggleSection(id)}>
          {isFolded ? <RightOutlined aria-hidden={true} /> : <DownOutlined aria-hidden={true} />}
          {label}
        </button>
      </h3>
      <div id={body} hidden={isFolded}>
        {children}
      </div>
    </section>
  );
}
