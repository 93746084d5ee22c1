import { Button, Tag } from 'antd';
import { kindById } from '../../../layers/registry.ts';
import type { WordKey } from '../../../text/app.ts';
import type { App } from '../../services.ts';
import type { Workspace } from '../../state/session.ts';
import { count } from '../../ui/format.ts';
import { useApp, useScope, useSpeech } from '../../ui/use-app.ts';

interface ToCome {
  readonly title: WordKey;
  readonly what: WordKey;
  /** Kinds that the workspace will work on, which can be looked up today. */
  readonly kinds: readonly string[];
}

const toCome: { readonly [name in Workspace]?: ToCome } = {
  roads: { title: 'wsRoadsTitle', what: 'wsRoadsWhat', kinds: ['road', 'segment', 'intersection'] },
  board: { title: 'wsBoardTitle', what: 'wsBoardWhat', kinds: ['road', 'showcase', 'service-station'] },
};

/** A workspace that is announced and does not work yet. */
export function isToCome(name: Workspace): boolean {
  return toCome[name] !== undefined;
}

function seeKind(app: App, kind: string): void {
  const hidden = new Set(app.session.getState().hiddenKinds);
  hidden.delete(kind);
  app.session.setState({ workspace: 'inventory', tableKind: kind, hiddenKinds: hidden, hiddenGroups: new Set() });
}

/** Says plainly what a workspace will hold, that it does not yet, and what of it can be done today. */
export function ToComePanel({ name }: { readonly name: Workspace }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const coming = toCome[name];
  if (!coming) return null;
  const kinds = coming.kinds.flatMap((id) => {
    const kind = kindById(id);
    const held = index?.kind(id).length ?? 0;
    return kind && held > 0 ? [{ id, label: kind.label[lang], held }] : [];
  });
  return (
    <aside className="panel to-come" id="panel" tabIndex={-1} aria-label={say(coming.title)}>
      <h2>
        {say(coming.title)} <Tag>{say('wsLater')}</Tag>
      </h2>
      <p>{say(coming.what)}</p>
      <p className="quiet">{say('wsLaterNote')}</p>
      <h3>{say('wsNow')}</h3>
      <ul>
        {kinds.map(({ id, label, held }) => (
          <li key={id}>
            <Button block onClick={() => seeKind(app, id)}>
              {say('wsSeeKind', { kind: label, count: count(held, lang) })}
            </Button>
          </li>
        ))}
        <li>
          <Button block onClick={() => app.session.setState({ workspace: 'coverage' })}>
            {say('wsSeeCoverage')}
          </Button>
        </li>
      </ul>
    </aside>
  );
}
