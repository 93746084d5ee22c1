import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import type { LiveFigures } from '../../../analysis/coverage/live-spec.ts';
import type { Amounts, Denominator } from '../../../analysis/coverage/spec.ts';
import type { Scope } from '../../state/scope.ts';
import { whatIfStore } from '../../state/whatif.ts';
import { percent, points, pointsBetween } from '../../ui/format.ts';
import { useCoverage, useSpeech } from '../../ui/use-app.ts';
import { toldOf } from '../coverage/told.ts';
import { isSame, type TrialRow, trialRows } from './figures.ts';

interface CellProps {
  readonly before: Amounts;
  readonly now: Amounts;
  readonly denominator: Denominator;
}

function ShareCells({ before, now, denominator }: CellProps) {
  const { lang } = useSpeech();
  const told = toldOf(before, denominator).share && toldOf(now, denominator).share;
  const by = told ? pointsBetween(before.share, now.share) : null;
  return (
    <>
      <td>{told ? percent(now.share, lang) : '—'}</td>
      <td className="whatif-by" data-direction={by === null || by === 0 ? 'same' : by > 0 ? 'up' : 'down'}>
        {by === 0 ? '·' : points(by, lang)}
      </td>
    </>
  );
}

/** A row is drawn again only where its figures are others: a drag changes one or two of many. */
const Row = memo(
  function Row({ row, denominator }: { readonly row: TrialRow; readonly denominator: Denominator }) {
    return (
      <tr data-same={isSame(row.before, row.now)}>
        <th scope="row">{row.name}</th>
        <ShareCells before={row.before.straight} now={row.now.straight} denominator={denominator} />
        <ShareCells before={row.before.walk} now={row.now.walk} denominator={denominator} />
      </tr>
    );
  },
  (a, b) =>
    a.row.name === b.row.name && a.denominator === b.denominator && isSame(a.row.now, b.row.now) && isSame(a.row.before, b.row.before),
);

interface Props {
  readonly before: LiveFigures['totals'];
  readonly now: LiveFigures['totals'];
  readonly scope: Scope;
}

/** The units below the one in view, as they would be and by how much that is other. */
export function TrialTable({ before, now, scope }: Props) {
  const { lang, say } = useSpeech();
  const by = useCoverage((coverage) => coverage.answer?.asked.by ?? 'town');
  const showsBefore = useStore(whatIfStore, (state) => state.showsBefore);
  const denominator = useCoverage((coverage) => coverage.answer?.asked.denominator ?? 'land');
  const outside = say('outsideAreas');
  const rows = useMemo(
    () => trialRows({ before, now: showsBefore ? before : now }, denominator, by, scope, outside),
    [before, now, showsBefore, denominator, by, scope, outside],
  );
  return (
    <table className="whatif-table" lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <thead>
        <tr>
          <th scope="col">{say('whatifUnit')}</th>
          <th scope="col">{say('straightShort')}</th>
          <th scope="col">{say('whatifGain')}</th>
          <th scope="col">{say('walk')}</th>
          <th scope="col">{say('whatifGain')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} denominator={denominator} />
        ))}
      </tbody>
    </table>
  );
}
