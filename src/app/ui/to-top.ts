/**
 * Scrolls the side panel around an element so that the element stands at its top, under the head that stays there, as far as there is room.
 * `scrollIntoView` would move the page behind as well, and the head of the window out of sight.
 */
export function bringToTop(element: Element | null): void {
  const panel = element?.closest('aside');
  if (!element || !panel) return;
  const head = panel.querySelector(':scope > h2')?.clientHeight ?? 0;
  panel.scrollTop += element.getBoundingClientRect().top - panel.getBoundingClientRect().top - head;
}
