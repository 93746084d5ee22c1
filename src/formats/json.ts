import { type BadInput, badInput } from '../core/issue.ts';

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Text to a JSON value. A text that stops inside a bracket or string is told apart from one that is wrong, and numbers that JSON does not
 * have (NaN, Infinity), which programs write all the same, are named with their line.
 */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw brokenJson(text, file);
  }
}

function brokenJson(text: string, file: string): BadInput {
  if (endsInside(text)) return badInput('cut-short', {}, { file });
  // Strings are blanked, so that a word in them is not taken for a number; line breaks stay to be counted.
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, (whole) => whole.replace(/[^\n]/g, ' '));
  const odd = /-?\b(?:NaN|Infinity|nan|inf)\b|-?1\.#(?:INF|QNAN|IND)\d*/.exec(bare);
  if (odd === null) return badInput('json-broken', {}, { file });
  return badInput('json-not-finite', { value: odd[0], line: bare.slice(0, odd.index).split('\n').length }, { file });
}

/** True where the text ends within an array, an object or a string. */
export function endsInside(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === backslash) i++;
      else if (char === quote) inString = false;
    } else if (char === quote) inString = true;
    else if (char === openBrace || char === openBracket) depth++;
    else if (char === closeBrace || char === closeBracket) depth--;
  }
  return inString || depth > 0;
}

const quote = 34;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
