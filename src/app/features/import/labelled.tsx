import { type ReactNode, useId } from 'react';

/** A word and the control it names; a note may follow. */
export function Labelled({ word, note, children }: { readonly word: string; readonly note?: ReactNode; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="import-field">
      <label htmlFor={id}>{word}</label>
      {children(id)}
      {note}
    </div>
  );
}
