import type { ComponentClass, ComponentCode } from './kind.ts';

/**
 * Class numbers of a real city catalogue (运城市 2026). GB/T 30428.2-2013 numbers some classes otherwise and is being revised, so every code
 * is shown as 待核 until the city's own catalogue is imported.
 */
export function catalogueCode(classes: Omit<ComponentCode, 'scheme' | 'source'>): ComponentCode {
  return { scheme: 'yuncheng-2026 catalogue', source: '运城市数字化城市管理部件目录（2026），待核', ...classes };
}

/** A class by its four digits: 0301 is small class 01 of big class 03. */
export function componentClass(digits: string, name: string): ComponentClass {
  return { big: digits.slice(0, 2), small: digits.slice(2), name };
}
