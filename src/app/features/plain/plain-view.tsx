/** The city as lists and a drawn map where the browser has no WebGL. */
export function PlainView() {
  return null;
}
