/** One form for comparing what people type: full width to half width, lower case, without spaces, underscores and hyphens. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-–—]+/gu, '');
}
