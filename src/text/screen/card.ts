import type { Words } from '../../core/field.ts';

/** Words of the screen: card. */
export const cardWords = {} as const satisfies Readonly<Record<string, Words>>;
