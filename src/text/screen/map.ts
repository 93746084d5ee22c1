import type { Words } from '../../core/field.ts';

/** Words of the screen: map. */
export const mapWords = {} as const satisfies Readonly<Record<string, Words>>;
