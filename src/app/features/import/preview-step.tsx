import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import type { ImportPlan, RowStatus } from '../../../formats/import/spec.ts';
import { countsOf, leaveOut, settleTwins } from '../../commands/import-commit.ts';
import { openProjectOf } from '../../state/city.ts';
import { type RowFilter, rowKey, rowPasses } from '../../state/import.ts';
import { count } from '../../ui/format.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { IssueGroups } from './issue-groups.tsx';
import { PreviewList } from './preview-list.tsx';
import { filterWords } from './preview-words.ts';
import { twinIsThere } from './row-changes.ts';
import { RowDetail } from './row-detail.tsx';

function countByFilter(plan: ImportPlan): Readonly<Record<RowFilter, number>> {
  const counts: Record<RowStatus, number> = countsOf(plan);
  const twin = plan.rows.filter((row) => rowPasses(row, 'twin')).length;
  return { ...counts, twin, all: plan.rows.length };
}

/** How many rows would become what; each a filter of the list and of the map. */
function Chips({ counts }: { readonly counts: Readonly<Record<RowFilter, number>> }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const filter = useImport((state) => state.filter);
  const shown = (Object.keys(filterWords) as RowFilter[]).filter((each) => each === 'all' || counts[each] > 0 || each === filter);
  return (
    <div className="import-chips" role="toolbar" aria-label={say('importFilter')}>
      {shown.map((each) => (
        <button
          key={each}
          type="button"
          className={each === filter ? 'chip chip-toggle chip-on' : 'chip chip-toggle'}
          aria-pressed={each === filter}
          data-testid={`chip-${each}`}
          onClick={() => app.importing.setState({ filter: each, activeRow: null })}
        >
          {each !== 'all' && <span className={`import-dot import-dot-${each}`} aria-hidden="true" />}
          {say(filterWords[each])} <b>{count(counts[each], lang)}</b>
        </button>
      ))}
    </div>
  );
}

/** What can be done with all rows that are shown. */
function GroupActs() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const plan = useImport((state) => state.plan);
  const filter = useImport((state) => state.filter);
  const leftOut = useImport((state) => state.leftOut);
  if (!plan || filter === 'all' || filter === 'same' || filter === 'refused') return null;
  const rows = plan.rows.filter((row) => rowPasses(row, filter) && row.status !== 'refused' && row.status !== 'same');
  if (rows.length === 0) return null;
  const out = rows.filter((row) => leftOut.has(rowKey(row))).length;
  const assets = openProjectOf(app.cities.getState())?.assets ?? null;
  const there = filter === 'twin' ? rows.filter((row) => twinIsThere(row, assets)) : [];
  const params = { count: count(rows.length, lang) };
  return (
    <div className="import-row">
      {filter === 'twin' && (
        <>
          {there.length > 0 && (
            <Button size="small" onClick={() => void settleTwins(app, there, 'update')}>
              {say('importTwinAllUpdate', { count: count(there.length, lang) })}
            </Button>
          )}
          <Button size="small" onClick={() => void settleTwins(app, rows, 'both')}>
            {say('importTwinAllBoth', params)}
          </Button>
        </>
      )}
      {out < rows.length && (
        <Button size="small" onClick={() => leaveOut(app, rows, true)}>
          {say('importLeaveAll', params)}
        </Button>
      )}
      {out > 0 && (
        <Button size="small" onClick={() => leaveOut(app, rows, false)}>
          {say('importTakeAll', { count: count(out, lang) })}
        </Button>
      )}
    </div>
  );
}

/** What the import would change, before anything is. */
export function PreviewStep() {
  const { lang, say } = useSpeech();
  const plan = useImport((state) => state.plan);
  const missing = useImport((state) => state.missing);
  const counts = useMemo(() => plan && countByFilter(plan), [plan]);
  const issues = useMemo(() => (plan ? [...plan.issues, ...plan.rows.flatMap((row) => row.issues)] : []), [plan]);
  if (!plan || !counts) return null;
  const graver = issues.filter(({ severity }) => severity !== 'info');
  return (
    <div className="import-preview">
      <Chips counts={counts} />
      {counts.missing > 0 && missing === 'keep' && (
        <Alert type="info" showIcon title={say('importMissingNote', { count: count(counts.missing, lang) })} />
      )}
      {issues.length > 0 && (
        <details className="import-found">
          <summary>{say('importFound', { count: count(issues.length, lang), graver: count(graver.length, lang) })}</summary>
          <IssueGroups issues={issues} />
        </details>
      )}
      <GroupActs />
      <PreviewList plan={plan} />
      <RowDetail plan={plan} />
    </div>
  );
}
