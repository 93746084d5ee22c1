import { badInput } from '../../core/issue.ts';
import { encodingCandidates, type TextEncoding } from '../encoding.ts';
import { validityOf } from '../encoding-strict.ts';
import { type DeclaredEncoding, decoderName } from './dbf-encoding.ts';

/**
 * The encoding of a table: what was asked; else what the bytes show, with what the file declares weighing much; a Western code page, which
 * programs write without looking, only where nothing else fits. `texts` are the raw texts of the table.
 */
export function chooseEncoding(
  declared: readonly DeclaredEncoding[],
  texts: readonly Uint8Array[],
  wanted: string,
  file: string,
): TextEncoding {
  const sample = joinLines(texts);
  if (wanted !== 'auto') return askedEncoding(sample, wanted, file);
  const said = declared.find(({ reliable }) => reliable);
  const [best, ...others] = encodingCandidates(sample, said?.name);
  if (best !== undefined && best.reason !== 'statistics') {
    return { ...best, ...(others.length > 0 && { candidates: [best, ...others] }) };
  }
  const western = declared.find(({ reliable }) => !reliable);
  if (western !== undefined && best !== undefined)
    return { name: western.name, reason: 'declared', confidence: 0.5, candidates: [best, ...others] };
  if (best !== undefined) throw badInput('encoding-other', { candidates: [best, ...others].map(({ name }) => name).join(', ') }, { file });
  return mostlyFitting(said, texts, file);
}

function askedEncoding(sample: Uint8Array, wanted: string, file: string): TextEncoding {
  const name = decoderName(wanted);
  if (name === undefined) throw badInput('encoding-unknown', { encoding: wanted }, { file });
  if (validityOf(sample, name) === 'invalid') throw badInput('dbf-encoding-wrong', { encoding: wanted }, { file });
  return { name, reason: 'asked' };
}

/** Of a hundred texts that go beyond ASCII, how many may be broken before the table counts as unreadable. */
const mostBrokenPercent = 5;

/** Where no encoding fits all texts: the one that fits nearly all of them, if there is one. The broken ones are counted when they are read. */
function mostlyFitting(said: DeclaredEncoding | undefined, texts: readonly Uint8Array[], file: string): TextEncoding {
  const tried = [...new Set([...(said === undefined ? [] : [said.name]), 'utf-8', 'gb18030', 'big5'])];
  const broken = tried.map((name) => ({ name, count: texts.filter((text) => validityOf(text, name) === 'invalid').length }));
  const best = broken.reduce((a, b) => (b.count < a.count ? b : a));
  if (best.count * 100 > mostBrokenPercent * texts.length) throw badInput('dbf-encoding-mixed', { encoding: best.name }, { file });
  const fitting = joinLines(texts.filter((text) => validityOf(text, best.name) === 'valid'));
  return encodingCandidates(fitting, said?.name)[0] ?? { name: best.name, reason: 'declared' };
}

function joinLines(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0)).fill(0x0a);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length + 1;
  }
  return joined;
}
