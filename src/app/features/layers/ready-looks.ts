import type { Kind } from '../../../layers/kind.ts';
import { kinds } from '../../../layers/registry.ts';
import type { WordKey } from '../../../text/app.ts';
import { firstSession, type Session, type Workspace } from '../../state/session.ts';

/** A look that comes with the program. */
export interface ReadyLook {
  readonly word: WordKey;
  /** Workspaces whose list it heads. */
  readonly first: readonly Workspace[];
  readonly apply: Partial<Session>;
}

const asDeclared = { opacity: {}, colourBy: {}, order: [], hiddenGroups: new Set<Kind['group']>() };

/** Only these kinds on the ground. */
function showing(shown: (kind: Kind) => boolean): Partial<Session> {
  const hidden = kinds.filter((kind) => kind.group !== 'base' && !shown(kind)).map(({ id }) => id);
  return { ...asDeclared, hiddenKinds: new Set(hidden) };
}

function among(...ids: readonly string[]): (kind: Kind) => boolean {
  return ({ id }) => ids.includes(id);
}

const looks: readonly ReadyLook[] = [
  { word: 'presetUsual', first: ['inventory', 'board'], apply: { ...asDeclared, hiddenKinds: firstSession.hiddenKinds } },
  {
    word: 'presetGreen',
    first: ['coverage'],
    apply: showing(among('park', 'green', 'share-zone', 'vacant-land', 'gate', 'residential')),
  },
  { word: 'presetRoads', first: ['roads'], apply: showing(({ group }) => group === 'road') },
  {
    word: 'presetServices',
    first: ['circle'],
    apply: showing(({ group, id }) => group === 'service' || group === 'people' || id === 'residential'),
  },
  { word: 'presetHomes', first: [], apply: showing(({ group }) => group === 'home') },
  { word: 'presetAll', first: [], apply: showing(() => true) },
  { word: 'presetGround', first: [], apply: showing(() => false) },
];

/** The looks of the program, those of a workspace first. */
export function readyLooks(workspace: Workspace): readonly ReadyLook[] {
  const isFirst = ({ first }: ReadyLook): boolean => first.includes(workspace);
  return [...looks.filter(isFirst), ...looks.filter((look) => !isFirst(look))];
}
