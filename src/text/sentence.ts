import type { Words } from '../core/field.ts';
import type { Issue } from '../core/issue.ts';
import { binarySentences } from './binary.ts';
import { cadSentences } from './cad.ts';
import { circleSentences } from './circle.ts';
import { coverageSentences } from './coverage.ts';
import { crsSentences } from './crs.ts';
import { filesSentences } from './files.ts';
import { importSentences } from './import.ts';
import { mappingSentences } from './mapping.ts';
import { shapeSentences } from './shapes.ts';
import { storeSentences } from './store.ts';
import { validationSentences } from './validation.ts';

export type Lang = keyof Words;

export type Sentences = Readonly<Record<string, Words>>;

/** Replaces `{name}` in a template; a name without a value is left as it stands, so that a gap shows. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

const all: Sentences = {
  ...storeSentences,
  ...importSentences,
  ...mappingSentences,
  ...cadSentences,
  ...binarySentences,
  ...crsSentences,
  ...filesSentences,
  ...coverageSentences,
  ...circleSentences,
  ...validationSentences,
  ...shapeSentences,
};

/**
 * One sentence for a code of an engine or importer; the code itself where nobody wrote a sentence yet. A parameter that lists things may hold
 * words of its own by their code (`{mark-latitude-first}`).
 */
export function codeSentence(code: string, params: Readonly<Record<string, string | number>>, lang: Lang): string {
  const words = all[code];
  return words ? fill(words[lang], params).replace(/\{(mark-[a-z-]+)\}/g, (whole, mark: string) => all[mark]?.[lang] ?? whole) : code;
}

/** The sentence of an issue with the file and row it speaks of in front. */
export function issueSentence(issue: Issue, lang: Lang): string {
  const at = issue.line ?? issue.row;
  const row = at === undefined ? '' : lang === 'zh' ? `第 ${at} 行` : `row ${at}`;
  const where = [issue.file ?? '', row].filter((part) => part !== '').join(lang === 'zh' ? ' ' : ', ');
  const sentence = codeSentence(issue.code, issue.params, lang);
  if (where === '') return sentence;
  return lang === 'zh' ? `${where}：${sentence}` : `${where}: ${sentence}`;
}

/** The sentence of an issue for whoever has no list beside it to look in: what no file and row tell, the kind and id of the thing do. */
export function placedSentence(issue: Issue, lang: Lang): string {
  const sentence = issueSentence(issue, lang);
  if (issue.file !== undefined || issue.row !== undefined || issue.id === undefined) return sentence;
  const thing = [issue.kind, issue.id].filter((part) => part !== undefined).join('/');
  return lang === 'zh' ? `${thing}：${sentence}` : `${thing}: ${sentence}`;
}
