import { type BadInput, badInput } from '../core/issue.ts';

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper than any real file nests its values; more exhausts the stack of whoever walks through them. */
const mostDepth = 100;

/**
 * Text to a JSON value. A text that stops inside a bracket or string is told apart from one that is wrong, and numbers that JSON does not
 * have (NaN, Infinity), which programs write all the same, are named with their line. Refuses what nests too deeply.
 */
export function parseJson(text: string, file: string): unknown {
  const value = parseJsonOfAnyDepth(text, file);
  if (bracketsOf(text).deepest > mostDepth) throw tooDeep(file);
  return value;
}

/** The same for a caller that asks each part for its depth itself (`isTooDeep`), to refuse only that part. */
export function parseJsonOfAnyDepth(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw brokenJson(text, file);
  }
}

export function isTooDeep(value: unknown, left = mostDepth): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((member) => isTooDeep(member, left - 1));
}

function tooDeep(file: string): BadInput {
  return badInput('json-deep', { limit: mostDepth }, { file });
}

function brokenJson(text: string, file: string): BadInput {
  if (bracketsOf(text).deepest > mostDepth) return tooDeep(file);
  if (endsInside(text)) return badInput('cut-short', {}, { file });
  // Strings are blanked, so that a word in them is not taken for a number; line breaks stay to be counted.
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, (whole) => whole.replace(/[^\n]/g, ' '));
  const odd = /-?\b(?:NaN|Infinity|nan|inf)\b|-?1\.#(?:INF|QNAN|IND)\d*/.exec(bare);
  if (odd === null) return badInput('json-broken', {}, { file });
  return badInput('json-not-finite', { value: odd[0], line: bare.slice(0, odd.index).split('\n').length }, { file });
}

/** True where the text ends within an array, an object or a string. */
export function endsInside(text: string): boolean {
  return bracketsOf(text).open;
}

function bracketsOf(text: string): { readonly deepest: number; readonly open: boolean } {
  let [depth, deepest] = [0, 0];
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === backslash) i++;
      else if (char === quote) inString = false;
    } else if (char === quote) inString = true;
    else if (char === openBrace || char === openBracket) deepest = Math.max(deepest, ++depth);
    else if (char === closeBrace || char === closeBracket) depth--;
  }
  return { deepest, open: inString || depth > 0 };
}

const quote = 34;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
