/** Whether the address asks for the plain view (`?plain`), as where drawing in software is too slow to work with. */
export function asksForPlain(): boolean {
  return new URLSearchParams(window.location.search).has('plain');
}

/** Loads the app anew with the other view, on the same link. */
export function switchView(plain: boolean): void {
  const { pathname, hash } = window.location;
  window.location.assign(`${pathname}${plain ? '?plain' : ''}${hash}`);
}
