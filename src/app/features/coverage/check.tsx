import { Button } from 'antd';
import type { CheckedFigure } from '../../../workers/protocol.ts';
import { cancelCheck, checkOnScreen } from '../../commands/check-on-screen.ts';
import { area } from '../../ui/format.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { useApp, useCoverage, useSpeech } from '../../ui/use-app.ts';

/** Two decimals of a per cent here: the point of a check is to show small differences. */
function fine(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(2)} %`;
}

/** A signed number; what rounds to nothing has no sign. */
function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

function relative(a: number, b: number): string {
  return b === 0 ? '—' : `${signed(((a - b) / b) * 100, 3)} %`;
}

function Comparison({ engine, turf }: { readonly engine: CheckedFigure; readonly turf: CheckedFigure }) {
  const { lang, say } = useSpeech();
  const shareGap = engine.share === null || turf.share === null ? '—' : signed((engine.share - turf.share) * 100, 2);
  return (
    <table className="check-table" data-testid="check">
      <caption>{say('checkFrame')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say('checkEngine')}</th>
          <th scope="col">{say('checkTurf')}</th>
          <th scope="col">{say('checkDifference')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{say('checkCovered')}</th>
          <td>{area(engine.coveredM2, lang)}</td>
          <td>{area(turf.coveredM2, lang)}</td>
          <td>{relative(engine.coveredM2, turf.coveredM2)}</td>
        </tr>
        <tr>
          <th scope="row">{say('checkHomes')}</th>
          <td>{area(engine.residentialM2, lang)}</td>
          <td>{area(turf.residentialM2, lang)}</td>
          <td>{relative(engine.residentialM2, turf.residentialM2)}</td>
        </tr>
        <tr>
          <th scope="row">{say('checkShare')}</th>
          <td>{fine(engine.share)}</td>
          <td>{fine(turf.share)}</td>
          <td>{say('points', { points: shareGap })}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** 核对: the straight figure of the ground on screen, by this engine and by plain Turf. */
export function Check() {
  const app = useApp();
  const { say } = useSpeech();
  const check = useCoverage((coverage) => coverage.check);
  const running = check.status === 'running';
  return (
    <section className="check">
      <div className="check-head">
        <Button onClick={() => (running ? cancelCheck(app) : void checkOnScreen(app))}>{say(running ? 'cancel' : 'checkScreen')}</Button>
        <span className="quiet" role="status">
          {say(running ? 'checkRunning' : 'checkHelp')}
        </span>
      </div>
      {check.status === 'failed' && <IssueList issues={check.issues} />}
      {check.status === 'done' && <Comparison engine={check.answer.engine} turf={check.answer.turf} />}
    </section>
  );
}
