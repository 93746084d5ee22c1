import './circle.css';
import { Alert, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isCircleOutdated } from '../../state/circle.ts';
import { readyCity } from '../../state/city.ts';
import { whatIfStore } from '../../state/whatif.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { bringToTop } from '../../ui/to-top.ts';
import { useCircle, useCities, useSpeech } from '../../ui/use-app.ts';
import { CircleTrial } from '../whatif/circle-trial.tsx';
import { StartWhatIf } from '../whatif/start-button.tsx';
import { CircleBasis } from './basis.tsx';
import { CircleTrend } from './circle-trend.tsx';
import { CompoundList } from './compound-list.tsx';
import { CircleControls } from './controls.tsx';
import { Headline } from './headline.tsx';
import { ReachSection } from './reach-section.tsx';
import { useShownAnswer } from './shown-answer.ts';
import { CircleOnMap } from './shown-on-map.tsx';

function RunState() {
  const { say } = useSpeech();
  const run = useCircle((circle) => circle.run);
  const sheetIssues = useCircle((circle) => circle.sheetIssues);
  return (
    <>
      {sheetIssues.length > 0 && <Alert type="error" showIcon title={<IssueList issues={sheetIssues} />} />}
      {run.status === 'failed' && <Alert type="error" showIcon title={say('failed')} description={<IssueList issues={run.issues} />} />}
      {run.status === 'cancelled' && <Alert type="info" showIcon title={say('cancelled')} />}
    </>
  );
}

function StartCircleTrial() {
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : 0));
  const isOld = useCircle((circle) => isCircleOutdated(circle, revision) || circle.run.status === 'running');
  return <StartWhatIf of="circle" isOld={isOld} />;
}

function Answer() {
  const answer = useCircle((circle) => circle.answer);
  const running = useCircle((circle) => circle.run.status === 'running');
  const city = useCities(readyCity);
  const { say } = useSpeech();
  const homes = city?.assets.some(({ kind }) => kind === 'residential');
  if (city && !homes) return <Alert type="info" showIcon title={say('circleNoHomes')} />;
  if (!answer) return running ? null : <p className="empty">{say('circleEmpty')}</p>;
  return (
    <>
      <Headline answer={answer} />
      <CircleOnMap answer={answer} />
      <StartCircleTrial />
      <CompoundList answer={answer} />
      <CircleBasis answer={answer} />
    </>
  );
}

/** What is within 5, 10 or 15 minutes on foot: of every compound by a rule sheet, and of any place one points at. */
export function CirclePanel() {
  const { say } = useSpeech();
  const walking = useCircle((circle) => circle.reach.status !== 'idle');
  const answer = useShownAnswer();
  const trying = useStore(whatIfStore, (whatIf) => whatIf.status !== 'off' && whatIf.of === 'circle');
  const [tab, setTab] = useState(walking ? 'walk' : 'compounds');
  useEffect(() => {
    if (walking) setTab('walk');
  }, [walking]);
  if (trying && answer) {
    return (
      <aside className="coverage circle" id="circle" tabIndex={-1} aria-label={say('circleTitle')}>
        <h2>{say('circleTitle')}</h2>
        <CircleOnMap answer={answer} />
        <CircleTrial />
      </aside>
    );
  }
  return (
    <aside className="coverage circle" id="circle" tabIndex={-1} aria-label={say('circleTitle')}>
      <h2>{say('circleTitle')}</h2>
      <CircleControls />
      <RunState />
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        onTabClick={(_, event) => bringToTop(event.currentTarget.closest('.ant-tabs'))}
        items={[
          { key: 'compounds', label: say('circleOfCompounds'), children: <Answer /> },
          { key: 'walk', label: say('circleWalk'), children: <ReachSection /> },
          { key: 'trend', label: say('trendTab'), children: <CircleTrend />, destroyOnHidden: true },
        ]}
      />
    </aside>
  );
}
