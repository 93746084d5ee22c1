/** Choice of the background map and its settings. */
export function BasemapPicker() {
  return null;
}
