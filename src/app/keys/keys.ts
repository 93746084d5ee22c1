import type { WordKey } from '../../text/app.ts';
import { showSelection, showWholeCity, stepThroughKind } from '../commands/go-to.ts';
import { goBack } from '../commands/open-rows.ts';
import { clearSelection } from '../commands/select.ts';
import { redo, undo } from '../commands/undo.ts';
import { openSearch } from '../features/search/search-state.ts';
import { openDialog, stepBack, toggleTool } from '../features/tools/commands.ts';
import { stepBackTrial } from '../features/whatif/commands.ts';
import type { App } from '../services.ts';
import { openPane } from '../state/layout.ts';
import { workspaces } from '../state/session.ts';
import type { KeyName } from './keycap.ts';

export const keyGroups = ['find', 'move', 'pick', 'measure', 'try', 'screen'] as const;

/** One act of the keyboard: what binds it, what the cheat-sheet and the tooltips print. */
export interface KeyAct {
  readonly id: string;
  readonly group: (typeof keyGroups)[number];
  readonly keys: readonly KeyName[];
  readonly word: WordKey;
  /** null where the part that has the focus acts itself (the map, the table): listed, not bound here. Returns false where there was nothing to do. */
  readonly run: ((app: App) => unknown) | null;
}

function stepWorkspace(app: App, by: 1 | -1): void {
  const at = workspaces.indexOf(app.session.getState().workspace);
  const next = workspaces[(at + by + workspaces.length) % workspaces.length];
  if (next) app.session.setState({ workspace: next });
}

function toggleLayers(app: App): void {
  openPane(app.layout, 'layers', !app.layout.getState().open.layers);
}

/** The table of the inventory: opens it from any workspace, folds it away where it is. */
function toggleTable(app: App): void {
  const here = app.session.getState().workspace === 'inventory';
  app.session.setState({ workspace: 'inventory' });
  openPane(app.layout, 'dock', !here || !app.layout.getState().open.dock);
}

function goToBasemap(app: App): void {
  openPane(app.layout, 'layers', true);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.basemap button')?.focus());
}

/** Back one level: what a tool is about, what is selected, then the rows opened from a figure, then the unit that all is limited to. */
function back(app: App): boolean {
  if (stepBack()) return true;
  const { selection, area, basis } = app.session.getState();
  if (selection.size > 0) clearSelection(app);
  else if (goBack(app)) return true;
  else if (area !== null) app.session.setState({ area: app.scope.getState().index?.tree(basis).nodes.get(area)?.parent ?? null });
  else return false;
  return true;
}

/** Every key of the app. What binds, explains and prints them all read this list. */
export const keyActs: readonly KeyAct[] = [
  { id: 'search', group: 'find', keys: ['mod+k'], word: 'keySearch', run: () => openSearch() },
  { id: 'keys', group: 'find', keys: ['?'], word: 'keySheet', run: (app) => app.overlay.setState({ shown: 'keys' }) },
  { id: 'back', group: 'find', keys: ['escape'], word: 'keyBack', run: back },
  { id: 'undo', group: 'find', keys: ['mod+z'], word: 'keyUndo', run: (app) => stepBackTrial(app) || undo(app) },
  { id: 'redo', group: 'find', keys: ['mod+shift+z', 'mod+y'], word: 'keyRedo', run: redo },
  { id: 'pan', group: 'move', keys: ['←', '↑', '→', '↓'], word: 'keyPan', run: null },
  { id: 'zoom', group: 'move', keys: ['+', '−'], word: 'keyZoom', run: null },
  { id: 'city', group: 'move', keys: ['n'], word: 'keyCity', run: showWholeCity },
  { id: 'fit', group: 'move', keys: ['z'], word: 'keyFit', run: showSelection },
  { id: 'next', group: 'pick', keys: ['g'], word: 'keyNext', run: (app) => stepThroughKind(app, 1) },
  { id: 'previous', group: 'pick', keys: ['shift+g'], word: 'keyPrevious', run: (app) => stepThroughKind(app, -1) },
  { id: 'select', group: 'pick', keys: ['v'], word: 'toolKeySelect', run: () => toggleTool('select') },
  { id: 'lasso', group: 'pick', keys: ['l'], word: 'toolKeyLasso', run: () => toggleTool('lasso') },
  { id: 'distance', group: 'measure', keys: ['m'], word: 'toolKeyDistance', run: () => toggleTool('distance') },
  { id: 'area', group: 'measure', keys: ['shift+m'], word: 'toolKeyArea', run: () => toggleTool('area') },
  { id: 'vertex', group: 'measure', keys: ['space'], word: 'toolKeyVertex', run: null },
  { id: 'vertexBack', group: 'measure', keys: ['backspace'], word: 'toolKeyVertexBack', run: null },
  { id: 'place', group: 'measure', keys: ['shift+f10'], word: 'toolKeyPlace', run: null },
  { id: 'goto', group: 'measure', keys: ['c'], word: 'toolKeyGoto', run: () => openDialog('goto') },
  { id: 'whatifBefore', group: 'try', keys: ['s'], word: 'whatifKeyBefore', run: null },
  { id: 'whatifMove', group: 'try', keys: ['←', '↑', '→', '↓'], word: 'whatifKeyMove', run: null },
  { id: 'whatifKeep', group: 'try', keys: ['enter'], word: 'whatifKeyKeep', run: null },
  { id: 'workspacePrevious', group: 'screen', keys: ['['], word: 'keyWorkspacePrevious', run: (app) => stepWorkspace(app, -1) },
  { id: 'workspaceNext', group: 'screen', keys: [']'], word: 'keyWorkspaceNext', run: (app) => stepWorkspace(app, 1) },
  { id: 'layers', group: 'screen', keys: ['f'], word: 'keyLayers', run: toggleLayers },
  { id: 'basemap', group: 'screen', keys: ['b'], word: 'keyBasemap', run: goToBasemap },
  { id: 'table', group: 'screen', keys: ['t'], word: 'keyTable', run: toggleTable },
];
