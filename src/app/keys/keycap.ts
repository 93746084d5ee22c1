/** A key as declared: parts joined by `+`, `mod` for Ctrl on Windows and Linux and ⌘ on a Mac. The last part is `KeyboardEvent.key`. */
export type KeyName = string;

export function isMac(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

const macCaps: Readonly<Record<string, string>> = {
  mod: '⌘',
  shift: '⇧',
  alt: '⌥',
  enter: '↩',
  escape: 'Esc',
  space: 'Space',
  backspace: '⌫',
  f10: 'F10',
};
const otherCaps: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  backspace: 'Backspace',
  f10: 'F10',
};

/** The caps to print for a key, one by one. */
export function keycaps(key: KeyName, mac: boolean): readonly string[] {
  const caps = mac ? macCaps : otherCaps;
  if (key === '+') return [key];
  return key.split('+').map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** What a keyboard event says, as far as a binding looks at it. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether a stroke is that key. Shift is asked for only with letters: where `?` or `[` lies differs from keyboard to keyboard. */
export function strikes(stroke: Stroke, key: KeyName, mac: boolean): boolean {
  const parts = key.split('+');
  const wanted = parts.at(-1) ?? '';
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const other = mac ? stroke.ctrlKey : stroke.metaKey;
  if (stroke.altKey || other || mod !== parts.includes('mod')) return false;
  if (stroke.key.toLowerCase() !== wanted) return false;
  const lettered = /^[a-z]$/.test(wanted) || wanted.length > 1;
  return !lettered || stroke.shiftKey === parts.includes('shift');
}
