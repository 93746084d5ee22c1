import { Button } from 'antd';
import { useCallback } from 'react';
import type { RouteAnswer, RuleSheet } from '../../../analysis/coverage/spec.ts';
import type { Asset } from '../../../core/asset.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import type { App } from '../../services.ts';
import { chosenSheet } from '../../state/coverage.ts';
import { area, count, percent } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useCities, useCoverage, useScope, useSpeech } from '../../ui/use-app.ts';
import { AssetLink } from './asset-link.tsx';
import { fitBeside } from './fit-beside.ts';
import { CardSection } from './section.tsx';
import { useAnswer } from './use-answer.ts';

/** Shares of the compound in the last run, with the rule they are of. */
function Shares({ asset, sheet }: { readonly asset: Asset; readonly sheet: RuleSheet }) {
  const { lang, say } = useSpeech();
  const answer = useCoverage((coverage) => coverage.answer);
  if (!answer) return <dd className="asset-note">{say('cardShareNotRun')}</dd>;
  const own = answer.compounds.find(({ id }) => id === asset.id);
  if (!own) return <dd className="asset-note">{say('cardNoLand')}</dd>;
  return (
    <dd>
      {say('cardShareStraight', { share: percent(own.straight.share, lang) })} ·{' '}
      {say('cardShareWalk', { share: percent(own.walk.share, lang) })}
      <SyntheticMark />
      {own.walk.unknown > 0 && <span className="asset-note">{say('cardShareUnknown', { area: area(own.walk.unknown, lang) })}</span>}
      {answer.asked.sheet.id !== sheet.id && (
        <span className="asset-note">{say('cardCoverageOld', { rule: answer.asked.sheet.label[lang] })}</span>
      )}
    </dd>
  );
}

type Say = ReturnType<typeof useSpeech>['say'];

/** Why a place is not covered, in words. */
function causeOf({ status, reason, straight, walk }: RouteAnswer, say: Say): string | null {
  if (status === 'unknown') return reason ? say(`cardWhy-${reason}`) : null;
  if (status === 'covered') return null;
  if (!walk) return say('cardCauseNoWay');
  return straight && straight.metres <= straight.limitM ? say('cardCauseDetour') : say('cardCauseFar');
}

const verdicts = { covered: 'cardIsCovered', uncovered: 'cardIsUncovered', unknown: 'cardIsUnknown' } as const;

/** Pins the walk and brings compound, park and walk into view. */
function showWalk(app: App, asset: Asset, park: Asset | undefined, route: RouteAnswer): void {
  app.pointer.setState({ pinned: route });
  const box = boxOf([asset.geometry, park?.geometry, route.walk?.line, route.straight?.line]);
  if (box) fitBeside(app, box);
}

function NearestPark({ asset, route }: { readonly asset: Asset; readonly route: RouteAnswer }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const id = route.walk?.parkId ?? route.straight?.parkId;
  const park = id === undefined ? undefined : (index?.byKey.get(`park/${id}`) ?? index?.byKey.get(`green/${id}`));
  const cause = causeOf(route, say);
  // Straight, another park may be the nearer one: it is named, so that the two figures are not taken for one park's.
  const other = route.straight && route.straight.parkId !== id ? route.straight : null;
  const lengths = [
    ...(route.walk ? [say('cardWalk', { metres: count(route.walk.metres, lang) })] : [say('cardWalkUnknown')]),
    ...(route.straight && route.straight.parkId === id ? [say('cardStraight', { metres: count(route.straight.metres, lang) })] : []),
  ];
  return (
    <>
      <dt>{say('cardVerdict')}</dt>
      <dd>
        {say(verdicts[route.status])}
        {cause !== null && <span className="asset-note">{cause}</span>}
      </dd>
      {park && (
        <>
          <dt>{say('cardNearestPark')}</dt>
          <dd>
            <AssetLink asset={park} />
            <span className="asset-note">
              {lengths.join(' · ')}
              {route.walk && say(route.walk.gateInferred ? 'limitInferred' : 'limit', { metres: route.walk.limitM })}
            </span>
            {other && (
              <span className="asset-note">
                {say('cardStraightOther', { name: other.parkName, metres: count(other.metres, lang), limit: other.limitM })}
              </span>
            )}
            <Button size="small" onClick={() => showWalk(app, asset, park, route)}>
              {say('cardShowWalk')}
            </Button>
          </dd>
        </>
      )}
    </>
  );
}

/** A compound: its shares of the last run, the park that serves its middle best, the walk there and why it is not covered. */
export function CompoundCoverageSection({ asset }: { readonly asset: Asset }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const sheet = useCoverage(chosenSheet);
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : -1));
  const { id } = asset;
  const ask = useCallback(() => {
    if (!sheet || revision < 0) return Promise.resolve({ status: 'stale' as const });
    return app.compute.route({ sheet, from: { compoundId: id } });
  }, [app, sheet, id, revision]);
  const answer = useAnswer(asset.geometry ? ask : null);
  if (!sheet || !asset.geometry) return null;
  return (
    <CardSection id="coverage" label={say('cardCoverage')}>
      <p className="asset-note">{say('cardCoverageRule', { rule: sheet.label[lang] })}</p>
      <dl>
        <dt>{say('cardShares')}</dt>
        <Shares asset={asset} sheet={sheet} />
        {answer.status === 'done' && answer.value && <NearestPark asset={asset} route={answer.value} />}
      </dl>
      {answer.status === 'waiting' && (
        <p className="asset-note" role="status">
          {say('cardNearWaiting')}
        </p>
      )}
    </CardSection>
  );
}
