import type { Issue } from '../core/issue.ts';
import { issueSentence, type Lang } from './sentence.ts';

/** Words of the file of rows that were not taken. */
export function refusedWords(lang: Lang) {
  const [line, reason, suffix] = lang === 'zh' ? ['行号', '未导入原因', '未导入'] : ['row', 'reason', 'not-imported'];
  return { line, reason, suffix, say: (issue: Issue): string => issueSentence(issue, lang) };
}
