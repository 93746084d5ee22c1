import type { Denominator } from '../../analysis/coverage/spec.ts';
import { isSmallGroup, smallGroupText } from '../../layers/small-group.ts';
import { households, people } from '../../layers/units.ts';
import type { Lang } from '../../text/sentence.ts';

const locales: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en-GB' };

const formats = new Map<string, Intl.NumberFormat>();

/** A formatter is made once: `toLocaleString` makes one for every number it writes, which a figure that follows the mouse feels. */
function formatOf(lang: Lang, decimals: number): Intl.NumberFormat {
  const key = `${lang} ${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locales[lang], { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(key, made);
  return made;
}

function number(value: number, lang: Lang, decimals: number): string {
  return formatOf(lang, decimals).format(value);
}

/** A share 0–1 with one decimal and the sign, or a dash where there is none. */
export function percent(share: number | null, lang: Lang): string {
  return share === null ? '—' : `${number(share * 100, lang, 1)} %`;
}

/** Difference of two shares in points, signed; a dash where one is missing. Taken from the shares as shown, so that a reader's own sum agrees. */
export function pointsBetween(from: number | null, to: number | null): number | null {
  if (from === null || to === null) return null;
  return Math.round(to * 1000) / 10 - Math.round(from * 1000) / 10;
}

export function points(value: number | null, lang: Lang): string {
  if (value === null) return '—';
  const rounded = Math.round(value * 10) / 10;
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '';
  return `${sign}${number(Math.abs(rounded), lang, 1)}`;
}

export function count(value: number, lang: Lang): string {
  return number(Math.round(value), lang, 0);
}

/** Ground area: hectares from 1 ha on, below that square metres. */
export function area(valueM2: number, lang: Lang): string {
  if (valueM2 >= 10_000) return `${number(valueM2 / 10_000, lang, 1)} ${lang === 'zh' ? '公顷' : 'ha'}`;
  return `${count(valueM2, lang)} ${lang === 'zh' ? '平方米' : 'm²'}`;
}

/** An amount in the unit of its denominator. */
export function amount(value: number, denominator: Denominator, lang: Lang): string {
  if (denominator === 'land') return area(value, lang);
  const unit = denominator === 'people' ? people : households;
  return `${isSmallGroup(unit, value) ? smallGroupText : count(value, lang)} ${unit[lang]}`;
}

/** Local day and minute of an ISO time. */
export function moment(iso: string, lang: Lang): string {
  return new Date(iso).toLocaleString(locales[lang], { dateStyle: 'medium', timeStyle: 'short' });
}

/** A ground length: metres with a decimal below 100 m, whole metres below 10 km, then kilometres. */
export function groundLength(metres: number, lang: Lang): string {
  if (metres >= 10_000) return `${number(metres / 1000, lang, 2)} ${lang === 'zh' ? '公里' : 'km'}`;
  return `${number(metres, lang, metres < 100 ? 1 : 0)} ${lang === 'zh' ? '米' : 'm'}`;
}

/** A measured ground area: square metres below a hectare, hectares with two decimals below a square kilometre, then square kilometres. */
export function groundArea(areaM2: number, lang: Lang): string {
  if (areaM2 >= 1_000_000) return `${number(areaM2 / 1_000_000, lang, 2)} ${lang === 'zh' ? '平方公里' : 'km²'}`;
  if (areaM2 >= 10_000) return `${number(areaM2 / 10_000, lang, 2)} ${lang === 'zh' ? '公顷' : 'ha'}`;
  return `${number(areaM2, lang, areaM2 < 1000 ? 1 : 0)} ${lang === 'zh' ? '平方米' : 'm²'}`;
}

/** A bare number with so many decimals. */
export function decimal(value: number, lang: Lang, decimals: number): string {
  return number(value, lang, decimals);
}

/** The scale of a map: 1 : 25,000, to two significant digits. */
export function mapScale(n: number, lang: Lang): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return `1 : ${number(Math.round(n / step) * step, lang, 0)}`;
}
