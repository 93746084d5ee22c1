import type { Words } from '../../core/field.ts';

/** Words of the screen: search. */
export const searchWords = {} as const satisfies Readonly<Record<string, Words>>;
