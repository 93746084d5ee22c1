import type { Words } from '../../core/field.ts';

/** Words of the screen: plain. */
export const plainWords = {} as const satisfies Readonly<Record<string, Words>>;
