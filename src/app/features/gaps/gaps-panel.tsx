import './gaps.css';
import { Alert, Progress, Segmented, Select, Spin } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Metric } from '../../../analysis/coverage/spec.ts';
import { type Gap, type GapAnswer, type GapCause, gapCauses } from '../../../analysis/gaps/spec.ts';
import { isSmallGroup } from '../../../layers/small-group.ts';
import { people as peopleUnit } from '../../../layers/units.ts';
import { gapCauseWords } from '../../../text/gaps.ts';
import type { Coverage } from '../../state/coverage.ts';
import type { Scope } from '../../state/scope.ts';
import { type Trial, whatIfStore } from '../../state/whatif.ts';
import { amount, area, count } from '../../ui/format.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { GapCard } from './gap-card.tsx';
import { GapRows } from './gap-list.tsx';
import { GapsExport } from './gaps-export.tsx';
import { askAllCauses, askGaps, closeGap, gapsStore } from './gaps-store.ts';

type Answer = NonNullable<Coverage['answer']>;

/** Gaps whose middle lies in the unit that everything is limited to. */
function inScope(gaps: readonly Gap[], { index, question: { area: code, basis } }: Scope): readonly Gap[] {
  if (!index || code === null) return gaps;
  const within = index.within(code, basis);
  return gaps.filter(({ areaCode }) => areaCode !== null && within.has(areaCode));
}

/** Finds the causes of all gaps while a cause is asked for; the number judged so far. */
function useAllCauses(gaps: readonly Gap[], wanted: boolean, causes: ReadonlyMap<string, GapAnswer>): number {
  const app = useApp();
  useEffect(() => {
    if (!wanted) return;
    let goesOn = true;
    void askAllCauses(
      app,
      gaps.map(({ id }) => id),
      () => goesOn,
    ).catch(() => {});
    return () => {
      goesOn = false;
    };
  }, [app, gaps, wanted]);
  return useMemo(() => gaps.filter(({ id }) => causes.has(id)).length, [gaps, causes]);
}

function Totals({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { lang, say } = useSpeech();
  const list = useStore(gapsStore, (state) => state.list);
  const land = area(
    gaps.reduce((sum, { landM2 }) => sum + landM2, 0),
    lang,
  );
  const known = gaps.filter(({ people }) => people !== null);
  const people = Math.round(known.reduce((sum, gap) => sum + (gap.people ?? 0), 0));
  const told = known.length > 0 && !isSmallGroup(peopleUnit, people);
  return (
    <p className="quiet gap-totals">
      {told
        ? say('gapsCountPeople', { count: count(gaps.length, lang), people: amount(people, 'people', lang), land })
        : say('gapsCount', { count: count(gaps.length, lang), land })}
      {' · '}
      {say(list?.denominator === 'people' ? 'gapsByPeople' : 'gapsByLand')}
      {list && list.unknown.landM2 > 0 && (
        <>
          {' · '}
          {say('gapsUnknown', { land: area(list.unknown.landM2, lang) })}
        </>
      )}
    </p>
  );
}

function CauseFilter({ value, onChange }: { readonly value: GapCause | null; readonly onChange: (cause: GapCause | null) => void }) {
  const { lang, say } = useSpeech();
  return (
    <Select<GapCause | ''>
      size="small"
      aria-label={say('gapsCause')}
      value={value ?? ''}
      onChange={(cause) => onChange(cause === '' ? null : cause)}
      options={[
        { value: '', label: say('gapsAllCauses') },
        ...gapCauses.map((cause) => ({ value: cause, label: gapCauseWords[cause][lang] })),
      ]}
    />
  );
}

function GapsFound({ answer, metric }: { readonly answer: Answer; readonly metric: Metric }) {
  // What is only tried out is written to no file.
  const trying = useStore(gapsStore, (state) => state.asked?.trial !== null);
  const { say } = useSpeech();
  const list = useStore(gapsStore, (state) => state.list);
  const causes = useStore(gapsStore, (state) => state.causes);
  const open = useStore(gapsStore, (state) => state.open);
  const scope = useScope((state) => state);
  const [cause, setCause] = useState<GapCause | null>(null);
  const here = useMemo(() => inScope(list?.gaps ?? [], scope), [list, scope]);
  const judged = useAllCauses(here, cause !== null, causes);
  const shown = useMemo(() => (cause === null ? here : here.filter(({ id }) => causes.get(id)?.cause === cause)), [here, cause, causes]);
  const opened = open === null ? undefined : causes.get(open);
  const judging = cause !== null && judged < here.length;
  return (
    <>
      <Totals gaps={shown} />
      <div className="gap-head">
        <CauseFilter value={cause} onChange={setCause} />
        {!trying && <GapsExport gaps={shown} answer={answer} metric={metric} />}
      </div>
      {judging && (
        <div className="gap-judging" role="status">
          <Progress percent={Math.round((100 * judged) / here.length)} size="small" showInfo={false} />
          {say('gapsJudging', { done: judged, of: here.length })}
        </div>
      )}
      {shown.length > 0 ? (
        <GapRows gaps={shown} />
      ) : (
        !judging && <p className="empty">{say(list?.gaps.length === 0 ? 'gapsNone' : 'gapsNoneHere')}</p>
      )}
      {opened && <GapCard answer={opened} metric={metric} />}
      <p className="quiet">{say('gapsSampled')}</p>
    </>
  );
}

/** A what-if that moves on asks nothing; the state that it rests in is asked about. */
const trialRestMs = 60;

/** The state of the what-if that the list is to be about; null without one. */
function useTrial(): Trial | null {
  const answered = useStore(whatIfStore, (state) => (state.status === 'on' ? state.answered : null));
  const [rested, setRested] = useState(answered);
  useEffect(() => {
    const timer = setTimeout(() => setRested(answered), trialRestMs);
    return () => clearTimeout(timer);
  }, [answered]);
  return rested;
}

/** Where people have no park, largest first, and why; during a what-if, where they would have none. */
export function GapsPanel({ answer }: { readonly answer: Answer }) {
  const app = useApp();
  const { say } = useSpeech();
  const cityId = useSession((session) => session.cityId);
  const list = useStore(gapsStore, (state) => state.list);
  const failed = useStore(gapsStore, (state) => state.failed);
  const [metric, setMetric] = useState<Metric>('walk');
  const trial = useTrial();
  const { sheet, revision } = answer.asked;
  useEffect(() => void askGaps(app, { sheet, metric, cityId, revision, trial }), [app, sheet, metric, cityId, revision, trial]);
  useEffect(() => () => closeGap(app), [app]);
  return (
    <section className="gaps" aria-label={say('gapsTab')}>
      <div className="control-row">
        <span id="gaps-by">{say('gapsBy')}</span>
        <Segmented<Metric>
          aria-labelledby="gaps-by"
          block
          value={metric}
          onChange={setMetric}
          options={[
            { value: 'walk', label: say('walk') },
            { value: 'straight', label: say('straightShort') },
          ]}
        />
      </div>
      {failed && <Alert type="error" showIcon title={say('gapsFailed')} />}
      {!failed && !list && (
        <p className="empty" role="status">
          <Spin size="small" /> {say('gapsWaiting')}
        </p>
      )}
      {list && <GapsFound answer={answer} metric={list.metric} />}
    </section>
  );
}
