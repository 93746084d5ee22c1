import type { Issue } from '../core/issue.ts';
import { issueSentence, type Lang } from './sentence.ts';

/** Words of the file of rows that were not taken. */
export function refusedWords(lang: Lang) {
  const [row, line, reason, suffix] =
    lang === 'zh' ? ['记录', '文件行号', '未导入原因', '未导入'] : ['row', 'line', 'reason', 'not-imported'];
  return { row, line, reason, suffix, say: (issue: Issue): string => issueSentence(issue, lang) };
}
