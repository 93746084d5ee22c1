import type { Issue } from '../../core/issue.ts';
import { useSpeech } from './use-app.ts';

/** At most so many sentences are printed; the rest is counted. */
const shownAtMost = 8;

/** Issues as sentences, the first ones in full. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const { say, sayIssue } = useSpeech();
  const sentences = [...new Set(issues.map(sayIssue))];
  return (
    <ul className="issue-list">
      {sentences.slice(0, shownAtMost).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {sentences.length > shownAtMost && <li>{say('andMore', { count: sentences.length - shownAtMost })}</li>}
    </ul>
  );
}
