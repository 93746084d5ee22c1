import { Alert, Button, Progress } from 'antd';
import { useStore } from 'zustand';
import type { Amounts } from '../../../analysis/coverage/spec.ts';
import { assetKey } from '../../../core/asset.ts';
import type { CompoundMoved, MendEffect } from '../../../workers/protocol.ts';
import { showSelection } from '../../commands/go-to.ts';
import { select } from '../../commands/select.ts';
import { chosenSheet } from '../../state/coverage.ts';
import { amount, area, count, percent, points, pointsBetween } from '../../ui/format.ts';
import { useApp, useCoverage, useSpeech } from '../../ui/use-app.ts';
import { acceptTried, stopCheck } from './commands.ts';
import { mendStore, type Trying } from './mend-store.ts';

interface Figure {
  readonly id: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

function useFigures({ before, after }: MendEffect): readonly Figure[] {
  const { lang, say } = useSpeech();
  const signed = (by: number, words: (value: number) => string) =>
    Math.abs(by) < 0.5 ? say('mendNoChange') : `${by > 0 ? '+' : '−'}${words(Math.abs(by))}`;
  const land = (id: string, label: string, of: (amounts: Amounts) => number): Figure => ({
    id,
    label,
    before: area(of(before.land), lang),
    after: area(of(after.land), lang),
    change: signed(of(after.land) - of(before.land), (value) => area(value, lang)),
  });
  const by = pointsBetween(before.land.share, after.land.share);
  const share: Figure = {
    id: 'share',
    label: say('mendShare'),
    before: percent(before.land.share, lang),
    after: percent(after.land.share, lang),
    change: by === 0 ? say('mendNoChange') : say('mendPoints', { points: points(by, lang) }),
  };
  const { people: was } = before;
  const { people: is } = after;
  const people: readonly Figure[] =
    was && is
      ? [
          {
            id: 'people',
            label: say('mendPeople'),
            before: amount(was.covered, 'people', lang),
            after: amount(is.covered, 'people', lang),
            change: signed(is.covered - was.covered, (value) => amount(value, 'people', lang)),
          },
        ]
      : [];
  return [
    share,
    land('land', say('mendLand'), ({ covered }) => covered),
    ...people,
    land('unknown', say('mendUnknown'), ({ unknown }) => unknown),
  ];
}

function Compound({ moved }: { readonly moved: CompoundMoved }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { id, name, before, after } = moved;
  const isCovered = Math.abs(after.covered - before.covered) >= 1;
  const part = isCovered ? 'covered' : 'unknown';
  const by = after[part] - before[part];
  const change = `${by > 0 ? '+' : '−'}${area(Math.abs(by), lang)}`;
  const go = () => {
    select(app, [assetKey({ kind: 'residential', id })]);
    showSelection(app);
  };
  return (
    <li>
      <button type="button" className="effect-compound" onClick={go}>
        <span>{name}</span>
        <span className="quiet">
          {say(isCovered ? 'mendCompoundCovered' : 'mendCompoundUnknown', {
            change,
            after: area(after[part], lang),
          })}
        </span>
      </button>
    </li>
  );
}

function Counted({ effect }: { readonly effect: MendEffect }) {
  const { lang, say } = useSpeech();
  const sheet = useCoverage(chosenSheet);
  const figures = useFigures(effect);
  const { repairs, compounds } = effect;
  return (
    <>
      <table className="effect-figures">
        <thead>
          <tr>
            <td />
            <th scope="col">{say('mendBefore')}</th>
            <th scope="col">{say('mendAfter')}</th>
            <th scope="col">{say('mendChange')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, label, before, after, change }) => (
            <tr key={id} data-figure={id}>
              <th scope="row">{label}</th>
              <td>{before}</td>
              <td>{after}</td>
              <td>{change}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{say('mendBasis', { rule: sheet?.id ?? '' })}</p>
      {repairs.left > 0 && <p className="quiet">{say('mendLeft', { count: repairs.left })}</p>}
      {compounds.length === 0 ? (
        <p className="quiet">{say('mendCompoundsNone')}</p>
      ) : (
        <>
          <h3>{say('mendCompounds', { count: count(compounds.length, lang) })}</h3>
          <ul className="effect-compounds">
            {compounds.map((moved) => (
              <Compound key={moved.id} moved={moved} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What some repairs would do to the walked coverage; nothing is saved until they are accepted. */
function EffectCard({ trying }: { readonly trying: Trying }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const { effect, failed, share, keys } = trying;
  const done = effect?.repairs.done ?? 0;
  const leave = () => (effect || failed ? mendStore.setState({ trying: null }) : void stopCheck(app));
  return (
    <section className="effect" aria-label={say('mendTried', { count: count(keys.length, lang) })} aria-busy={!effect && !failed}>
      <h3>{say('mendTried', { count: count(keys.length, lang) })}</h3>
      {failed && <Alert type="error" showIcon title={say('mendEffectFailed')} />}
      {!effect && !failed && (
        <div role="status">
          <Progress percent={Math.round(100 * share)} size="small" />
          <span className="quiet">{say('mendCounting')}</span>
        </div>
      )}
      {effect && <Counted effect={effect} />}
      <div className="effect-acts">
        {effect && (
          <Button type="primary" disabled={done === 0} onClick={() => acceptTried(app)}>
            {say('mendAccept', { count: count(done, lang) })}
          </Button>
        )}
        <Button onClick={leave}>{say('cancel')}</Button>
      </div>
    </section>
  );
}

/** The effect under way or counted, if one was asked for. */
export function Effect() {
  const trying = useStore(mendStore, (state) => state.trying);
  return trying ? <EffectCard trying={trying} /> : null;
}
