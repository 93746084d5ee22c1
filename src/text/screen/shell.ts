import type { Words } from '../../core/field.ts';

/** Words of the screen: shell. */
export const shellWords = {} as const satisfies Readonly<Record<string, Words>>;
