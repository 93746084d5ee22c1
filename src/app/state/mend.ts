import { createStore } from 'zustand/vanilla';

/** Whether the street check stands beside the map of the inventory. Apart from what it found, which comes with its own code. */
export const mendPane = createStore<{ readonly open: boolean }>(() => ({ open: false }));
