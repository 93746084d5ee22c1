import type { Issue } from '../../../core/issue.ts';
import { count } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { groupIssues, type IssueGroup, namedRows } from './group-issues.ts';

/** Single rows of a group of which each says something else. */
const listedRows = 100;

function GroupLine({ group }: { readonly group: IssueGroup }) {
  const { lang, say, sayIssue } = useSpeech();
  const [first] = group.issues;
  if (!first) return null;
  const rows = namedRows(group.issues);
  const total = group.issues.length;
  const where =
    rows.length === 0
      ? null
      : say(rows.length < total ? 'importRowsMore' : 'importRows', {
          rows: rows.join(lang === 'zh' ? '、' : ', '),
          count: count(total, lang),
        });
  if (group.alike) {
    return (
      <li data-code={group.code}>
        {sayIssue(group.bare)}
        {where && <span className="import-rows"> {where}</span>}
        {!where && total > 1 && <span className="import-rows"> {say('importTimes', { count: count(total, lang) })}</span>}
      </li>
    );
  }
  return (
    <li data-code={group.code}>
      <details>
        <summary>
          {sayIssue(group.bare)} <span className="import-rows">{say('importAlike', { count: count(total, lang) })}</span>
        </summary>
        <ul className="import-single">
          {group.issues.slice(0, listedRows).map((issue) => (
            <li key={`${issue.row} ${JSON.stringify(issue.params)}`}>{sayIssue(issue)}</li>
          ))}
          {total > listedRows && <li>{say('andMore', { count: count(total - listedRows, lang) })}</li>}
        </ul>
      </details>
    </li>
  );
}

/** What was found, one line for each sort of it with its rows: not ten thousand lines. */
export function IssueGroups({ issues }: { readonly issues: readonly Issue[] }) {
  if (issues.length === 0) return null;
  return (
    <ul className="import-issues">
      {groupIssues(issues).map((group) => (
        <GroupLine key={`${group.file} ${group.code}`} group={group} />
      ))}
    </ul>
  );
}
