import type { Words } from '../../core/field.ts';

/** Words of the screen: tools. */
export const toolsWords = {} as const satisfies Readonly<Record<string, Words>>;
