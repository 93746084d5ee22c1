import { Tooltip } from 'antd';
import type { WordKey } from '../../../text/app.ts';
import { makeWay } from '../../commands/import-files.ts';
import { type Workspace, workspaces } from '../../state/session.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { isToCome } from './to-come.tsx';

const names: Readonly<Record<Workspace, WordKey>> = {
  inventory: 'wsInventory',
  coverage: 'wsCoverage',
  circle: 'wsCircle',
  roads: 'wsRoads',
  board: 'wsBoard',
};

/** 台账 · 覆盖 · 生活圈 · 道路 · 挂图. The map stays as it is; only what stands beside it changes. */
export function WorkspaceTabs() {
  const app = useApp();
  const { say } = useSpeech();
  const current = useSession((session) => session.workspace);
  return (
    <nav className="workspace-tabs" aria-label={say('workspaces')}>
      {workspaces.map((name) => {
        const tab = (
          <button
            key={name}
            type="button"
            className={isToCome(name) ? 'workspace-tab workspace-later' : 'workspace-tab'}
            aria-current={name === current ? 'page' : undefined}
            onClick={() => {
              makeWay(app);
              app.session.setState({ workspace: name });
            }}
          >
            {say(names[name])}
          </button>
        );
        if (!isToCome(name)) return tab;
        return (
          <Tooltip key={name} title={say('wsLater')}>
            {tab}
          </Tooltip>
        );
      })}
    </nav>
  );
}
