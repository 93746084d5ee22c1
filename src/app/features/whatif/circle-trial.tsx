import { Select } from 'antd';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { CircleRow } from '../../../analysis/circle/spec.ts';
import { type CircleAnswer, rowsAsked } from '../../state/circle.ts';
import { circleOf, type StepFigures, whatIfStore } from '../../state/whatif.ts';
import { count, percent } from '../../ui/format.ts';
import { useCircle, useScope, useSpeech } from '../../ui/use-app.ts';
import { Headline } from '../circle/headline.tsx';
import type { FigureScope } from '../circle/tally.ts';
import { toldShare } from '../circle/told-share.ts';
import { rowsToPut, rowToPut } from './circle-engine.ts';
import { type CircleGains, circleGains, gainPoints, gainsText, gainText, pointsText } from './circle-gains.ts';
import { WhatIfPanel } from './panel.tsx';
import { Said } from './said.tsx';
import { StepList } from './step-list.tsx';
import { TrialTools } from './trial-tools.tsx';

function direction(by: number | null): 'up' | 'down' | 'same' {
  return by === null || by === 0 ? 'same' : by > 0 ? 'up' : 'down';
}

/** What the next click puts: one thing of a row of the sheet. */
function KindToPut({ answer }: { readonly answer: CircleAnswer }) {
  const { lang, say } = useSpeech();
  const addRow = useStore(whatIfStore, (state) => state.addRow);
  const text = (id: string, kind: string): string => (answer.noData.includes(id) ? say('circleRowNoData', { kind }) : kind);
  return (
    <Select<string>
      size="small"
      className="whatif-kind"
      aria-label={say('whatifAddKind')}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={rowToPut(answer, addRow)?.id ?? ''}
      onChange={(row) => whatIfStore.setState({ addRow: row })}
      options={rowsToPut(answer).map(({ id, label }) => ({ value: id, label: text(id, label[lang]) }))}
    />
  );
}

/** Kinds that cover more or fewer than before, in the unit in view. */
function KindTable({ gains: { kinds, counted, compounds } }: { readonly gains: CircleGains }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  if (kinds.length === 0) return <p className="quiet">{say('whatifNoKind')}</p>;
  return (
    <>
      <p className="quiet">{say('whatifCompoundsChanged', { count: count(compounds, lang) })}</p>
      <table className="whatif-table" data-testid="trial-kinds">
        <thead>
          <tr>
            <th scope="col">{say('whatifKind')}</th>
            <th scope="col">{say('whatifBefore')}</th>
            <th scope="col">{say('whatifNow')}</th>
            <th scope="col">{say('whatifGain')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((gain) => (
            <tr key={gain.row.id}>
              <th scope="row" title={gain.row.label[lang]}>
                {gain.row.label[lang]}
              </th>
              <td>{percent(toldShare(gain.before, counted), lang)}</td>
              <td>{percent(toldShare(gain.now, counted), lang)}</td>
              <td className="whatif-by" data-direction={direction(gain.now.amounts.covered - gain.before.amounts.covered)}>
                {gainText(gain, counted, speech)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What is other than before, beside the figure that it is about. */
function Changes({ gains, firsts }: { readonly gains: CircleGains; readonly firsts: readonly CircleRow[] }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const { whole, counted } = gains;
  const by = gainPoints(whole, counted);
  const kinds = firsts.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', ');
  return (
    <div className="whatif-changes">
      <p className="whatif-was">
        {say('whatifFrom', { share: percent(toldShare(whole.before, counted), lang) })}{' '}
        <span className="whatif-by" data-direction={direction(by)}>
          {pointsText(by, speech)} · {gainText(whole, counted, speech)}
        </span>
      </p>
      {firsts.length > 0 && <p className="circle-no-data">{say('whatifFirstOfKind', { kinds })}</p>}
      <KindTable gains={gains} />
    </div>
  );
}

function Figures({ before, now, scope }: { readonly before: CircleAnswer; readonly now: CircleAnswer; readonly scope: FigureScope }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const showsBefore = useStore(whatIfStore, (state) => state.showsBefore);
  const gains = useMemo(() => circleGains(before, now, scope), [before, now, scope]);
  const { whole, counted } = gains;
  const by = gainPoints(whole, counted);
  const firsts = rowsAsked(before).filter(({ id }) => before.noData.includes(id) && !now.noData.includes(id));
  const text = say('whatifCircleSaid', {
    share: percent(toldShare(whole.now, counted), lang),
    by: pointsText(by, speech),
    kinds: gainsText(gains, speech),
  });
  return (
    <section className="whatif-circle" aria-label={say('whatifRegion')} data-testid="trial-circle">
      <p className="whatif-state" data-before={showsBefore}>
        {say(showsBefore ? 'whatifShowsBefore' : 'whatifShowsTrial')}
      </p>
      <Headline answer={showsBefore ? before : now} trial={<Changes gains={gains} firsts={firsts} />} />
      <Said text={text} />
    </section>
  );
}

function Steps({ answer, scope }: { readonly answer: CircleAnswer; readonly scope: FigureScope }) {
  const speech = useSpeech();
  const { lang } = speech;
  const between = (from: StepFigures, to: StepFigures): CircleGains | null => {
    const [was, is] = [circleOf(from), circleOf(to)];
    return was && is && circleGains(was, is, scope);
  };
  const gain = (from: StepFigures, to: StepFigures): string => {
    const gains = between(from, to);
    return gains ? gainsText(gains, speech) : '—';
  };
  return <StepList teller={{ gain, whole: gain, rule: answer.asked.sheet.label[lang] }} />;
}

/** The what-if of facilities, in the workspace of the circle. */
export function CircleTrial() {
  const answer = useCircle((circle) => circle.answer);
  const before = useStore(whatIfStore, (state) => circleOf(state.before));
  const now = useStore(whatIfStore, (state) => circleOf(state.now));
  const index = useScope((scope) => scope.index);
  const question = useScope((scope) => scope.question);
  const scope = useMemo(() => ({ index, question }), [index, question]);
  return (
    <WhatIfPanel>
      {answer && <TrialTools add="whatifAddThing" what={<KindToPut answer={answer} />} />}
      {before && now && <Figures before={before} now={now} scope={scope} />}
      {answer && <Steps answer={answer} scope={scope} />}
    </WhatIfPanel>
  );
}
