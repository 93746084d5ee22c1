import './import.css';
import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import type { WordKey } from '../../../text/app.ts';
import { closeImport, stopImport } from '../../commands/import-files.ts';
import type { ImportStep } from '../../state/import.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { ColumnsStep } from './columns-step.tsx';
import { DoneStep } from './done-step.tsx';
import { DropStep } from './drop-step.tsx';
import { ImportFoot } from './import-foot.tsx';
import { IssueGroups } from './issue-groups.tsx';
import { useImportMap } from './on-map.ts';
import { PreviewStep } from './preview-step.tsx';
import { ScanStep } from './scan-step.tsx';
import { StepBar } from './step-bar.tsx';

const bodies = { drop: DropStep, scan: ScanStep, columns: ColumnsStep, preview: PreviewStep, done: DoneStep };

const workWords: Readonly<Record<'open' | 'plan' | 'commit' | 'other', WordKey>> = {
  open: 'importReading',
  plan: 'importPlanning',
  commit: 'importCommitting',
  other: 'importWorking',
};

/** What is being done, how far it is, and the way to stop it: at once, whatever it does. */
function Work() {
  const app = useApp();
  const { say } = useSpeech();
  const work = useImport((state) => state.work);
  const files = useImport((state) => state.files);
  if (!work) return null;
  const file = files.length === 1 ? (files[0]?.name ?? '') : say('importFiles', { count: files.length });
  const title = say(workWords[work.what], { file });
  const percent = work.share === null ? 0 : Math.round(work.share * 100);
  return (
    <div className="import-work" role="status" data-testid="import-work">
      <p>{title}</p>
      <Progress percent={percent} size="small" status="active" showInfo={work.share !== null} aria-label={title} />
      {work.what !== 'other' && (
        <Button size="small" onClick={() => stopImport(app)}>
          {say('cancel')}
        </Button>
      )}
    </div>
  );
}

function Refusal() {
  const { say } = useSpeech();
  const refusal = useImport((state) => state.refusal);
  if (refusal.length === 0) return null;
  return (
    <Alert
      className="import-refusal"
      type="error"
      showIcon
      title={say('importRefused')}
      description={<IssueGroups issues={refusal} />}
      role="alert"
    />
  );
}

/** The step is what the eye and the screen reader come to next; where nothing is left to decide, the way on has the focus, so that Enter goes it. */
function useFocusOnStep(step: ImportStep, busy: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef<ImportStep | null>(null);
  useEffect(() => {
    if (seen.current === step || busy) return;
    seen.current = step;
    const next = document.querySelector<HTMLButtonElement>('.import-next:enabled');
    const goes = (step === 'scan' || step === 'done') && next;
    (goes ? next : heading.current)?.focus({ preventScroll: true });
  }, [step, busy]);
  return heading;
}

/** Whoever opened the import gets the focus back. */
function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
}

/** Files on their way into the city, in five steps beside the map. */
export function ImportPanel() {
  const app = useApp();
  const { say } = useSpeech();
  const step = useImport((state) => state.step);
  const busy = useImport((state) => state.work !== null && state.work.what !== 'other');
  useFocusBack();
  const heading = useFocusOnStep(step, busy);
  useImportMap();
  const Body = bodies[step];
  return (
    <section className="import" aria-labelledby="import-title" data-testid="import" data-step={step} data-busy={busy}>
      <header className="import-head">
        <h2 id="import-title" ref={heading} tabIndex={-1}>
          {say('importTitle')}
        </h2>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={say('importClose')}
          title={say('importClose')}
          onClick={() => closeImport(app)}
        />
      </header>
      <StepBar />
      <div className="import-body">
        <Refusal />
        <Work />
        {!busy && <Body />}
      </div>
      <ImportFoot />
    </section>
  );
}
