import { Button, Progress, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import type { RuleSheet, RuleTier } from '../../../analysis/coverage/spec.ts';
import { areaLevels, areaLevelWords } from '../../../core/area-level.ts';
import type { WordKey } from '../../../text/app.ts';
import type { Progress as RunProgress } from '../../../workers/protocol.ts';
import { cancelCoverage, chooseSheet, runCoverage } from '../../commands/run-coverage.ts';
import { levelsOf, readyCity } from '../../state/city.ts';
import { chosenSheet, isOutdated } from '../../state/coverage.ts';
import { count } from '../../ui/format.ts';
import { shortLevels } from '../../ui/short-levels.ts';
import { type Speech, useApp, useCities, useCoverage, useSpeech } from '../../ui/use-app.ts';

const stageWords: Readonly<Record<RunProgress['stage'], WordKey>> = {
  prepare: 'stagePrepare',
  straight: 'stageStraight',
  walk: 'stageWalk',
  shapes: 'stageShapes',
};

function tierText(tier: RuleTier, { lang, say }: Speech): string {
  const from = count(tier.minAreaM2, lang);
  const size = tier.maxAreaM2 === undefined ? say('areaFrom', { from }) : say('areaBetween', { from, to: count(tier.maxAreaM2, lang) });
  return say('ruleTier', { from: size, radius: tier.radiusM }) + (tier.historicOnly ? say('historicTier') : '');
}

function SheetFacts({ sheet }: { readonly sheet: RuleSheet }) {
  const speech = useSpeech();
  const unverified = sheet.tiers.some((tier) => tier.unverified);
  return (
    <p className="quiet sheet-facts">
      {sheet.tiers.map((tier) => tierText(tier, speech)).join(speech.lang === 'zh' ? '；' : '; ')}
      {unverified && <span className="mark-unverified">{speech.say('unverified')}</span>}
    </p>
  );
}

function RunProgressBar({ progress }: { readonly progress: RunProgress }) {
  const app = useApp();
  const { say } = useSpeech();
  const title = say(stageWords[progress.stage]);
  return (
    <div className="run-progress" role="status">
      <span>{title}</span>
      <Progress percent={Math.round(progress.share * 100)} size="small" aria-label={title} />
      <Button size="small" onClick={() => void cancelCoverage(app)}>
        {say('cancel')}
      </Button>
    </div>
  );
}

/** Rule sheet, level and denominator of the question, and the button that asks it. */
export function Controls() {
  const app = useApp();
  const speech = useSpeech();
  const { lang, say } = speech;
  const coverage = useCoverage((state) => state);
  const sheet = chosenSheet(coverage);
  const running = coverage.run.status === 'running';
  const city = useCities(readyCity);
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : 0));
  const levels = useMemo(() => (city ? levelsOf(city) : null), [city]);
  return (
    <div className="controls">
      <div className="control-row">
        <label htmlFor="rule-sheet">{say('ruleSheet')}</label>
        <Select
          id="rule-sheet"
          popupMatchSelectWidth={false}
          classNames={{ popup: { root: 'rule-list' } }}
          value={sheet ? sheet.id : null}
          onChange={(id: string | null) => id && chooseSheet(app, id)}
          options={coverage.sheets.map(({ id, label }) => ({ value: id, label: label[lang], title: label[lang] }))}
        />
      </div>
      {sheet && <SheetFacts sheet={sheet} />}
      <div className="control-row">
        <span id="by-label">{say('by')}</span>
        <Segmented
          aria-labelledby="by-label"
          block
          value={coverage.by}
          onChange={(by) => app.coverage.setState({ by, wantedBy: by })}
          options={areaLevels.map((level) => ({
            value: level,
            label: shortLevels[level][lang],
            title: areaLevelWords[level][lang],
            disabled: levels?.has(level) === false,
          }))}
        />
      </div>
      <div className="control-row">
        <span id="denominator-label">{say('denominator')}</span>
        <Segmented
          aria-labelledby="denominator-label"
          block
          value={coverage.denominator}
          onChange={(denominator) => app.coverage.setState({ denominator })}
          options={(['land', 'people', 'dwellings'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </div>
      {coverage.run.status === 'running' ? (
        <RunProgressBar progress={coverage.run.progress} />
      ) : (
        <Button type="primary" block disabled={!sheet || running} onClick={() => void runCoverage(app)}>
          {say(coverage.answer ? 'rerun' : 'run')}
        </Button>
      )}
      {isOutdated(coverage, revision) && <p className="outdated">{say('outdated')}</p>}
    </div>
  );
}
