import { CheckOutlined } from '@ant-design/icons';
import type { WordKey } from '../../../text/app.ts';
import { type ImportState, type ImportStep, importSteps } from '../../state/import.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';

const stepWords: Readonly<Record<ImportStep, WordKey>> = {
  drop: 'importStepDrop',
  scan: 'importStepScan',
  columns: 'importStepColumns',
  preview: 'importStepPreview',
  done: 'importStepDone',
};

/** Steps that one may go to from where one is. */
function isOpenTo({ step, sources, plan }: ImportState, wanted: ImportStep): boolean {
  if (wanted === step || step === 'done') return false;
  if (wanted === 'drop') return true;
  if (wanted === 'preview') return plan !== null;
  return wanted !== 'done' && sources.length > 0;
}

/** Where one is on the way; steps that were made can be gone back to. */
export function StepBar() {
  const app = useApp();
  const { say } = useSpeech();
  const state = useImport((all) => all);
  const here = importSteps.indexOf(state.step);
  return (
    <ol className="import-steps" aria-label={say('importSteps')}>
      {importSteps.map((step, at) => (
        <li
          key={step}
          className={at < here ? 'import-step import-step-made' : 'import-step'}
          aria-current={at === here ? 'step' : undefined}
        >
          <button type="button" disabled={!isOpenTo(state, step)} onClick={() => app.importing.setState({ step, refusal: [] })}>
            <span className="import-step-sign" aria-hidden="true">
              {at < here ? <CheckOutlined /> : at + 1}
            </span>
            {say(stepWords[step])}
          </button>
        </li>
      ))}
    </ol>
  );
}
