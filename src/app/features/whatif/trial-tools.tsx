import { DeleteOutlined, EyeOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { PointerEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { type Asset, assetKey } from '../../../core/asset.ts';
import type { WordKey } from '../../../text/app.ts';
import { withKey } from '../../keys/hint.ts';
import { keptTrial, whatIfStore } from '../../state/whatif.ts';
import { type Speech, useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { kindText } from '../circle/words.ts';
import { nowStanding, removeThing, stepBackTrial, take, thingAtHand } from './commands.ts';

const hows = { coverage: 'whatifHow', circle: 'whatifCircleHow' } as const;
const nothings = { coverage: 'whatifNothing', circle: 'whatifCircleNothing' } as const;

function kindOf({ kind, values }: Asset, { lang }: Pick<Speech, 'lang'>): string {
  return kindText(kind, kind === 'facility' ? String(values.type) : null, lang);
}

/** What the selected thing can be made to do. */
function SelectedThing() {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const of = useStore(whatIfStore, (state) => state.of);
  // Another selection is another thing at hand.
  useSession((session) => session.selection);
  const chosen = useStore(whatIfStore, (state) => state.chosen);
  const inHand = useStore(whatIfStore, (state) => state.inHand?.key ?? null);
  const byKeys = useStore(whatIfStore, (state) => state.inHand?.by === 'keys');
  // Other steps, another state of the thing.
  useStore(whatIfStore, keptTrial);
  const key = thingAtHand(app, { chosen });
  const asset = key && nowStanding(app, key);
  const held = inHand ? nowStanding(app, inHand) : null;
  const name = (of: typeof asset): string => String(of?.values.name ?? of?.id ?? '');
  if (held) return <p className="whatif-selected">{say(byKeys ? 'whatifInHand' : 'whatifDragged', { name: name(held) })}</p>;
  if (!asset) return <p className="whatif-selected quiet">{say(nothings[of])}</p>;
  return (
    <div className="whatif-selected">
      <span>{say('whatifSelected', { kind: kindOf(asset, speech), name: name(asset) })}</span>
      <Button size="small" onClick={() => take(app, assetKey(asset), 'keys')}>
        {say('whatifTake')}
      </Button>
      <Button size="small" icon={<DeleteOutlined aria-hidden={true} />} onClick={() => removeThing(app, assetKey(asset))}>
        {say('whatifRemove')}
      </Button>
    </div>
  );
}

function Add({ word, children }: { readonly word: WordKey; readonly children: ReactNode }) {
  const { say } = useSpeech();
  const adds = useStore(whatIfStore, (state) => state.adds);
  return (
    <div className="whatif-add">
      <Button
        size="small"
        type={adds ? 'primary' : 'default'}
        aria-pressed={adds}
        icon={<PlusOutlined aria-hidden={true} />}
        onClick={() => whatIfStore.setState({ adds: !adds })}
      >
        {say(word)}
      </Button>
      {children}
      {adds && <p className="whatif-add-how">{say('whatifAddHow')}</p>}
    </div>
  );
}

/** Held down by the pointer; by keyboard Space or Enter turn it over. */
function HoldBefore() {
  const { say } = useSpeech();
  const showsBefore = useStore(whatIfStore, (state) => state.showsBefore);
  const show = (shown: boolean) => (): void => whatIfStore.setState({ showsBefore: shown });
  const press = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    show(true)();
  };
  return (
    <Button
      size="small"
      aria-pressed={showsBefore}
      icon={<EyeOutlined aria-hidden={true} />}
      onPointerDown={press}
      onPointerUp={show(false)}
      onPointerCancel={show(false)}
      onClick={(event) => event.detail === 0 && show(!showsBefore)()}
    >
      {withKey(say('whatifHoldBefore'), 'whatifBefore')}
    </Button>
  );
}

/** What can be done on the map, in words and as buttons; `what` chooses what the next click puts. */
export function TrialTools({ add, what }: { readonly add: WordKey; readonly what: ReactNode }) {
  const app = useApp();
  const { say } = useSpeech();
  const of = useStore(whatIfStore, (state) => state.of);
  const canStepBack = useStore(whatIfStore, (state) => state.steps.length > 0 || state.inHand !== null);
  return (
    <div className="whatif-tools">
      <p className="quiet">{say(hows[of])}</p>
      <SelectedThing />
      <Add word={add}>{what}</Add>
      <div className="whatif-row">
        <HoldBefore />
        <Button size="small" icon={<UndoOutlined aria-hidden={true} />} disabled={!canStepBack} onClick={() => stepBackTrial(app)}>
          {withKey(say('whatifUndo'), 'undo')}
        </Button>
      </div>
    </div>
  );
}
