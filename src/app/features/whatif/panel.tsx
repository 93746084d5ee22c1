import './whatif.css';
import { LogoutOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CityMap } from '../../../map/city-map.ts';
import { wantedTrial, whatIfStore } from '../../state/whatif.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { endWithCity, leaveWhatIf, startWhatIf } from './follow.ts';
import { HandOutline } from './hand-outline.tsx';
import { attachTrialHands } from './hands.ts';

/** The map, as soon as it is there: it comes with its own part of the app. */
function useMapWhenThere(): CityMap | null {
  const app = useApp();
  const [map, setMap] = useState(app.map.current);
  useEffect(() => {
    if (map) return;
    const timer = setInterval(() => setMap(app.map.current), 200);
    return () => clearInterval(timer);
  }, [app, map]);
  return map;
}

/** Pointer and keys work on the map while a what-if is on; leaving the panel ends it. */
function useTrialHands(): CityMap | null {
  const app = useApp();
  const map = useMapWhenThere();
  useEffect(() => endWithCity(app), [app]);
  useEffect(() => {
    if (!map) return;
    return attachTrialHands(app, map);
  }, [app, map]);
  return map;
}

/** Whether the figures are those of what the map shows; for who waits for it. */
function Behind() {
  const isBehind = useStore(whatIfStore, (state) => wantedTrial(state) !== state.answered);
  return <span hidden data-testid="whatif-behind" data-behind={isBehind} />;
}

/** A what-if beside the map: what it does (`children`: tools, figures and steps of its workspace, once it is on), and the way out. */
export function WhatIfPanel({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const { say: speak } = useSpeech();
  const status = useStore(whatIfStore, (state) => state.status);
  const issues = useStore(whatIfStore, (state) => state.issues);
  const map = useTrialHands();
  return (
    <section className="whatif" aria-label={speak('whatif')} data-testid="whatif" data-status={status}>
      <header className="whatif-head">
        <h3>
          {speak('whatif')}
          <SyntheticMark />
        </h3>
        <Button size="small" icon={<LogoutOutlined aria-hidden={true} />} onClick={leaveWhatIf}>
          {speak('whatifLeave')}
        </Button>
      </header>
      <p className="whatif-note">{speak('whatifNote')}</p>
      {status === 'starting' && (
        <p className="whatif-wait">
          <Spin size="small" /> {speak('whatifStarting')}
        </p>
      )}
      {status === 'failed' && (
        <Alert
          type="error"
          showIcon
          title={speak('whatifFailed')}
          description={<IssueList issues={issues} />}
          action={
            <Button size="small" onClick={() => void startWhatIf(app)}>
              {speak('whatifAgain')}
            </Button>
          }
        />
      )}
      {status === 'on' && children}
      {status === 'on' && <Behind />}
      {status === 'on' && map && <HandOutline map={map} />}
    </section>
  );
}
