import type { HTMLAttributes, KeyboardEvent } from 'react';

/** Rows that can have the focus, in the order of the screen. */
function rowsAround(row: Element): readonly HTMLElement[] {
  return [...(row.parentElement?.querySelectorAll<HTMLElement>(':scope > tr[tabindex]') ?? [])];
}

function target(rows: readonly HTMLElement[], from: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return rows[from + 1];
  if (key === 'ArrowUp') return rows[from - 1];
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  return undefined;
}

/** Moves the focus among rows by arrow keys, Home and End. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget;
  const rows = rowsAround(row);
  const next = target(rows, rows.indexOf(row), event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A table whose rows are doors is one stop of the Tab key: the row that had the focus last, else the first. `onOpen`: click or Enter. */
export function rovingRow(isStop: boolean, onStop: () => void, onOpen: () => void): HTMLAttributes<HTMLElement> {
  return {
    tabIndex: isStop ? 0 : -1,
    onFocus: onStop,
    onClick: onOpen,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Enter') onOpen();
      else move(event);
    },
  };
}
