import { Button } from 'antd';
import type { ImportPlan, PlannedRow } from '../../../formats/import/spec.ts';
import { partTwin, settleTwins } from '../../commands/import-commit.ts';
import { openProjectOf } from '../../state/city.ts';
import { rowKey, type TwinFate } from '../../state/import.ts';
import { groundLength } from '../../ui/format.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { IssueGroups } from './issue-groups.tsx';
import { movedM, rowName, twinIsThere, valueChanges } from './row-changes.ts';

const fates: readonly TwinFate[] = ['update', 'both', 'leave'];

/** A new thing close to one that is there: the same, another, or not wanted. */
function Twin({ row }: { readonly row: PlannedRow }) {
  const app = useApp();
  const { say } = useSpeech();
  const fate = useImport((state) => state.twins.get(rowKey(row)));
  const chosen = useImport((state) => state.rowChoices.find((choice) => choice.layer === row.layer && choice.row === row.row));
  if (chosen) {
    return (
      <div className="import-row">
        <span>{say('importTwinChosen', { id: chosen.id })}</span>
        <Button size="small" onClick={() => void partTwin(app, row)}>
          {say('importTwinPart')}
        </Button>
      </div>
    );
  }
  if (!row.near || row.status !== 'new') return null;
  const there = twinIsThere(row, openProjectOf(app.cities.getState())?.assets ?? null);
  return (
    <div className="import-twin">
      <p className="import-warn">
        {say(there ? 'importTwinRow' : 'importTwinInFile', { id: row.near.id, metres: row.near.metres.toFixed(1) })}
      </p>
      <div className="import-row">
        {fates
          .filter((each) => there || each !== 'update')
          .map((each) => (
            <Button key={each} size="small" type={fate === each ? 'primary' : 'default'} onClick={() => void settleTwins(app, [row], each)}>
              {say(`importTwin-${each}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}

/** The row in hand: every value before and after, and what was said about it. */
export function RowDetail({ plan }: { readonly plan: ImportPlan }) {
  const { lang, say } = useSpeech();
  const row = useImport((state) => (state.activeRow === null ? undefined : plan.rows[state.activeRow]));
  if (!row) return null;
  const changes = valueChanges(row, lang);
  const moved = movedM(row);
  return (
    <section className="import-detail" aria-label={say('importDetail', { name: rowName(row) })}>
      <h3>{rowName(row)}</h3>
      <Twin row={row} />
      <IssueGroups issues={row.issues} />
      {moved !== null && <p>{say('importMoved', { metres: groundLength(moved, lang) })}</p>}
      {changes.length > 0 && (
        <table className="import-values">
          <thead>
            <tr>
              <th scope="col">{say('importField')}</th>
              {row.before && <th scope="col">{say('importBefore')}</th>}
              <th scope="col">{say('importAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ key, label, before, after }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {row.before && <td className="import-was">{before || '—'}</td>}
                <td>{after || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
