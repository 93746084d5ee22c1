import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useStore } from 'zustand';
import { notify } from '../../state/notices.ts';
import { type StepFigures, type TrialStep, whatIfStore } from '../../state/whatif.ts';
import { copyText } from '../../ui/copy-text.ts';
import { type Speech, useApp, useScope, useSpeech } from '../../ui/use-app.ts';
import { stepWords } from './words.ts';

/** How the figures of a what-if are told. */
interface Teller {
  /** What one state gained over another, in the unit in view. */
  readonly gain: (from: StepFigures, to: StepFigures) => string;
  /** Figures of the first state and of the last. */
  readonly whole: (first: StepFigures, last: StepFigures) => string;
  /** The rule sheet. */
  readonly rule: string;
}

interface Told {
  readonly key: string;
  readonly words: string;
  readonly gain: string;
}

/** Steps with what each gained over the one before it; a dash until its answer is there. */
function tellSteps(steps: readonly TrialStep[], first: StepFigures | null, { gain }: Teller, speech: Speech): readonly Told[] {
  return steps.map((step, at) => {
    const from = at === 0 ? first : (steps[at - 1]?.figures ?? null);
    return {
      key: String(at),
      words: stepWords(step.label, speech),
      gain: from && step.figures ? gain(from, step.figures) : '—',
    };
  });
}

/** The steps tried, each with what it gained; to be copied as text. */
export function StepList({ teller }: { readonly teller: Teller }) {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const index = useScope((scope) => scope.index);
  const question = useScope((scope) => scope.question);
  const steps = useStore(whatIfStore, (state) => state.steps);
  const first = useStore(whatIfStore, (state) => state.before);
  const told = tellSteps(steps, first, teller, speech);
  const unit = question.area === null ? undefined : index?.tree(question.basis).nodes.get(question.area);
  const copy = async (): Promise<void> => {
    const last = steps.at(-1)?.figures ?? null;
    const lines = [
      say('whatifCopyHead', { rule: teller.rule, unit: unit?.name ?? say('whatifWholeCity') }),
      ...told.map(({ words, gain }, at) => `${at + 1}. ${words}: ${gain}`),
      `${say('whatifTotal')}: ${first && last ? teller.whole(first, last) : '—'}`,
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
