import type { App } from '../services.ts';
import { isMac, strikes } from './keycap.ts';
import { keyActs } from './keys.ts';

/** Things that lie over the screen and take the keys for themselves while they are there; a list of a panel (`data-in-place`) lies in it. */
const overlays = '[role="dialog"], [role="menu"], [role="listbox"]:not([data-in-place]), .ant-popover, .ant-tour, [cmdk-root]';

function overlayIsOpen(): boolean {
  return [...document.querySelectorAll(overlays)].some((element) => element.getClientRects().length > 0);
}

/** Where letters are written they are letters. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'));
}

/**
 * Binds the keys of the app to the window. Nothing fires while something is written or while something lies over the screen; whoever has the
 * focus acts first and says so by `preventDefault`.
 */
export function bindKeys(app: App): () => void {
  const mac = isMac(navigator.platform);
  // An overlay that closes on Escape is gone when the event arrives here, so it is looked for on the way down.
  let covered = false;
  const before = (): void => {
    covered = overlayIsOpen();
  };
  const press = (event: KeyboardEvent): void => {
    if (covered || event.defaultPrevented || event.isComposing || writes(event.target)) return;
    const act = keyActs.find(({ keys, run }) => run !== null && keys.some((key) => strikes(event, key, mac)));
    if (!act?.run || act.run(app) === false) return;
    event.preventDefault();
  };
  window.addEventListener('keydown', before, { capture: true });
  window.addEventListener('keydown', press);
  return () => {
    window.removeEventListener('keydown', before, { capture: true });
    window.removeEventListener('keydown', press);
  };
}
