import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type CircleReach, type CircleTier, circleTiers } from '../../../analysis/circle/spec.ts';
import type { AssetKey } from '../../../core/asset.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { pointAt } from '../../commands/point-at.ts';
import { select } from '../../commands/select.ts';
import { endWalk, walkFrom } from '../../commands/walk-from.ts';
import type { App } from '../../services.ts';
import { count } from '../../ui/format.ts';
import { useApp, useCircle, useSpeech } from '../../ui/use-app.ts';
import { toggleTool } from '../tools/commands.ts';
import { toolStore } from '../tools/tools-store.ts';
import { ReachSign } from './reach-sign.tsx';
import { kindText, metresText, minutesText } from './words.ts';

type Thing = CircleReach['inside'][number];

interface Group {
  readonly id: string;
  readonly kind: string;
  readonly type: string | null;
  readonly things: readonly Thing[];
}

/** What is inside, by kind, in the order in which the nearest of each comes. */
function groupsOf({ inside }: CircleReach, minutes: CircleTier): readonly Group[] {
  const groups = new Map<string, Thing[]>();
  for (const thing of inside) {
    if (thing.minutes > minutes) continue;
    const id = `${thing.kind} ${thing.type ?? ''}`;
    const own = groups.get(id);
    if (own) own.push(thing);
    else groups.set(id, [thing]);
  }
  return [...groups].flatMap(([id, things]) => {
    const [first] = things;
    return first ? [{ id, kind: first.kind, type: first.type, things }] : [];
  });
}

/** Starts at the middle of the map: the keyboard's way. */
function walkFromMiddle(app: App): void {
  const map = app.map.current;
  if (!map) return;
  const { lon, lat } = map.unproject(map.container.clientWidth / 2, map.container.clientHeight / 2);
  void walkFrom(app, { lon, lat });
}

function Starts() {
  const app = useApp();
  const { say } = useSpeech();
  const reach = useCircle((circle) => circle.reach);
  const picking = useStore(toolStore, ({ tool }) => tool === 'walk');
  const { answer } = reach;
  const box = useMemo(
    () =>
      boxOf(
        [...(answer?.streets ?? [])].map(({ lines }) => ({
          type: 'MultiLineString',
          coordinates: lines.map((line) => line.map(([lon, lat]) => [lon, lat])),
        })),
      ),
    [answer],
  );
  return (
    <div className="circle-starts">
      <Button type={picking ? 'primary' : 'default'} aria-pressed={picking} onClick={() => toggleTool('walk')}>
        {say(picking ? 'circleWalkPicking' : 'circleWalkPick')}
      </Button>
      <Button onClick={() => walkFromMiddle(app)}>{say('circleWalkMiddle')}</Button>
      {box && <Button onClick={() => app.map.current?.fit(box)}>{say('circleWalkShow')}</Button>}
      {reach.status !== 'idle' && <Button onClick={() => endWalk(app)}>{say('circleWalkEnd')}</Button>}
    </div>
  );
}

function ThingRow({ thing }: { readonly thing: Thing }) {
  const app = useApp();
  const speech = useSpeech();
  const key: AssetKey = `${thing.kind}/${thing.id}`;
  const glow = () => void pointAt(app, key);
  const fade = () => void pointAt(app, null);
  return (
    <li>
      <button
        type="button"
        className="circle-thing"
        onClick={() => select(app, [key])}
        onMouseEnter={glow}
        onMouseLeave={fade}
        onFocus={glow}
        onBlur={fade}
      >
        <span className="circle-name">{thing.name === '' ? thing.id : thing.name}</span>
        <span>{metresText(thing.metres, speech)}</span>
        <span>{minutesText(thing.minutes, speech)}</span>
      </button>
    </li>
  );
}

/** A kind folds out into its things once it is asked for: a circle may hold hundreds. */
function GroupRows({ group }: { readonly group: Group }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const [isOpen, setOpen] = useState(false);
  const [nearest] = group.things;
  return (
    <details className="circle-group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="circle-name">{kindText(group.kind, group.type, lang)}</span>
        <b>{count(group.things.length, lang)}</b>
        {nearest && (
          <span className="quiet">
            {nearest.metres === 0 ? say('circleCardInside') : say('circleNearest', { minutes: minutesText(nearest.minutes, speech) })}
          </span>
        )}
      </summary>
      {isOpen && (
        <ul>
          {group.things.map((thing) => (
            <ThingRow key={thing.id} thing={thing} />
          ))}
        </ul>
      )}
    </details>
  );
}

/** The tier whose lines mean something: with their signs, as on the map. */
function Tiers({ minutes, onChange }: { readonly minutes: CircleTier; readonly onChange: (minutes: CircleTier) => void }) {
  const { say } = useSpeech();
  return (
    <Segmented<CircleTier>
      aria-label={say('circleWithin')}
      block
      value={minutes}
      onChange={onChange}
      options={circleTiers.map((tier, at) => ({
        value: tier,
        label: (
          <span className="circle-tier">
            <ReachSign at={at} />
            {say('circleMinutes', { minutes: tier })}
          </span>
        ),
      }))}
    />
  );
}

function Inside({ answer }: { readonly answer: CircleReach }) {
  const { lang, say } = useSpeech();
  const [minutes, setMinutes] = useState<CircleTier>(15);
  const groups = useMemo(() => groupsOf(answer, minutes), [answer, minutes]);
  const held = groups.reduce((sum, { things }) => sum + things.length, 0);
  const isCut = answer.streets.every(({ lines }) => lines.length === 0);
  return (
    <div data-testid="circle-inside">
      <Tiers minutes={minutes} onChange={setMinutes} />
      {isCut ? (
        <p className="empty">{say('circleWalkNoStreet')}</p>
      ) : (
        <p className="quiet" role="status">
          {say('circleInside', { minutes, count: count(held, lang), kinds: count(groups.length, lang) })}
        </p>
      )}
      {groups.map((group) => (
        <GroupRows key={group.id} group={group} />
      ))}
    </div>
  );
}

/** How far one comes from any place on foot, and all that lies within: chosen by a click, by the middle of the map, or from the panel of a place. */
export function ReachSection() {
  const { say } = useSpeech();
  const reach = useCircle((circle) => circle.reach);
  return (
    <section className="circle-reach" aria-label={say('circleWalk')}>
      <Starts />
      {reach.status === 'idle' && <p className="empty">{say('circleWalkEmpty')}</p>}
      {reach.status === 'running' && !reach.answer && (
        <p className="quiet" role="status">
          {say('circleWalkRunning')}
        </p>
      )}
      {reach.status === 'failed' && <p className="empty">{say('circleWalkFailed')}</p>}
      {reach.answer && <Inside answer={reach.answer} />}
    </section>
  );
}
