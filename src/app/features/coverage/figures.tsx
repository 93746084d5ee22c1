import { useMemo } from 'react';
import type { Amounts, Denominator, Metric } from '../../../analysis/coverage/spec.ts';
import { meets, operatorSign, targetsThatApply } from '../../../analysis/coverage/targets.ts';
import type { AssetKey } from '../../../core/asset.ts';
import { type CoverageClass, coverageClasses } from '../../../map/meaning.ts';
import { showSelection } from '../../commands/go-to.ts';
import { openRows } from '../../commands/open-rows.ts';
import type { Coverage } from '../../state/coverage.ts';
import type { Scope } from '../../state/scope.ts';
import { ClassSwatch } from '../../ui/class-look.tsx';
import { amount, percent, points, pointsBetween } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useScope, useSpeech } from '../../ui/use-app.ts';
import { ClassBar } from './class-bar.tsx';
import { toldOf } from './told.ts';
import { totalsOf } from './totals.ts';

interface FigureProps {
  readonly metric: Metric;
  readonly total: Amounts;
  readonly denominator: Denominator;
  /** Compounds with land of each class: the rows behind the amounts. */
  readonly keys: Readonly<Record<CoverageClass, readonly AssetKey[]>>;
}

/** One figure, large, with the residential land behind it by class. */
function Figure({ metric, total, denominator, keys }: FigureProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const told = toldOf(total, denominator);
  return (
    <div className="figure" data-testid={`figure-${metric}`}>
      <h3>
        {say(metric)}
        <SyntheticMark />
      </h3>
      <p className="figure-share">{total.share === null ? say('noShare') : percent(told.share ? total.share : null, lang)}</p>
      <ClassBar amounts={total} label={say(metric)} denominator={denominator} />
      <dl className="amounts">
        {coverageClasses.map((name) => (
          <div key={name} title={name === 'unknown' ? say('unknownHelp') : undefined}>
            <dt>
              <ClassSwatch name={name} />
              {say(name)}
            </dt>
            <dd>
              <button
                type="button"
                className="figure-door"
                title={say('coverageOpenRows', { count: keys[name].length })}
                disabled={keys[name].length === 0}
                onClick={() => {
                  openRows(app, { kind: 'residential', keys: keys[name], keepArea: true });
                  showSelection(app);
                }}
              >
                {told.beside === name ? '—' : amount(total[name], denominator, lang)}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Difference({ straight, walk }: { readonly straight: Amounts; readonly walk: Amounts }) {
  const { lang, say } = useSpeech();
  const gap = pointsBetween(straight.share, walk.share);
  if (gap === null) return null;
  const size = points(Math.abs(gap), lang).replace('+', '');
  const key = gap < 0 ? 'walkLower' : gap > 0 ? 'walkHigher' : 'walkSame';
  return <p className="difference">{say(key, { points: size })}</p>;
}

function Targets({ answer, share }: { readonly answer: NonNullable<Coverage['answer']>; readonly share: number | null }) {
  const { lang, say } = useSpeech();
  const { sheet } = answer.asked;
  const { stamp } = answer.results.straight;
  const targets = targetsThatApply(stamp, sheet);
  if (targets.length === 0) {
    const bounded = stamp.notes.every(({ code }) => code !== 'no-built-up');
    return <p className="quiet">{say(sheet.targets.length === 0 ? 'noTargetInSheet' : bounded ? 'noTargetForMeasure' : 'noTarget')}</p>;
  }
  return (
    <ul className="targets">
      {targets.map((target) => {
        const met = share !== null && meets(share, target);
        return (
          <li key={`${target.operator}${target.value}${target.label.zh}`} title={say('ruleSource', { source: target.source })}>
            <span className="target-value">
              {operatorSign(target)} {percent(target.value, lang).replace('.0', '')}
            </span>
            <span className="target-label">
              {target.label[lang]}
              {target.unverified && <span className="mark-unverified">{say('unverified')}</span>}
            </span>
            {share !== null && (
              <span className={met ? 'target-met' : 'target-missed'}>
                {met ? `✓ ${say('targetMet')}` : `${points(pointsBetween(target.value, share), lang)} ${say('targetMissed')}`}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Compounds in scope by the classes that their land has under a metric. */
function compoundsOf({ compounds }: NonNullable<Coverage['answer']>, metric: Metric, { index, question }: Scope): FigureProps['keys'] {
  const within = question.area === null ? null : index?.within(question.area, question.basis);
  const isInside = (key: AssetKey): boolean => {
    const asset = index?.byKey.get(key);
    const code = asset && index?.areaOf(asset);
    return asset !== undefined && (!within || (typeof code === 'string' && within.has(code)));
  };
  const of = (name: CoverageClass): AssetKey[] =>
    compounds.flatMap((compound) => {
      const key: AssetKey = `residential/${compound.id}`;
      return compound[metric][name] > 0 && isInside(key) ? [key] : [];
    });
  return { covered: of('covered'), uncovered: of('uncovered'), unknown: of('unknown') };
}

/** Both figures side by side, their difference, and the targets of the rule sheet against the straight one, which they are set for. */
export function Figures({ answer }: { readonly answer: NonNullable<Coverage['answer']> }) {
  const { asked } = answer;
  const { say } = useSpeech();
  const scope = useScope((state) => state);
  const totals = useMemo(() => totalsOf(answer, scope), [answer, scope]);
  const keys = useMemo(
    () => ({ straight: compoundsOf(answer, 'straight', scope), walk: compoundsOf(answer, 'walk', scope) }),
    [answer, scope],
  );
  const unit = useScope(({ index, question }) =>
    question.area === null ? undefined : index?.tree(question.basis).nodes.get(question.area),
  );
  if (!totals) return <p className="empty">{say('coverageNoUnit', { name: unit?.name ?? '' })}</p>;
  const whole = (['straight', 'walk'] as const).every((metric) => toldOf(totals[metric], asked.denominator).share);
  return (
    <section className="figures" aria-live="polite">
      {unit && <p className="figures-unit">{say('coverageOfUnit', { name: unit.name })}</p>}
      <div className="figure-pair">
        {(['straight', 'walk'] as const).map((metric) => (
          <Figure key={metric} metric={metric} total={totals[metric]} denominator={asked.denominator} keys={keys[metric]} />
        ))}
      </div>
      {whole && <Difference straight={totals.straight} walk={totals.walk} />}
      <Targets answer={answer} share={whole ? totals.straight.share : null} />
    </section>
  );
}
