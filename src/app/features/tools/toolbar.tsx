import { AimOutlined, NodeIndexOutlined, PictureOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { kindById } from '../../../layers/registry.ts';
import type { WordKey } from '../../../text/app.ts';
import { toggleStreetCheck } from '../../commands/check-streets.ts';
import { isMac, keycaps } from '../../keys/keycap.ts';
import { mendPane } from '../../state/mend.ts';
import { count } from '../../ui/format.ts';
import { useApp, useImport, useSession, useSpeech } from '../../ui/use-app.ts';
import { openDialog, toggleTool } from './commands.ts';
import { type Tool, toolStore } from './tools-store.ts';

/** Line drawings of the tools, in the ink of the button. */
const shapes: Readonly<Record<Exclude<Tool, 'walk'>, string>> = {
  select: 'M5 3l10 8-5 .7L7.500 16.500z',
  box: 'M3 4.500h3m2.500 0h3m2.500 0h3M3 15.500h3m2.500 0h3m2.500 0h3M3.500 4v3m0 2v3m0 1v3m13-12v3m0 2v3m0 1v3',
  lasso: 'M10 3.500c4 0 7 2 7 4.700s-3 4.800-7 4.800-7-2.100-7-4.800 3-4.700 7-4.700zM7 12.500c-1.500.5-2 1.800-1 2.600s.7 1.700-.8 2.200',
  distance: 'M2.500 13.200l10.700-10.700 4.300 4.300L6.800 17.500zM6 9.800l1.600 1.600M8.500 7.200l2.400 2.400M11 4.800l1.600 1.600',
  area: 'M4 5.500l9-2 4 7-5 6.500-8-2zM4 5.500l0 0',
};

type RowTool = keyof typeof shapes;

function ToolShape({ tool }: { readonly tool: RowTool }) {
  return (
    <svg className="tool-shape" width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
      <path d={shapes[tool]} />
      {tool === 'area' && <path className="tool-shape-fill" d={shapes.area} />}
    </svg>
  );
}

const caps: Readonly<Partial<Record<Tool, string>>> = { select: 'v', lasso: 'l', distance: 'm', area: 'shift+m' };

function Cap({ of }: { readonly of: string | undefined }) {
  if (of === undefined) return null;
  return keycaps(of, isMac(navigator.platform)).map((cap) => (
    <kbd className="tool-cap" key={cap}>
      {cap}
    </kbd>
  ));
}

function ToolButton({ tool, word }: { readonly tool: RowTool; readonly word: WordKey }) {
  const { say } = useSpeech();
  const held = useStore(toolStore, (state) => state.tool === tool);
  const name = say(word);
  const title: ReactNode = (
    <>
      {name} <Cap of={caps[tool]} />
    </>
  );
  return (
    <Tooltip title={title} placement="bottom">
      <Button
        className={held ? 'tool tool-held' : 'tool'}
        icon={<ToolShape tool={tool} />}
        aria-label={name}
        aria-pressed={held}
        onClick={() => (tool === 'select' && held ? undefined : toggleTool(tool))}
      />
    </Tooltip>
  );
}

/** The street check beside the map of the inventory. */
function StreetCheckButton() {
  const app = useApp();
  const { say } = useSpeech();
  const inventory = useSession((session) => session.workspace === 'inventory');
  const behindImport = useImport(({ isOpen, isAside }) => isOpen && !isAside);
  const stands = useStore(mendPane, (state) => state.open) && inventory && !behindImport;
  return (
    <Tooltip title={say('mendOpenHelp')} placement="bottom">
      <Button
        className={stands ? 'tool tool-held' : 'tool'}
        icon={<NodeIndexOutlined />}
        aria-label={say('mendOpen')}
        aria-pressed={stands}
        onClick={() => toggleStreetCheck(app)}
      />
    </Tooltip>
  );
}

/** How many a box or lasso has taken, by kind, for a screen reader: eyes have the card of the selection. That there was nothing is shown. */
function Picked() {
  const { lang, say } = useSpeech();
  const picked = useStore(toolStore, (state) => state.picked);
  const words = picked?.kinds
    .slice(0, 4)
    .map(([kind, of]) => say('toolsPickedOfKind', { kind: kindById(kind)?.label[lang] ?? kind, count: count(of, lang) }))
    .join(lang === 'zh' ? '、' : ', ');
  return (
    <p className={picked?.count === 0 ? 'tool-picked' : 'tool-picked-said'} role="status">
      {picked && picked.count === 0 && say('toolsPickedNone')}
      {picked && picked.count > 0 && (
        <>
          <b>{say(picked.removed ? 'toolsTaken' : 'toolsPicked', { count: count(picked.count, lang) })}</b> {words}
        </>
      )}
    </p>
  );
}

/** The tools of the map, in the corner where nothing else lies. */
export function Toolbar() {
  const { say } = useSpeech();
  return (
    <div className="map-tools">
      <div className="tool-row" role="toolbar" aria-label={say('tools')}>
        <ToolButton tool="select" word="toolSelect" />
        <ToolButton tool="box" word="toolBox" />
        <ToolButton tool="lasso" word="toolLasso" />
        <span className="tool-gap" />
        <ToolButton tool="distance" word="toolDistance" />
        <ToolButton tool="area" word="toolArea" />
        <span className="tool-gap" />
        <Tooltip title={say('toolGoto')} placement="bottom">
          <Button className="tool" icon={<AimOutlined />} aria-label={say('toolGoto')} onClick={() => openDialog('goto')} />
        </Tooltip>
        <StreetCheckButton />
        <Tooltip title={say('toolPicture')} placement="bottom">
          <Button className="tool" icon={<PictureOutlined />} aria-label={say('toolPicture')} onClick={() => openDialog('picture')} />
        </Tooltip>
      </div>
      <Picked />
    </div>
  );
}
