import type { Metric } from '../../../analysis/coverage/spec.ts';
import type { GapAnswer } from '../../../analysis/gaps/spec.ts';
import { gapSentence } from '../../../text/gaps.ts';
import { percent } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useSpeech } from '../../ui/use-app.ts';

/** The open gap in words: its sentence, and what each single change would do. */
export function GapCard({ answer, metric }: { readonly answer: GapAnswer; readonly metric: Metric }) {
  const { lang, say } = useSpeech();
  return (
    <section className="gap-card" aria-live="polite" data-testid="gap-card">
      <p>
        {gapSentence({ cause: answer.cause, params: answer.params, metric }, lang)}
        <SyntheticMark />
      </p>
      {answer.trials.length > 0 && (
        <>
          <h4>{say('gapsTried')}</h4>
          <dl className="gap-trials">
            {answer.trials.map(({ change, covers, walkM }) => (
              <div key={change}>
                <dt>{say(`gapsTry-${change}`)}</dt>
                <dd>
                  {covers > 0 ? say('gapsCovers', { percent: percent(covers, lang) }) : say('gapsNoHelp')}
                  {walkM !== null && ` · ${say(metric === 'walk' ? 'gapsWalkTo' : 'gapsStraightTo', { metres: Math.round(walkM) })}`}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
