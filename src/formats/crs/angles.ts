/** An angle in degrees, and the axis that a letter or word beside it names. */
export interface Angle {
  readonly value: number;
  readonly axis: 'lon' | 'lat' | null;
}

/** Letters and words that name an axis and its side. */
export const sides: Readonly<Record<string, { readonly axis: 'lon' | 'lat'; readonly sign: 1 | -1 }>> = {
  E: { axis: 'lon', sign: 1 },
  W: { axis: 'lon', sign: -1 },
  N: { axis: 'lat', sign: 1 },
  S: { axis: 'lat', sign: -1 },
  东: { axis: 'lon', sign: 1 },
  西: { axis: 'lon', sign: -1 },
  北: { axis: 'lat', sign: 1 },
  南: { axis: 'lat', sign: -1 },
};

/** One writing for the signs of degrees, minutes, seconds and separators. */
export function plainAngles(text: string): string {
  return text
    .replace(/[º˚]/g, '°')
    .replace(/[″”“〃]|′′|''|’’/g, '"')
    .replace(/[′’‘]/g, "'")
    .normalize('NFKC')
    .replace(/[，、；;|\t\r\n]+/g, ' , ')
    .replace(/[−–—]/g, '-')
    .replace(/度/g, '°')
    .replace(/分/g, "'")
    .replace(/秒/g, '"');
}

/** Degrees of parts; null where minutes or seconds are none. `sign` is that of the degrees as written: `-0°30′` is south of the equator. */
export function angleOf(degrees: string | number, minutes: number, seconds: number, letter: string | undefined): Angle | null {
  if (minutes >= 60 || seconds >= 60 || minutes < 0 || seconds < 0) return null;
  const side = letter === undefined ? undefined : sides[letter.toUpperCase()];
  const isNegative = typeof degrees === 'string' ? degrees.trim().startsWith('-') : degrees < 0 || Object.is(degrees, -0);
  const size = Math.abs(Number(degrees)) + minutes / 60 + seconds / 3600;
  return { value: (isNegative ? -1 : 1) * size * (side?.sign ?? 1), axis: side?.axis ?? null };
}

const anglePattern =
  /([NSEW东西南北])?\s*[经纬]?\s*(-?\d+(?:\.\d+)?)\s*°\s*(?:(\d+(?:\.\d+)?)\s*'\s*)?(?:(\d+(?:\.\d+)?)\s*"?\s*)?(?:([NSEW])(?![a-z]))?/gi;

/** All angles of a text in plain signs that are written with degree signs; null where one of them is no angle. */
export function signedAngles(plain: string): readonly Angle[] | null {
  const angles = [...plain.matchAll(anglePattern)].map(([, before, d = '', m, s, after]) =>
    angleOf(d, Number(m ?? 0), Number(s ?? 0), before ?? after),
  );
  return angles.every((angle) => angle !== null) ? angles : null;
}

/** `117 05 16.8`, `117:05:16.8`, `117-05-16.8`, with or without a letter before or after. */
const spacedPattern =
  /^([NSEW东西南北][经纬]?)?\s*(-?\d{1,3})(?:\s+|\s*[:-]\s*)(\d{1,2})(?:(?:\s+|\s*[:-]\s*)(\d{1,2}(?:\.\d+)?))?\s*([NSEW])?$/i;

/** One angle written in degrees, minutes and seconds (signs, 度分秒, spaces or colons); null where the text is none of these, or no angle. */
export function readDms(text: string): Angle | null {
  const plain = plainAngles(text).trim();
  if (plain.includes('°')) {
    const isWhole = plain.replace(anglePattern, '').replace(/^(经度|纬度|lon|lat|lng)?[\s:=]*/i, '') === '';
    const found = isWhole ? signedAngles(plain) : null;
    return found?.length === 1 ? (found[0] ?? null) : null;
  }
  const spaced = spacedPattern.exec(plain);
  if (spaced === null) return null;
  const [, before, d = '', m, s, after] = spaced;
  return angleOf(d, Number(m), Number(s ?? 0), before?.slice(0, 1) ?? after);
}

/** A number as people type it into a cell: full-width digits, spaces, thousands separators, a letter of the side. NaN where it is none. */
export function readNumber(text: string): Angle {
  const plain = text.normalize('NFKC').replace(/[−–—]/g, '-').trim();
  const found =
    /^([NSEW东西南北])?[经纬]?\s*[:=]?\s*([+-]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d+)?)\s*(?:°|m|米)?\s*([NSEW])?$/i.exec(
      plain,
    );
  if (found === null) return { value: Number.NaN, axis: null };
  const side = sides[(found[1] ?? found[3] ?? '').toUpperCase()];
  return { value: Number((found[2] ?? '').replace(/[, ]/g, '')) * (side?.sign ?? 1), axis: side?.axis ?? null };
}

/** The tail of a decimal number in binary is cut here: 117.05168 must not read as 16.799999 seconds. */
const packedDecimals = 10;

/** 117.05168 meaning 117°05′16.8″ (DD.MMSS), in degrees; NaN where minutes or seconds reach 60. */
export function unpackDms(value: number): number {
  if (!Number.isFinite(value)) return Number.NaN;
  const [whole = '0', digits = ''] = Math.abs(value).toFixed(packedDecimals).split('.');
  const minutes = Number(digits.slice(0, 2));
  const seconds = Number(`${digits.slice(2, 4)}.${digits.slice(4)}`);
  if (minutes >= 60 || seconds >= 60) return Number.NaN;
  return Math.sign(value) * (Number(whole) + minutes / 60 + seconds / 3600);
}

/** Degrees written as DD.MMSS, the way `unpackDms` reads them, seconds to four digits. */
export function packDms(degrees: number): number {
  const tenthousandths = Math.round(Math.abs(degrees) * 36_000_000);
  const [d, rest] = [Math.floor(tenthousandths / 36_000_000), tenthousandths % 36_000_000];
  const [m, s] = [Math.floor(rest / 600_000), rest % 600_000];
  return Math.sign(degrees) * Number(`${d}.${String(m).padStart(2, '0')}${String(s).padStart(6, '0')}`);
}
