import './mend.css';
import { CloseOutlined, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, InputNumber, Progress } from 'antd';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { FoundFault } from '../../../analysis/mend/found.ts';
import { mendLimits, streetFaultCodes } from '../../../analysis/mend/spec.ts';
import { mendDoubtWords, streetFaultHelp, streetFaultWords } from '../../../text/mend.ts';
import { count } from '../../ui/format.ts';
import { useApp, useCities, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import {
  checkStreets,
  chooseCode,
  closeMend,
  mendNow,
  setTolerance,
  stopCheck,
  toggleIgnored,
  tryRepairs,
  trySure,
  zoomToFault,
} from './commands.ts';
import { faultDrawn, faultPlaces, mendLooks } from './draw.ts';
import { Effect } from './effect.tsx';
import { FaultList } from './fault-list.tsx';
import { metresInWords, streetsInWords } from './fault-words.ts';
import { mendGhosts } from './mend-ghosts.ts';
import { listed, mendStore, sureKeys } from './mend-store.ts';

/** Checks the city on screen, and again whenever it has been edited. */
function useCheck(): void {
  const app = useApp();
  const id = useCities(({ open }) => (open.status === 'ready' ? open.id : null));
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : -1));
  useEffect(() => {
    if (id === null) return;
    const { of, run } = mendStore.getState();
    if (of?.cityId === id && of.revision === revision && run.status === 'done') return;
    void checkStreets(app);
  }, [app, id, revision]);
}

/** The faults of the list on the map, the chosen one with what a repair changes. */
function useDrawn(shown: readonly FoundFault[]): void {
  const { lang } = useSpeech();
  const theme = useSession((session) => session.theme);
  const chosen = useStore(mendStore, (state) => state.answer?.faults.find(({ key }) => key === state.chosen) ?? null);
  useEffect(() => {
    const drawn = chosen ? faultDrawn(chosen, streetFaultWords[chosen.code][lang], theme) : [];
    const others = shown.filter(({ key }) => key !== chosen?.key);
    mendGhosts.setState({ ghosts: [faultPlaces(others, theme), ...drawn] });
  }, [shown, chosen, theme, lang]);
  useEffect(() => () => mendGhosts.setState({ ghosts: null }), []);
}

function CodeChips({ faults }: { readonly faults: readonly FoundFault[] }) {
  const { lang, say } = useSpeech();
  const code = useStore(mendStore, (state) => state.code);
  const counts = useMemo(
    () => new Map(streetFaultCodes.map((one) => [one, faults.filter((fault) => fault.code === one).length])),
    [faults],
  );
  return (
    <fieldset className="fault-chips" aria-label={say('mendFilter')}>
      {[null, ...streetFaultCodes].map((one) => {
        const of = one === null ? faults.length : (counts.get(one) ?? 0);
        return (
          <Button
            key={one ?? 'all'}
            size="small"
            className={one === code ? 'fault-chip fault-chip-on' : 'fault-chip'}
            aria-pressed={one === code}
            disabled={of === 0 && one !== code}
            onClick={() => chooseCode(one)}
          >
            {one === null ? say('mendAll') : streetFaultWords[one][lang]} {count(of, lang)}
          </Button>
        );
      })}
    </fieldset>
  );
}

function Tolerance({ part, label }: { readonly part: keyof typeof mendLimits; readonly label: string }) {
  const app = useApp();
  const { say } = useSpeech();
  const value = useStore(mendStore, (state) => state.options[part]);
  const { min, max } = mendLimits[part];
  return (
    <span className="tolerance">
      <span aria-hidden="true">{label}</span>
      <InputNumber
        size="small"
        min={min}
        max={max}
        step={part === 'nearM' ? 0.5 : 0.1}
        value={value}
        changeOnWheel={false}
        aria-label={`${label} (${say('mendMetres')}, ${min}–${max})`}
        title={`${min}–${max} ${say('mendMetres')}`}
        onChange={(metres) => setTolerance(app, part, metres)}
      />
      <span aria-hidden="true">{say('mendMetres')}</span>
    </span>
  );
}

function Legend() {
  const { say } = useSpeech();
  const theme = useSession((session) => session.theme);
  const looks = mendLooks(theme);
  return (
    <p className="fault-legend quiet" aria-hidden="true">
      <svg width={24} height={8} aria-hidden="true">
        <line x1={0} y1={4} x2={24} y2={4} stroke={looks.now} strokeWidth={3} />
      </svg>
      {say('mendLegendNow')}
      <svg width={24} height={8} aria-hidden="true">
        <line x1={0} y1={4} x2={24} y2={4} stroke={looks.mended} strokeWidth={3} strokeDasharray="6 4" />
      </svg>
      {say('mendLegendThen')}
    </p>
  );
}

/** The chosen fault: what it means, why it is doubtful, and what can be done. */
function ChosenFault({ fault }: { readonly fault: FoundFault }) {
  const app = useApp();
  const speech = useSpeech();
  const { lang, say } = speech;
  const index = useScope((scope) => scope.index);
  const busy = useStore(mendStore, (state) => state.busy);
  const isIgnored = useStore(mendStore, (state) => state.ignored.has(fault.key));
  return (
    <section className="fault-card" aria-label={streetFaultWords[fault.code][lang]}>
      <h3>
        {streetFaultWords[fault.code][lang]} {metresInWords(fault, speech)}
      </h3>
      <p className="fault-names">{streetsInWords(index, fault, speech)}</p>
      {fault.doubt && <p className="fault-doubt">{mendDoubtWords[fault.doubt][lang]}</p>}
      <p className="quiet">{streetFaultHelp[fault.code][lang]}</p>
      {fault.mendable && <Legend />}
      {!fault.mendable && fault.code !== 'island' && <p className="quiet">{say('mendByHand')}</p>}
      <div className="fault-acts">
        {fault.mendable && (
          <>
            <Button type="primary" size="small" loading={busy} onClick={() => void mendNow(app, fault.key)}>
              {say('mendRepair')} <kbd>R</kbd>
            </Button>
            <Button size="small" onClick={() => void tryRepairs(app, [fault.key])}>
              {say('mendEffect')}
            </Button>
          </>
        )}
        <Button size="small" onClick={() => toggleIgnored(app, fault.key)}>
          {say(isIgnored ? 'mendUnignore' : 'mendIgnore')} <kbd>I</kbd>
        </Button>
        <Button size="small" onClick={() => zoomToFault(app, fault.key)}>
          {say('mendZoom')} <kbd>↵</kbd>
        </Button>
      </div>
    </section>
  );
}

/** Where the check stands, while there is no list to look at or a new one is on its way. */
function RunState() {
  const app = useApp();
  const { say, sayIssue } = useSpeech();
  const run = useStore(mendStore, (state) => state.run);
  if (run.status === 'running') {
    return (
      <div className="mend-running" role="status">
        <Progress percent={Math.round(100 * run.share)} size="small" showInfo={false} />
        <span>{say('mendRunning')}</span>
        <Button size="small" onClick={() => void stopCheck(app)}>
          {say('cancel')}
        </Button>
      </div>
    );
  }
  if (run.status === 'failed')
    return <Alert type="error" showIcon title={say('mendFailed')} description={run.issues.map(sayIssue).join(' ')} />;
  if (run.status === 'cancelled') return <p className="empty">{say('mendCancelled')}</p>;
  return null;
}

function Found() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const answer = useStore(mendStore, (state) => state.answer);
  const code = useStore(mendStore, (state) => state.code);
  const chosen = useStore(mendStore, (state) => state.chosen);
  const ignored = useStore(mendStore, (state) => state.ignored);
  const showsIgnored = useStore(mendStore, (state) => state.showsIgnored);
  const trying = useStore(mendStore, (state) => state.trying);
  const open = useMemo(() => listed({ answer, code: null, ignored, showsIgnored }), [answer, ignored, showsIgnored]);
  const shown = useMemo(() => listed({ answer, code, ignored, showsIgnored }), [answer, code, ignored, showsIgnored]);
  useDrawn(shown);
  if (!answer) return null;
  if (answer.streetCount === 0) return <p className="empty">{say('mendNoStreets')}</p>;
  const streets = count(answer.streetCount, lang);
  if (answer.faults.length === 0) return <p className="empty">{say('mendNone', { count: streets })}</p>;
  const sure = sureKeys(shown, ignored);
  const fault = shown.find(({ key }) => key === chosen);
  const setAside = answer.faults.filter(({ key }) => ignored.has(key)).length;
  return (
    <>
      <p className="quiet">
        {say('mendSummary', { streets, faults: count(open.length, lang), sure: count(sureKeys(open, ignored).length, lang) })}
      </p>
      <CodeChips faults={open} />
      {shown.length > 0 ? (
        <FaultList faults={shown} />
      ) : (
        <p className="empty">{say(open.length === 0 ? 'mendAllIgnored' : 'mendNoneHere')}</p>
      )}
      {setAside > 0 && (
        <Checkbox checked={showsIgnored} onChange={({ target }) => mendStore.setState({ showsIgnored: target.checked })}>
          {say('mendShowIgnored', { count: count(setAside, lang) })}
        </Checkbox>
      )}
      {trying ? <Effect /> : fault && <ChosenFault fault={fault} />}
      {!trying && sure.length > 0 && (
        <Button block onClick={() => trySure(app)}>
          {say('mendBatch', { count: count(sure.length, lang) })}
        </Button>
      )}
    </>
  );
}

/** Check and repair of the street network, beside the map of the inventory. */
export function MendPanel() {
  const app = useApp();
  const { say } = useSpeech();
  const running = useStore(mendStore, (state) => state.run.status === 'running');
  useCheck();
  return (
    <section className="mend" aria-label={say('mendPane')}>
      <header>
        <h2>{say('mendPane')}</h2>
        <Button
          type="text"
          size="small"
          icon={<ReloadOutlined />}
          disabled={running}
          aria-label={say('mendAgain')}
          title={say('mendAgain')}
          onClick={() => void checkStreets(app)}
        />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={say('close')}
          title={say('close')}
          onClick={() => closeMend(app)}
        />
      </header>
      <fieldset className="tolerances" aria-label={say('mendTolerances')}>
        <Tolerance part="nearM" label={say('mendNear')} />
        <Tolerance part="shortM" label={say('mendShort')} />
      </fieldset>
      <RunState />
      <Found />
    </section>
  );
}
