import type { KeyboardEvent } from 'react';

const marked = '[data-rove]';

function stops(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(marked)];
}

/** Leaves one control of a list in the order of tabs; arrows reach the others. Called whenever the list may have changed. */
export function keepOneStop(box: HTMLElement | null): void {
  if (!box) return;
  const all = stops(box);
  const current = all.find((stop) => stop.tabIndex === 0 && stop.dataset.rove === 'here') ?? all[0];
  for (const stop of all) {
    stop.tabIndex = stop === current ? 0 : -1;
    if (stop === current) stop.dataset.rove = 'here';
    else stop.dataset.rove = '';
  }
}

/** Makes the control that took the focus the one that tab comes back to. */
export function stopHere(box: HTMLElement | null, target: EventTarget): void {
  if (!box || !(target instanceof HTMLElement) || !target.matches(marked)) return;
  for (const stop of stops(box)) {
    stop.tabIndex = stop === target ? 0 : -1;
    stop.dataset.rove = stop === target ? 'here' : '';
  }
}

/** Control of another row at the same place from the left. */
function neighbour(all: readonly HTMLElement[], from: HTMLElement, step: number): HTMLElement | undefined {
  const rowOf = (stop: HTMLElement) => stop.closest('[data-row]');
  const rows = [...new Set(all.map(rowOf))];
  const own = all.filter((stop) => rowOf(stop) === rowOf(from));
  const next = rows[rows.indexOf(rowOf(from)) + step];
  const there = all.filter((stop) => rowOf(stop) === next);
  return next === undefined ? undefined : there[Math.min(own.indexOf(from), there.length - 1)];
}

/** Arrow keys, Home and End in a list of rows with several controls each. */
export function rove(box: HTMLElement | null, event: KeyboardEvent): void {
  const from = event.target;
  if (!box || event.altKey || event.ctrlKey || event.metaKey || !(from instanceof HTMLElement) || !from.matches(marked)) return;
  // What is carried by keyboard moves by the same arrows.
  if (from.getAttribute('aria-roledescription') !== null && from.getAttribute('aria-pressed') === 'true') return;
  const all = stops(box);
  const at = all.indexOf(from);
  const to: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowDown: neighbour(all, from, 1),
    ArrowUp: neighbour(all, from, -1),
    ArrowRight: all[at + 1],
    ArrowLeft: all[at - 1],
    Home: all[0],
    End: all.at(-1),
  };
  if (!(event.key in to)) return;
  event.preventDefault();
  to[event.key]?.focus();
}
