/** Search over everything, opened by Ctrl+K. */
export function SearchPalette() {
  return null;
}
