import type { Page } from 'playwright-core';

/** Buttons, inputs and boxes of the screen that stick out of the window or lie over each other, by name. */
export function collisions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? element.className.toString();
    const shown = [...document.querySelectorAll('header button, header input, .map-buttons button, .map-tools button, .workspace-tab')]
      .map((element) => ({ element, name: nameOf(element), box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && box.bottom > 0);
    const out = shown
      .filter(({ box }) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      .map(({ name }) => `cut: ${name}`);
    const over = shown.flatMap((a, at) =>
      shown
        .slice(at + 1)
        .filter((b) => !a.element.contains(b.element) && !b.element.contains(a.element))
        .filter((b) => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2)
        .filter((b) => Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 2)
        .map((b) => `overlap: ${a.name} / ${b.name}`),
    );
    const wide = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page scrolls sideways'] : [];
    return [...out, ...over, ...wide];
  });
}
