import type { ComponentCode } from './kind.ts';

/**
 * Class numbers of a real city catalogue (运城市 2026). GB/T 30428.2-2013 numbers some classes otherwise and is being revised, so every code
 * is shown as 待核 until the city's own catalogue is imported.
 */
export function catalogueCode(big: string, small: string, className: string): ComponentCode {
  return { scheme: 'yuncheng-2026 catalogue', big, small, source: `运城市数字化城市管理部件目录（2026）：${className}；待核` };
}
