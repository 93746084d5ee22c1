import { DownOutlined, EyeInvisibleOutlined, EyeOutlined, RightOutlined } from '@ant-design/icons';
import type { Kind } from '../../../layers/kind.ts';
import type { WordKey } from '../../../text/app.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { LayerRow } from './layer-row.tsx';
import { layersView } from './layers-view.ts';
import { toggleGroup } from './toggle-kind.ts';
import { type KindCount, useLayersView } from './use-layers.ts';

/** Groups from top to bottom with their words; the ground is last, as it lies lowest. */
const groups: readonly { readonly id: Kind['group']; readonly word: WordKey }[] = [
  { id: 'green', word: 'groupGreen' },
  { id: 'home', word: 'groupHome' },
  { id: 'road', word: 'groupRoad' },
  { id: 'service', word: 'groupService' },
  { id: 'people', word: 'groupPeople' },
  { id: 'light', word: 'groupLight' },
  { id: 'place', word: 'groupPlace' },
  { id: 'base', word: 'groupBase' },
];

function toggleFold(group: string): void {
  layersView.setState(({ folded }) => ({
    folded: folded.includes(group) ? folded.filter((one) => one !== group) : [...folded, group],
  }));
}

function GroupHead({ id, word, open }: { readonly id: Kind['group']; readonly word: WordKey; readonly open: boolean }) {
  const app = useApp();
  const { say } = useSpeech();
  const shown = useSession((session) => !session.hiddenGroups.has(id));
  const group = say(word);
  return (
    <div className="group-head" data-row="">
      <h3>
        <button
          type="button"
          data-rove=""
          className="group-fold"
          aria-expanded={open}
          aria-label={say('layersGroup', { group })}
          onClick={() => toggleFold(id)}
        >
          {open ? <DownOutlined aria-hidden={true} /> : <RightOutlined aria-hidden={true} />}
          {group}
        </button>
      </h3>
      <button
        type="button"
        data-rove=""
        className="group-eye"
        aria-pressed={shown}
        aria-label={say('layersGroupEye', { group })}
        title={say('layersGroupEye', { group })}
        onClick={() => toggleGroup(app, id)}
      >
        {shown ? <EyeOutlined aria-hidden={true} /> : <EyeInvisibleOutlined aria-hidden={true} />}
      </button>
    </div>
  );
}

export interface GroupListProps {
  readonly present: readonly Kind[];
  readonly counts: ReadonlyMap<string, KindCount>;
  readonly opened: string | null;
  readonly onOpen: (kind: string | null) => void;
  /** True while layers are looked for by name: folds would hide what was found. */
  readonly unfolded: boolean;
}

const nothing: KindCount = { all: 0, scope: 0, view: null };

/** The layers of the city by group. */
export function GroupList({ present, counts, opened, onOpen, unfolded }: GroupListProps) {
  const folded = useLayersView((view) => view.folded);
  return groups.map(({ id, word }) => {
    const own = present.filter((kind) => kind.group === id);
    if (own.length === 0) return null;
    const open = unfolded || !folded.includes(id);
    return (
      <section key={id} className="layer-group">
        <GroupHead id={id} word={word} open={open} />
        {open && (
          <ul>
            {own.map((kind) => (
              <li key={kind.id}>
                <LayerRow kind={kind} tally={counts.get(kind.id) ?? nothing} open={opened === kind.id} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        )}
      </section>
    );
  });
}
