import './keys.css';
import { Modal } from 'antd';
import type { WordKey } from '../../../text/app.ts';
import { isMac, keycaps } from '../../keys/keycap.ts';
import { type KeyAct, keyActs, keyGroups } from '../../keys/keys.ts';
import { useApp, useOverlay, useSpeech } from '../../ui/use-app.ts';

const mac = isMac(navigator.platform);

const groupWords: Readonly<Record<KeyAct['group'], WordKey>> = {
  find: 'keyGroupFind',
  move: 'keyGroupMove',
  pick: 'keyGroupPick',
  measure: 'toolKeyGroup',
  try: 'whatif',
  screen: 'keyGroupScreen',
};

/** Acts of the mouse and of the focused table that no list of keys would hold. */
const gestures: readonly { readonly caps: readonly string[]; readonly word: WordKey }[] = [
  { caps: ['Shift'], word: 'keyShiftClick' },
  { caps: ['Shift'], word: 'keyShiftDrag' },
  { caps: [mac ? '⌥' : 'Alt'], word: 'toolKeyAltDrag' },
];

function Caps({ act }: { readonly act: KeyAct }) {
  return (
    <span className="key-caps">
      {act.keys.map((key) => (
        <span key={key} className="key-combination">
          {keycaps(key, mac).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

/** Every key of the app by group, from the list that binds them. */
export function CheatSheet() {
  const app = useApp();
  const { say } = useSpeech();
  const open = useOverlay((overlay) => overlay.shown === 'keys');
  return (
    <Modal open={open} title={say('keysTitle')} footer={null} width={760} centered onCancel={() => app.overlay.setState({ shown: null })}>
      <div className="key-groups">
        {keyGroups.map((group) => (
          <section key={group}>
            <h3>{say(groupWords[group])}</h3>
            <dl>
              {keyActs
                .filter((act) => act.group === group)
                .map((act) => (
                  <div key={act.id}>
                    <dt>
                      <Caps act={act} />
                    </dt>
                    <dd>{say(act.word)}</dd>
                  </div>
                ))}
              {group === 'pick' &&
                gestures.map(({ caps, word }) => (
                  <div key={word}>
                    <dt>
                      <span className="key-caps">
                        {caps.map((cap) => (
                          <kbd key={cap}>{cap}</kbd>
                        ))}
                      </span>
                    </dt>
                    <dd>{say(word)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="quiet">{say('keysNote')}</p>
    </Modal>
  );
}
