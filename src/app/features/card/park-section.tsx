import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { Countable, ParkStanding, RuleSheet } from '../../../analysis/coverage/spec.ts';
import type { Asset } from '../../../core/asset.ts';
import type { WordKey } from '../../../text/app.ts';
import { chosenSheet } from '../../state/coverage.ts';
import { area } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useCities, useCoverage, useSpeech } from '../../ui/use-app.ts';
import { CardSection } from './section.tsx';
import { useAnswer } from './use-answer.ts';

const needWords: Readonly<Record<Countable, WordKey>> = {
  ticketed: 'optionTicketed',
  squares: 'optionSquares',
  attachedGreen: 'optionAttachedGreen',
  regionalGreen: 'optionRegionalGreen',
  urbanVillages: 'optionUrbanVillages',
  otherGreen: 'optionOtherGreen',
};

function Standing({ standing }: { readonly standing: ParkStanding }) {
  const { lang, say } = useSpeech();
  const { status, areaM2, radiusM, needs } = standing;
  const size = areaM2 === null ? '' : area(areaM2, lang);
  if (status === 'counted' && radiusM !== null) return say('cardServesM', { metres: radiusM, area: size });
  if (status === 'counted') return size;
  return say(`cardPark-${status}`, { area: size, needs: needs.map((need) => say(needWords[need])).join(lang === 'zh' ? '、' : ', ') });
}

/** What only this park serves, computed when asked for. */
function Alone({ asset, sheet }: { readonly asset: Asset; readonly sheet: RuleSheet }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const [isAsked, setAsked] = useState(false);
  const { id } = asset;
  const ask = useCallback(() => app.compute.park({ sheet, parkId: id, alone: true }), [app, sheet, id]);
  const answer = useAnswer(isAsked ? ask : null);
  if (!isAsked) {
    return (
      <Button size="small" onClick={() => setAsked(true)}>
        {say('cardAloneAsk')}
      </Button>
    );
  }
  if (answer.status === 'waiting') return <span role="status">{say('cardNearWaiting')}</span>;
  const alone = answer.status === 'done' ? answer.value?.alone : null;
  if (!alone) return say('cardNearFailed');
  return (
    <>
      {say('cardAloneStraight', { area: area(alone.straightM2, lang) })} · {say('cardAloneWalk', { area: area(alone.walkM2, lang) })}
      <SyntheticMark />
    </>
  );
}

/** A park: how far it serves under the chosen rule, and on demand what only it serves. */
export function ParkSection({ asset }: { readonly asset: Asset }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const sheet = useCoverage(chosenSheet);
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : -1));
  const { id } = asset;
  const ask = useCallback(() => {
    if (!sheet || revision < 0) return Promise.resolve({ status: 'stale' as const });
    return app.compute.park({ sheet, parkId: id, alone: false });
  }, [app, sheet, id, revision]);
  const answer = useAnswer(asset.geometry ? ask : null);
  const standing = answer.status === 'done' ? answer.value?.standing : undefined;
  if (!sheet || !standing) return null;
  return (
    <CardSection id="coverage" label={say('cardCoverage')}>
      <p className="asset-note">{say('cardCoverageRule', { rule: sheet.label[lang] })}</p>
      <dl>
        <dt>{say('cardServes')}</dt>
        <dd>
          <Standing standing={standing} />
        </dd>
        {standing.status === 'counted' && (
          <>
            <dt>{say('cardAlone')}</dt>
            <dd>
              <Alone key={`${id} ${sheet.id}`} asset={asset} sheet={sheet} />
            </dd>
          </>
        )}
      </dl>
    </CardSection>
  );
}
