import type { Words } from '../../core/field.ts';

/** Words of the screen: layers. */
export const layersWords = {} as const satisfies Readonly<Record<string, Words>>;
