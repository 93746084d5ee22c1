import { Button, InputNumber, Progress, Segmented, Select } from 'antd';
import { type CircleParams, type CircleSheet, circleTiers, type SpeedProfile, speedProfiles } from '../../../analysis/circle/spec.ts';
import { walkingSpeeds } from '../../../analysis/circle/speed.ts';
import { cancelCircle, runCircle } from '../../commands/run-circle.ts';
import { chooseCircleParams } from '../../commands/walk-from.ts';
import { asksWithin, chosenCircleSheet, isCircleOutdated } from '../../state/circle.ts';
import { longestWaitS } from '../../state/hash.ts';
import { count } from '../../ui/format.ts';
import { useApp, useCircle, useCities, useSpeech } from '../../ui/use-app.ts';
import { SheetRows } from './sheet-rows.tsx';
import { profileWords } from './words.ts';

function RunProgressBar({ share }: { readonly share: number }) {
  const app = useApp();
  const { say } = useSpeech();
  const title = say('circleRunning');
  return (
    <div className="run-progress" role="status">
      <span>{title}</span>
      <Progress percent={Math.round(share * 100)} size="small" aria-label={title} />
      <Button size="small" onClick={() => void cancelCircle(app)}>
        {say('cancel')}
      </Button>
    </div>
  );
}

/** What the chosen speed means: metres in a minute and in the minutes of the circle, and where the figure comes from. */
function SpeedFacts({ params: { minutes, profile, crossingWaitS } }: { readonly params: CircleParams }) {
  const { lang, say } = useSpeech();
  const { mPerMin, source, unverified } = walkingSpeeds[profile];
  return (
    <p className="quiet sheet-facts" title={source[lang]}>
      {say('circleSpeedFacts', { speed: count(mPerMin, lang), minutes, metres: count(mPerMin * minutes, lang) })}
      {profile === 'wheelchair' && say('circleNoSteps')}
      {unverified && <span className="mark-unverified">{say('unverified')}</span>}
      {crossingWaitS > 0 && say('circleWaitFacts')}
    </p>
  );
}

function SpeedControls({ params, sheet }: { readonly params: CircleParams; readonly sheet: CircleSheet | null }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  return (
    <>
      <div className="control-row">
        <span id="circle-minutes">{say('circleTier')}</span>
        <Segmented
          aria-labelledby="circle-minutes"
          block
          value={params.minutes}
          onChange={(minutes) => chooseCircleParams(app, { minutes })}
          options={circleTiers.map((minutes) => ({
            value: minutes,
            label: say('circleMinutes', { minutes }),
            ...(sheet && !asksWithin(sheet, minutes) ? { disabled: true, title: say('circleTierEmpty', { minutes }) } : {}),
          }))}
        />
      </div>
      <div className="control-row circle-profile">
        <span id="circle-profile">{say('circleProfile')}</span>
        <Segmented<SpeedProfile>
          aria-labelledby="circle-profile"
          block
          value={params.profile}
          onChange={(profile) => chooseCircleParams(app, { profile })}
          options={speedProfiles.map((profile) => ({
            value: profile,
            label: say(profileWords[profile]),
            title: walkingSpeeds[profile].source[lang],
          }))}
        />
      </div>
      <div className="control-row">
        <label htmlFor="circle-wait">{say('circleWait')}</label>
        <span className="circle-wait">
          <InputNumber<number>
            id="circle-wait"
            size="small"
            min={0}
            max={longestWaitS}
            precision={0}
            value={params.crossingWaitS}
            onChange={(seconds) => chooseCircleParams(app, { crossingWaitS: seconds ?? 0 })}
          />
          <span className="quiet">{say('circleWaitUnit')}</span>
        </span>
      </div>
      <SpeedFacts params={params} />
    </>
  );
}

/** Rule sheet, minutes, speed and wait of the question, and the button that asks it. */
export function CircleControls() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const circle = useCircle((state) => state);
  const sheet = chosenCircleSheet(circle);
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : 0));
  const { run } = circle;
  return (
    <div className="controls">
      <div className="control-row">
        <label htmlFor="circle-sheet">{say('ruleSheet')}</label>
        <Select
          id="circle-sheet"
          popupMatchSelectWidth={false}
          classNames={{ popup: { root: 'rule-list' } }}
          value={sheet ? sheet.id : null}
          onChange={(id: string | null) => id && app.circle.setState({ sheetId: id })}
          options={circle.sheets.map(({ id, label }) => ({ value: id, label: label[lang], title: label[lang] }))}
        />
      </div>
      {sheet && !asksWithin(sheet, circle.params.minutes) && (
        <p className="quiet">{say('circleTierEmpty', { minutes: circle.params.minutes })}</p>
      )}
      {sheet && <SheetRows sheet={sheet} minutes={circle.params.minutes} />}
      <SpeedControls params={circle.params} sheet={sheet} />
      {run.status === 'running' ? (
        <RunProgressBar share={run.share} />
      ) : (
        <Button type="primary" block disabled={!sheet || !asksWithin(sheet, circle.params.minutes)} onClick={() => void runCircle(app)}>
          {say(circle.answer ? 'rerun' : 'circleRun')}
        </Button>
      )}
      {isCircleOutdated(circle, revision) && <p className="outdated">{say('outdated')}</p>}
    </div>
  );
}
