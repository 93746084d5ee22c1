export interface Listeners<Event> {
  /** The result takes the listener off again. */
  add(listener: (event: Event) => void): () => void;
  tell(event: Event): void;
}

/** Listeners told in the order they came; one that leaves while being told does not disturb the others. */
export function createListeners<Event>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(event) {
      for (const listener of [...listeners]) listener(event);
    },
  };
}
