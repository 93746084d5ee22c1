/** Marks of HTML: a tag, or a name of HTML for a letter. */
const html = /<\/?[a-z][^<>]*>|&(?:nbsp|lt|gt|amp|quot|#\d+);/i;

/** A description as people read it: HTML of phone and map apps without tags, pictures and scripts; other text as it stands. */
export function plainText(text: string): string {
  if (!html.test(text)) return text;
  const bare = text
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div|tr|li|h[1-6]|table)\s*>/gi, '\n')
    .replace(/<\/t[dh]\s*>/gi, ' ')
    .replace(/<\/?[a-z!][^<>]*>/gi, '');
  return letters(bare)
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

const named: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function letters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|lt|gt|quot|apos|amp));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * Attributes that a program wrote as a table of two columns into the description (ArcGIS "Layer to KML" keeps them nowhere else): name and
 * value of each row. Undefined where the table is not of that form.
 */
export function tableValues(text: string): Readonly<Record<string, string | null>> | undefined {
  if (!/<table/i.test(text)) return undefined;
  const values: Record<string, string | null> = {};
  let pairs = 0;
  for (const [, row = ''] of text.matchAll(/<tr\b[^>]*>((?:(?!<tr\b|<\/tr)[\s\S])*)<\/tr/gi)) {
    const cells = [...row.matchAll(/<t[dh]\b[^>]*>([\s\S]*?)<\/t[dh]\s*>/gi)].map(([, cell = '']) => plainText(cell).trim());
    const [name, value] = cells;
    if (cells.length !== 2 || name === undefined || name === '' || value === undefined || Object.hasOwn(values, name)) continue;
    values[name] = value === '' || value === '<Null>' || value === '<空>' ? null : value;
    pairs++;
  }
  return pairs >= 2 ? values : undefined;
}
