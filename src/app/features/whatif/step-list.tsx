import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useStore } from 'zustand';
import type { LiveFigures } from '../../../analysis/coverage/live-spec.ts';
import type { Denominator } from '../../../analysis/coverage/spec.ts';
import { notify } from '../../state/notices.ts';
import type { Scope } from '../../state/scope.ts';
import { type TrialStep, whatIfStore } from '../../state/whatif.ts';
import { copyText } from '../../ui/copy-text.ts';
import { percent } from '../../ui/format.ts';
import { type Speech, useApp, useCoverage, useScope, useSpeech } from '../../ui/use-app.ts';
import { unitFigures } from './figures.ts';
import { gainWords, pointWords, stepWords } from './words.ts';

type Totals = LiveFigures['totals'];

/** What a step gained over the one before it, in the unit in view; a dash until its answer is there. */
function stepGain(from: Totals | null, to: Totals | null, scope: Scope, denominator: Denominator, speech: Speech): string {
  const [before, now] = [from && unitFigures(from, denominator, scope), to && unitFigures(to, denominator, scope)];
  if (!before || !now) return '—';
  const part = (metric: 'straight' | 'walk'): string => {
    const gain = gainWords(before[metric], now[metric], denominator, speech);
    return gain === speech.say('whatifSame') ? gain : `${gain} (${pointWords(before[metric], now[metric], speech)})`;
  };
  return speech.say('whatifStepGain', { straight: part('straight'), walk: part('walk') });
}

interface Told {
  readonly key: string;
  readonly words: string;
  readonly gain: string;
}

function tellSteps(
  steps: readonly TrialStep[],
  first: Totals | null,
  scope: Scope,
  denominator: Denominator,
  speech: Speech,
): readonly Told[] {
  return steps.map((step, at) => ({
    key: String(at),
    words: stepWords(step.label, speech),
    gain: stepGain(at === 0 ? first : (steps[at - 1]?.totals ?? null), step.totals, scope, denominator, speech),
  }));
}

/** The steps tried, each with what it gained; to be copied as text. */
export function StepList() {
  const app = useApp();
  const speech = useSpeech();
  const { lang, say } = speech;
  const scope = useScope((state) => state);
  const steps = useStore(whatIfStore, (state) => state.steps);
  const first = useStore(whatIfStore, (state) => state.before?.totals ?? null);
  const asked = useCoverage((coverage) => coverage.answer?.asked);
  const denominator = asked?.denominator ?? 'land';
  const told = tellSteps(steps, first, scope, denominator, speech);
  const unit = scope.question.area === null ? undefined : scope.index?.tree(scope.question.basis).nodes.get(scope.question.area);
  const copy = async (): Promise<void> => {
    const last = steps.at(-1)?.totals ?? null;
    const head = say('whatifCopyHead', { rule: asked?.sheet.label[lang] ?? '', unit: unit?.name ?? say('whatifWholeCity') });
    const [was, is] = [first && unitFigures(first, denominator, scope), last && unitFigures(last, denominator, scope)];
    const shares = (['straight', 'walk'] as const).map((metric) =>
      was && is ? `${say(metric)} ${percent(was[metric].share, lang)} → ${percent(is[metric].share, lang)}` : '',
    );
    const lines = [
      head,
      ...told.map(({ words, gain }, at) => `${at + 1}. ${words}: ${gain}`),
      `${say('whatifTotal')}: ${shares.join('; ')}`,
    ];
    const done = await copyText(lines.join('\n'));
    if (done) notify(app.notices, 'done', 'whatifCopied', { count: steps.length });
    else notify(app.notices, 'warn', 'copyFailed');
  };
  return (
    <section className="whatif-steps" aria-label={say('whatifSteps')}>
      <header>
        <h4>{say('whatifSteps')}</h4>
        <Button
          size="small"
          type="text"
          icon={<CopyOutlined aria-hidden={true} />}
          disabled={steps.length === 0}
          onClick={() => void copy()}
        >
          {say('whatifCopy')}
        </Button>
      </header>
      {told.length === 0 && <p className="quiet">{say('whatifNoSteps')}</p>}
      <ol>
        {told.map(({ key, words, gain }) => (
          <li key={key}>
            {words}
            <span className="whatif-gain">{gain}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
