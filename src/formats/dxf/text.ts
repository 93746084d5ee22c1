/**
 * `\U+5CB1` and `\M+5E1BA` stand for letters that the code page of the drawing lacks: a Unicode number, or a number of the named code page
 * (5: GBK, 2: Big5, 1: Shift JIS). `^J` and its like are control characters, `^ ` is the caret itself.
 */
export function unescaped(text: string): string {
  if (!text.includes('\\') && !text.includes('^')) return text;
  return text
    .replace(/\\U\+([\dA-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\M\+([125])([\dA-Fa-f]{4})/g, (whole, page: string, hex: string) => fromCodePage(page, hex) ?? whole)
    .replace(/\^([ @-_])/g, (whole, letter: string) => carets[letter] ?? whole);
}

const carets: Readonly<Record<string, string>> = { ' ': '^', I: '\t', J: '\n', M: '\n' };
const codePages: Readonly<Record<string, string>> = { 1: 'shift_jis', 2: 'big5', 5: 'gbk' };

function fromCodePage(page: string, hex: string): string | undefined {
  const bytes = Uint8Array.of(Number.parseInt(hex.slice(0, 2), 16), Number.parseInt(hex.slice(2), 16));
  const text = new TextDecoder(codePages[page]).decode(bytes);
  return text.includes('\ufffd') ? undefined : text;
}

const percents: Readonly<Record<string, string>> = { d: '°', c: '⌀', p: '±', '%': '%' };

/** What a TEXT shows: signs written as `%%d`, without the marks for lines under and over it. */
export function textShown(raw: string): string {
  return unescaped(raw)
    .replace(/%%(\d{3})/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/%%([dcp%])/gi, (whole, letter: string) => percents[letter.toLowerCase()] ?? whole)
    .replace(/%%[uok]/gi, '')
    .trim();
}

/** What an MTEXT shows: its lines without fonts, heights, colours and braces. */
export function mtextShown(raw: string): string {
  const parts = /\\U\+[\dA-Fa-f]{4}|\\M\+[125][\dA-Fa-f]{4}|\\[ACcFfHhQTWp][^;]*;|\\S([^;]*);|\\([PNX~LlOoKk\\{}])|[{}]/g;
  const bare = raw.replace(parts, (whole, stacked: string | undefined, letter: string | undefined) => {
    if (/^\\[UM]\+/.test(whole)) return unescaped(whole);
    if (stacked !== undefined) return stacked.replace(/[#^]\s*/, '/');
    return letter === undefined ? '' : (mtextLetters[letter] ?? '');
  });
  return textShown(bare);
}

const mtextLetters: Readonly<Record<string, string>> = { P: '\n', N: '\n', X: '\n', '~': ' ', '\\': '\\', '{': '{', '}': '}' };
