import { simplify } from './traditional.ts';

/** One form for comparing what people type: full width to half width, traditional to simplified, lower case, without spaces, underscores and hyphens. */
export function normalise(text: string): string {
  return simplify(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s_\-–—]+/gu, '');
}
