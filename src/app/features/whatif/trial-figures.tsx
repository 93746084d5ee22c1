import { useStore } from 'zustand';
import type { LiveFigures } from '../../../analysis/coverage/live-spec.ts';
import type { Amounts, Denominator, Metric } from '../../../analysis/coverage/spec.ts';
import type { Scope } from '../../state/scope.ts';
import { whatIfStore } from '../../state/whatif.ts';
import { percent } from '../../ui/format.ts';
import { type Speech, useCoverage, useSpeech } from '../../ui/use-app.ts';
import { ClassBar } from '../coverage/class-bar.tsx';
import { toldOf } from '../coverage/told.ts';
import { type UnitFigures, unitFigures } from './figures.ts';
import { Said } from './said.tsx';
import { directionOf, type Gain, gainsIn, pointsBy, pointWords, unknownWords } from './words.ts';

interface Props {
  readonly before: LiveFigures['totals'];
  readonly now: LiveFigures['totals'];
  readonly scope: Scope;
}

interface FigureProps {
  readonly metric: Metric;
  readonly before: Amounts;
  readonly now: Amounts;
  readonly denominator: Denominator;
  /** The same gain in land and in people, where people are known. */
  readonly gains: readonly Gain[];
  readonly showsBefore: boolean;
}

/** What a unit gains in land and in people, and what of either is unknown now; that nothing changes is said once. */
function gainsOf(props: Props, metric: Metric, speech: Speech): readonly Gain[] {
  const gains = (['land', 'people'] as const).flatMap((measure) => {
    const [was, is] = [unitFigures(props.before, measure, props.scope), unitFigures(props.now, measure, props.scope)];
    return was && is ? gainsIn(was[metric], is[metric], measure, speech) : [];
  });
  return gains.length > 0 ? gains : [{ text: speech.say('whatifSame'), direction: 'same' }];
}

function Figure({ metric, before, now, denominator, gains, showsBefore }: FigureProps) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const shown = showsBefore ? before : now;
  const told = toldOf(shown, denominator).share && toldOf(before, denominator).share;
  const by = pointsBy(before, now, denominator);
  return (
    <div className="figure" data-testid={`trial-${metric}`}>
      <h4>{say(metric)}</h4>
      <p className="figure-share">{told ? percent(shown.share, lang) : '—'}</p>
      <ClassBar amounts={shown} label={say(metric)} denominator={denominator} />
      <p className="whatif-was">{say('whatifFrom', { share: told ? percent(before.share, lang) : '—' })}</p>
      <p className="whatif-by" data-direction={directionOf(by)}>
        {pointWords(by, speech)}
      </p>
      {gains.map(({ text, direction }) => (
        <p key={text} className="whatif-by" data-direction={direction}>
          {text}
        </p>
      ))}
    </div>
  );
}

interface SpokenProps {
  readonly before: UnitFigures;
  readonly now: UnitFigures;
  readonly denominator: Denominator;
  /** What is to be known about them. */
  readonly note: string | null;
}

function Spoken({ before, now, denominator, note }: SpokenProps) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const text = say('whatifSaid', {
    straight: percent(now.straight.share, lang),
    straightBy: pointWords(pointsBy(before.straight, now.straight, denominator), speech),
    walk: percent(now.walk.share, lang),
    walkBy: pointWords(pointsBy(before.walk, now.walk, denominator), speech),
  });
  return <Said text={note === null ? text : `${text}${lang === 'zh' ? '。' : '. '}${note}`} />;
}

/** Both figures of the unit in view as they would be, with what they were: turned about while the state before is shown. */
export function TrialFigures(props: Props) {
  const { before, now, scope } = props;
  const speech = useSpeech();
  const { say } = speech;
  const denominator = useCoverage((coverage) => coverage.answer?.asked.denominator ?? 'land');
  const showsBefore = useStore(whatIfStore, (state) => state.showsBefore);
  const unit = scope.question.area === null ? undefined : scope.index?.tree(scope.question.basis).nodes.get(scope.question.area);
  const figures = (totals: LiveFigures['totals'], measure: Denominator) => unitFigures(totals, measure, scope);
  const [was, is] = [figures(before, denominator), figures(now, denominator)];
  if (!was || !is) return <p className="empty">{say('whatifNoUnit', { name: unit?.name ?? '' })}</p>;
  const [wasLand, isLand] = [figures(before, 'land'), figures(now, 'land')];
  const unknown = wasLand && isLand ? unknownWords(wasLand.walk, isLand.walk, speech) : null;
  const whole = (['straight', 'walk'] as const).every((metric) => toldOf(is[metric], denominator).share);
  return (
    <section className="figures whatif-figures" aria-label={say('whatifRegion')}>
      <p className="whatif-state" data-before={showsBefore}>
        {unit ? `${unit.name} · ` : ''}
        {say(showsBefore ? 'whatifShowsBefore' : 'whatifShowsTrial')}
      </p>
      <div className="figure-pair">
        {(['straight', 'walk'] as const).map((metric) => (
          <Figure
            key={metric}
            metric={metric}
            before={was[metric]}
            now={is[metric]}
            denominator={denominator}
            gains={gainsOf(props, metric, speech)}
            showsBefore={showsBefore}
          />
        ))}
      </div>
      {unknown && (
        <p className="whatif-unknown" data-testid="trial-unknown">
          {unknown}
        </p>
      )}
      {whole && <Spoken before={was} now={is} denominator={denominator} note={unknown} />}
    </section>
  );
}
