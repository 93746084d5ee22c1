import { Alert, Segmented, Tabs } from 'antd';
import { useStore } from 'zustand';
import { readyCity } from '../../state/city.ts';
import { isOutdated } from '../../state/coverage.ts';
import type { ShownMetric } from '../../state/session.ts';
import { whatIfStore } from '../../state/whatif.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { bringToTop } from '../../ui/to-top.ts';
import { useApp, useCities, useCoverage, usePointer, useSession, useSpeech } from '../../ui/use-app.ts';
import { GapsPanel } from '../gaps/gaps-panel.tsx';
import { TrialGaps } from '../gaps/trial-gaps.tsx';
import { TrendPanel } from '../trend/trend-panel.tsx';
import { CoverageTrial } from '../whatif/coverage-trial.tsx';
import { StartWhatIf } from '../whatif/start-button.tsx';
import { AreaTable } from './area-table.tsx';
import { Basis } from './basis.tsx';
import { Check } from './check.tsx';
import { CompoundTable, RouteLine } from './compound-table.tsx';
import { Controls } from './controls.tsx';
import { Figures } from './figures.tsx';

function RunState() {
  const { say } = useSpeech();
  const run = useCoverage((coverage) => coverage.run);
  const sheetIssues = useCoverage((coverage) => coverage.sheetIssues);
  return (
    <>
      {sheetIssues.length > 0 && <Alert type="error" showIcon title={<IssueList issues={sheetIssues} />} />}
      {run.status === 'failed' && <Alert type="error" showIcon title={say('failed')} description={<IssueList issues={run.issues} />} />}
      {run.status === 'cancelled' && <Alert type="info" showIcon title={say('cancelled')} />}
    </>
  );
}

function ShownOnMap() {
  const app = useApp();
  const { say } = useSpeech();
  const shown = useSession((session) => session.shown);
  return (
    <div className="control-row">
      <span id="shown-label">{say('shownOnMap')}</span>
      <Segmented<ShownMetric>
        aria-labelledby="shown-label"
        block
        value={shown}
        onChange={(value) => app.session.setState({ shown: value })}
        options={[
          { value: 'straight', label: say('straightShort') },
          { value: 'walk', label: say('walk') },
          { value: 'none', label: say('shownNone') },
        ]}
      />
    </div>
  );
}

function StartCoverageTrial() {
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : 0));
  const isOld = useCoverage((coverage) => isOutdated(coverage, revision) || coverage.run.status === 'running');
  return <StartWhatIf of="coverage" isOld={isOld} />;
}

/** Who has green within 300 m and a park within 500 m: the question, both answers, and what they rest on. */
export function CoveragePanel() {
  const { say } = useSpeech();
  const answer = useCoverage((coverage) => coverage.answer);
  const running = useCoverage((coverage) => coverage.run.status === 'running');
  const route = usePointer((pointer) => pointer.route);
  const city = useCities(readyCity);
  const trying = useStore(whatIfStore, (state) => state.status !== 'off' && state.of === 'coverage');
  const homes = city?.assets.some(({ kind }) => kind === 'residential' || kind === 'residential-land');
  if (trying) {
    return (
      <aside className="coverage" id="coverage" tabIndex={-1} aria-label={say('coverage')}>
        <h2>{say('coverage')}</h2>
        <ShownOnMap />
        <CoverageTrial />
        <TrialGaps />
      </aside>
    );
  }
  return (
    <aside className="coverage" id="coverage" tabIndex={-1} aria-label={say('coverage')}>
      <h2>{say('coverage')}</h2>
      <Controls />
      <RunState />
      {city && !homes && <Alert type="info" showIcon title={say('noHomes')} />}
      {!answer && !running && homes && <p className="empty">{say('emptyCoverage')}</p>}
      {!answer && !running && <TrendPanel answer={null} />}
      {answer && (
        <>
          <Figures answer={answer} />
          <ShownOnMap />
          <StartCoverageTrial />
          <RouteLine route={route} />
          <Tabs
            size="small"
            onTabClick={(_, event) => bringToTop(event.currentTarget.closest('.ant-tabs'))}
            items={[
              { key: 'area', label: say('byArea'), children: <AreaTable answer={answer} /> },
              { key: 'compound', label: say('byCompound'), children: <CompoundTable answer={answer} /> },
              { key: 'gaps', label: say('gapsTab'), children: <GapsPanel answer={answer} />, destroyOnHidden: true },
              { key: 'trend', label: say('trendTab'), children: <TrendPanel answer={answer} />, destroyOnHidden: true },
            ]}
          />
          <Basis answer={answer} />
          <Check />
        </>
      )}
    </aside>
  );
}
