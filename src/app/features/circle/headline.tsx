import { Fragment, type ReactNode, useMemo } from 'react';
import type { CompoundCircle } from '../../../analysis/circle/spec.ts';
import type { AssetKey } from '../../../core/asset.ts';
import { isSmallGroup, smallGroupText } from '../../../layers/small-group.ts';
import { people } from '../../../layers/units.ts';
import { type CoverageClass, coverageClasses, lackLooks, lackStep, lackSteps } from '../../../map/meaning.ts';
import { showSelection } from '../../commands/go-to.ts';
import { openRows, type RowsWords } from '../../commands/open-rows.ts';
import { select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { asksWithin, type CircleAnswer, rowsAsked } from '../../state/circle.ts';
import { triesCircle, whatIfStore } from '../../state/whatif.ts';
import { ClassSwatch, LookSwatch } from '../../ui/class-look.tsx';
import { percent } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { toldOf } from '../coverage/told.ts';
import { askedRows, foundByClass, foundByStep } from './asked-rows.ts';
import { CircleBar } from './bar.tsx';
import { useTries } from './shown-answer.ts';
import { stepText } from './steps.ts';
import { type Counted, compoundsInScope, countedOf, decidingRows, lackingRows, type Tally, tallyOf, wholeClass } from './tally.ts';
import { toldShare } from './told-share.ts';
import { amountText } from './words.ts';

/** Opens compounds as rows of the inventory and brings them into view; in a trial, which ends with its workspace, they are only shown on the map. */
export function openCompounds(app: App, keys: readonly AssetKey[], words: RowsWords): void {
  if (triesCircle(whatIfStore.getState())) select(app, keys);
  else openRows(app, { kind: 'residential', keys, keepArea: true, words });
  showSelection(app);
}

/** The words that a door to so many compounds carries. */
export function useDoorTitle(): (count: number) => string {
  const { say } = useSpeech();
  const tries = useTries();
  return (count) => say(tries ? 'whatifShowCompounds' : 'circleOpenRows', { count });
}

interface DoorProps {
  readonly keys: readonly AssetKey[];
  readonly text: string;
  /** What the rows behind it are. */
  readonly words: RowsWords;
}

function Door({ keys, text, words }: DoorProps) {
  const app = useApp();
  const title = useDoorTitle();
  return (
    <button
      type="button"
      className="figure-door"
      title={title(keys.length)}
      disabled={keys.length === 0}
      onClick={() => openCompounds(app, keys, words)}
    >
      {text}
    </button>
  );
}

const classWords = { covered: 'circleWhole', uncovered: 'circleLacking', unknown: 'circleUnclear' } as const;

/** An amount as it may be told: a small group, and what would give it away, are left out. */
export function useToldAmount(tally: Tally, counted: Counted): (name: CoverageClass) => string {
  const speech = useSpeech();
  const told = counted === 'people' ? toldOf(tally.amounts, 'people') : null;
  return (name) => {
    if (told?.beside === name) return '—';
    if (told?.small.includes(name)) return speech.say('circlePeople', { count: smallGroupText });
    return amountText(tally.amounts[name], counted, speech);
  };
}

interface Steps {
  readonly step: number;
  readonly tally: Tally;
}

/** Compounds that lack something, by how much: the steps of the map. */
function stepsOf(compounds: readonly CompoundCircle[], answer: CircleAnswer, counted: Counted): readonly Steps[] {
  const deciding = decidingRows(answer);
  return lackSteps(deciding.length).flatMap((_, step) => {
    const own = compounds.filter((compound) => {
      const lacking = lackingRows(compound, deciding).length;
      return lacking > 0 && lackStep(lacking, deciding.length) === step;
    });
    return own.length === 0 ? [] : [{ step, tally: tallyOf(own, () => 'uncovered', counted) }];
  });
}

/**
 * Which amounts of the steps may be told: they sum to what lacks something, so that a single small one would be left over from the others. The
 * smallest of those goes with it.
 */
export function withheldStep(sums: readonly number[]): number | null {
  const small = sums.filter((sum) => isSmallGroup(people, sum));
  if (small.length !== 1) return null;
  const least = Math.min(...sums.filter((sum) => !isSmallGroup(people, sum) && sum > 0));
  return Number.isFinite(least) ? sums.indexOf(least) : null;
}

interface StepProps extends Steps {
  readonly counted: Counted;
  readonly withheld: boolean;
  /** How many kinds can be missing. */
  readonly kinds: number;
  /** Where it is; null for the whole city. */
  readonly unit: string | null;
}

function StepRow({ step, tally, counted, withheld, kinds, unit }: StepProps) {
  const { say } = useSpeech();
  const theme = useSession((session) => session.theme);
  const told = useToldAmount(tally, counted);
  const look = lackLooks[theme][step];
  const keys = tally.keys.uncovered;
  return (
    <div className="circle-step">
      <dt>
        {look && <LookSwatch look={look} />}
        {stepText(step, kinds, say)}
      </dt>
      <dd>
        <Door keys={keys} text={withheld ? '—' : told('uncovered')} words={askedRows(unit, foundByStep(step, kinds), keys.length)} />
      </dd>
    </div>
  );
}

/** Kinds of which the city has nothing: said by name, counted nowhere. */
function NoData({ answer }: { readonly answer: CircleAnswer }) {
  const { lang, say } = useSpeech();
  const names = rowsAsked(answer).flatMap(({ id, label }) => (answer.noData.includes(id) ? [label[lang]] : []));
  if (names.length === 0) return null;
  return <p className="circle-no-data">{say('circleNoData', { count: names.length, names: names.join(lang === 'zh' ? '、' : ', ') })}</p>;
}

/** Who lives where nothing is missing, who lacks how many kinds, and of whom nothing can be said. `trial` tells what is other than before. */
export function Headline({ answer, trial }: { readonly answer: CircleAnswer; readonly trial?: ReactNode }) {
  const { lang, say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const question = useScope((scope) => scope.question);
  const unit = question.area === null ? undefined : index?.tree(question.basis).nodes.get(question.area);
  const compounds = useMemo(() => compoundsInScope(answer, { index, question }), [answer, index, question]);
  const counted = countedOf(answer.rows);
  const deciding = useMemo(() => decidingRows(answer), [answer]);
  const whole = useMemo(() => tallyOf(compounds, wholeClass(deciding), counted), [compounds, deciding, counted]);
  const steps = useMemo(() => stepsOf(compounds, answer, counted), [compounds, answer, counted]);
  const told = useToldAmount(whole, counted);
  const withheld = counted === 'people' ? withheldStep(steps.map(({ tally }) => tally.amounts.uncovered)) : null;
  const where = unit?.name ?? null;
  const { sheet, params } = answer.asked;
  if (!asksWithin(sheet, params.minutes)) return <p className="empty">{say('circleTierEmpty', { minutes: params.minutes })}</p>;
  if (compounds.length === 0) return <p className="empty">{say('circleNoCompounds', { name: unit?.name ?? '' })}</p>;
  return (
    <section className="figures circle-headline" aria-live={trial === undefined ? 'polite' : 'off'} data-testid="circle-headline">
      <h3>
        {unit ? say('circleHeadlineOf', { name: unit.name }) : say(counted === 'people' ? 'circleHeadline' : 'circleHeadlineCompounds')}
        <SyntheticMark />
      </h3>
      <p className="figure-share">{percent(toldShare(whole, counted), lang)}</p>
      <CircleBar tally={whole} />
      {trial}
      <dl className="amounts">
        {coverageClasses.map((name) => (
          <Fragment key={name}>
            <div title={name === 'unknown' ? say('circleUnclearHelp') : undefined}>
              <dt>
                <ClassSwatch name={name} />
                {say(classWords[name])}
              </dt>
              <dd>
                <Door
                  keys={whole.keys[name]}
                  text={told(name)}
                  words={askedRows(where, foundByClass(null, name), whole.keys[name].length)}
                />
              </dd>
            </div>
            {name === 'uncovered' &&
              steps.map(({ step, tally }, at) => (
                <StepRow
                  key={step}
                  step={step}
                  tally={tally}
                  counted={counted}
                  withheld={at === withheld}
                  kinds={deciding.length}
                  unit={where}
                />
              ))}
          </Fragment>
        ))}
      </dl>
      {whole.uncounted > 0 && <p className="quiet">{say('circleUncounted', { count: whole.uncounted })}</p>}
      {counted === 'compounds' && <p className="quiet">{say('circleByCompounds')}</p>}
      <NoData answer={answer} />
    </section>
  );
}
