import { DeleteOutlined, EyeOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import type { PointerEvent } from 'react';
import { useStore } from 'zustand';
import { radiusOf } from '../../../analysis/coverage/rules.ts';
import { assetKey } from '../../../core/asset.ts';
import { withKey } from '../../keys/hint.ts';
import { keptTrial, whatIfStore } from '../../state/whatif.ts';
import { useApp, useCoverage, useSession, useSpeech } from '../../ui/use-app.ts';
import { nowStanding, removeThing, stepBackTrial, take, thingAtHand } from './commands.ts';
import { kindWord } from './words.ts';

const [leastM2, mostM2] = [50, 200_000];

/** What the selected thing can be made to do. */
function SelectedThing() {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
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
  if (!asset) return <p className="whatif-selected quiet">{say('whatifNothing')}</p>;
  return (
    <div className="whatif-selected">
      <span>{say('whatifSelected', { kind: kindWord(asset.kind, speech), name: name(asset) })}</span>
      <Button size="small" onClick={() => take(app, assetKey(asset), 'keys')}>
        {say('whatifTake')}
      </Button>
      <Button size="small" icon={<DeleteOutlined aria-hidden={true} />} onClick={() => removeThing(app, assetKey(asset))}>
        {say('whatifRemove')}
      </Button>
    </div>
  );
}

function AddPark() {
  const { say } = useSpeech();
  const adds = useStore(whatIfStore, (state) => state.adds);
  const size = useStore(whatIfStore, (state) => state.addM2);
  const sheet = useCoverage((coverage) => coverage.answer?.asked.sheet);
  const radius = sheet ? radiusOf(sheet.tiers, size, false) : null;
  return (
    <div className="whatif-add">
      <Button
        size="small"
        type={adds ? 'primary' : 'default'}
        aria-pressed={adds}
        icon={<PlusOutlined aria-hidden={true} />}
        onClick={() => whatIfStore.setState({ adds: !adds })}
      >
        {say('whatifAdd')}
      </Button>
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

/** What can be done on the map, in words and as buttons. */
export function TrialTools() {
  const app = useApp();
  const { say } = useSpeech();
  const canStepBack = useStore(whatIfStore, (state) => state.steps.length > 0 || state.inHand !== null);
  return (
    <div className="whatif-tools">
      <p className="quiet">{say('whatifHow')}</p>
      <SelectedThing />
      <AddPark />
      <div className="whatif-row">
        <HoldBefore />
        <Button size="small" icon={<UndoOutlined aria-hidden={true} />} disabled={!canStepBack} onClick={() => stepBackTrial(app)}>
          {withKey(say('whatifUndo'), 'undo')}
        </Button>
      </div>
    </div>
  );
}
