import { DoubleLeftOutlined, DoubleRightOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { WordKey } from '../../text/app.ts';
import { withKey } from '../keys/hint.ts';
import { openPane, type Pane } from '../state/layout.ts';
import { PaneDivider } from './pane-divider.tsx';
import { useApp, useLayout, useSpeech } from './use-app.ts';

const names: Readonly<Record<Pane, WordKey>> = { layers: 'paneLayers', panel: 'panePanel', dock: 'paneDock' };

/** Keys that do what the button does. */
const acts: { readonly [pane in Pane]?: string } = { layers: 'layers', dock: 'table' };

/** Arrows that point to where the pane goes. */
const icons: Readonly<Record<Pane, { readonly hide: ReactNode; readonly show: ReactNode }>> = {
  layers: { hide: <DoubleLeftOutlined />, show: <DoubleRightOutlined /> },
  panel: { hide: <DoubleRightOutlined />, show: <DoubleLeftOutlined /> },
  dock: { hide: <DownOutlined />, show: <UpOutlined /> },
};

interface Props {
  readonly pane: Pane;
  /** What stands in it, where that is not what always does. */
  readonly name?: WordKey;
  readonly children: ReactNode;
}

/** A pane beside the map: its edge, its size, and the button that folds it away to a thin strip. */
export function SidePane({ pane, name: ownName, children }: Props) {
  const app = useApp();
  const { say } = useSpeech();
  const open = useLayout((layout) => layout.open[pane]);
  const name = say(ownName ?? names[pane]);
  const act = acts[pane];
  const word = say(open ? 'paneHide' : 'paneShow', { pane: name });
  return (
    <div className={`pane pane-${pane} ${open ? '' : 'pane-closed'}`}>
      {open && <PaneDivider pane={pane} label={say('paneResize', { pane: name })} />}
      <Button
        className="pane-toggle"
        type="text"
        size="small"
        icon={open ? icons[pane].hide : icons[pane].show}
        aria-expanded={open}
        aria-label={word}
        title={act === undefined ? word : withKey(word, act)}
        onClick={() => openPane(app.layout, pane, !open)}
      >
        {open ? null : <span className="pane-name">{name}</span>}
      </Button>
      {open && <div className="pane-body">{children}</div>}
    </div>
  );
}
