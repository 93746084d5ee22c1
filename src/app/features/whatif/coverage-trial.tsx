import { InputNumber } from 'antd';
import { useStore } from 'zustand';
import { radiusOf } from '../../../analysis/coverage/rules.ts';
import type { Amounts } from '../../../analysis/coverage/spec.ts';
import { coverageOf, type StepFigures, whatIfStore } from '../../state/whatif.ts';
import { percent } from '../../ui/format.ts';
import { useCoverage, useScope, useSpeech } from '../../ui/use-app.ts';
import { toldOf } from '../coverage/told.ts';
import { unitFigures } from './figures.ts';
import { WhatIfPanel } from './panel.tsx';
import { StepList } from './step-list.tsx';
import { TrialFigures } from './trial-figures.tsx';
import { TrialTable } from './trial-table.tsx';
import { TrialTools } from './trial-tools.tsx';
import { WarningList } from './warning-list.tsx';
import { stepGain } from './words.ts';

const [leastM2, mostM2] = [50, 200_000];
const metrics = ['straight', 'walk'] as const;

/** Size of the pocket park that the next click puts, and what radius the rule gives it. */
function ParkSize() {
  const { say } = useSpeech();
  const size = useStore(whatIfStore, (state) => state.addM2);
  const sheet = useCoverage((coverage) => coverage.answer?.asked.sheet);
  const radius = sheet ? radiusOf(sheet.tiers, size, false) : null;
  return (
    <>
      <InputNumber<number>
        size="small"
        aria-label={say('whatifAddSize')}
        min={leastM2}
        max={mostM2}
        step={100}
        precision={0}
        value={size}
        onChange={(value) => value !== null && whatIfStore.setState({ addM2: value })}
      />
      <span className="quiet">
        {'m² · '}
        {radius === null ? say('whatifAddSmall') : say('whatifAddRadius', { metres: radius })}
      </span>
    </>
  );
}

function Figures() {
  const scope = useScope((state) => state);
  const before = useStore(whatIfStore, (state) => coverageOf(state.before));
  const now = useStore(whatIfStore, (state) => coverageOf(state.now));
  if (!before || !now) return null;
  return (
    <>
      <TrialFigures before={before.totals} now={now.totals} scope={scope} />
      <TrialTable before={before.totals} now={now.totals} scope={scope} />
    </>
  );
}

function Steps() {
  const speech = useSpeech();
  const { lang, say } = speech;
  const scope = useScope((state) => state);
  const asked = useCoverage((coverage) => coverage.answer?.asked);
  const denominator = asked?.denominator ?? 'land';
  const figures = (state: StepFigures) => {
    const own = coverageOf(state);
    return own && unitFigures(own.totals, denominator, scope);
  };
  const gain = (from: StepFigures, to: StepFigures): string => {
    const [was, is] = [figures(from), figures(to)];
    if (!was || !is) return '—';
    const part = (metric: (typeof metrics)[number]): string => stepGain(was[metric], is[metric], denominator, speech);
    return say('whatifStepGain', { straight: part('straight'), walk: part('walk') });
  };
  const wholeText = (metric: (typeof metrics)[number], was: Amounts, is: Amounts): string => {
    const share = (amounts: Amounts): string => (toldOf(amounts, denominator).share ? percent(amounts.share, lang) : '—');
    return `${say(metric)} ${share(was)} → ${share(is)} (${stepGain(was, is, denominator, speech)})`;
  };
  const whole = (first: StepFigures, last: StepFigures): string => {
    const [was, is] = [figures(first), figures(last)];
    if (!was || !is) return '—';
    return metrics.map((metric) => wholeText(metric, was[metric], is[metric])).join('; ');
  };
  return <StepList teller={{ gain, whole, rule: asked?.sheet.label[lang] ?? '' }} />;
}

/** The what-if of parks and gates, in the workspace of coverage. */
export function CoverageTrial() {
  return (
    <WhatIfPanel>
      <TrialTools add="whatifAdd" what={<ParkSize />} />
      <WarningList />
      <Figures />
      <Steps />
    </WhatIfPanel>
  );
}
