import { isMac, keycaps } from './keycap.ts';
import { keyActs } from './keys.ts';

/** A tooltip with the keycap of an act behind it: “撤销（Ctrl+Z）”. */
export function withKey(word: string, actId: string): string {
  const key = keyActs.find(({ id }) => id === actId)?.keys[0];
  if (key === undefined) return word;
  const mac = isMac(navigator.platform);
  return `${word} (${keycaps(key, mac).join(mac ? '' : '+')})`;
}
