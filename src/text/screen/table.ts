import type { Words } from '../../core/field.ts';

/** Words of the screen: table. */
export const tableWords = {} as const satisfies Readonly<Record<string, Words>>;
