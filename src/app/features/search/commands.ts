import type { Words } from '../../../core/field.ts';
import { words } from '../../../text/app.ts';
import { toggleStreetCheck } from '../../commands/check-streets.ts';
import { openImport } from '../../commands/import-files.ts';
import { runCircle } from '../../commands/run-circle.ts';
import { runCoverage } from '../../commands/run-coverage.ts';
import { clearSelection } from '../../commands/select.ts';
import type { KeyName } from '../../keys/keycap.ts';
import { keyActs } from '../../keys/keys.ts';
import type { App } from '../../services.ts';
import { openPane, type Pane } from '../../state/layout.ts';
import type { Workspace } from '../../state/session.ts';

/** A command of the palette. Titles are said in the language of the screen; `terms` are other words it answers to. */
export interface PaletteCommand {
  readonly id: string;
  readonly title: Words;
  readonly terms?: readonly string[];
  /** Key of the act, for the keycaps. */
  readonly key?: KeyName;
  readonly run: (app: App) => void;
}

function goTo(workspace: Workspace, title: Words): PaletteCommand {
  return {
    id: `workspace-${workspace}`,
    title: { zh: `打开工作区：${title.zh}`, en: `Open workspace: ${title.en}` },
    terms: [title.zh, title.en],
    run: (app) => app.session.setState({ workspace }),
  };
}

function togglePane(pane: Pane, title: Words): PaletteCommand {
  return {
    id: `pane-${pane}`,
    title: { zh: `显示或收起${title.zh}`, en: `Show or hide: ${title.en}` },
    run: (app) => openPane(app.layout, pane, !app.layout.getState().open[pane]),
  };
}

/** Acts that lead to where one already is, or back out of it. */
const notFromHere: ReadonlySet<string> = new Set(['search', 'back']);

/** Whatever a key can do, under the words of the cheat-sheet and with its key. */
const keyCommands: readonly PaletteCommand[] = keyActs.flatMap(({ id, keys, word, run }): readonly PaletteCommand[] => {
  if (!run || notFromHere.has(id)) return [];
  const [key] = keys;
  return [{ id: `key-${id}`, title: words[word], ...(key === undefined ? {} : { key }), run }];
});

const ownCommands: readonly PaletteCommand[] = [
  goTo('inventory', words.wsInventory),
  goTo('coverage', words.wsCoverage),
  goTo('circle', words.wsCircle),
  goTo('roads', words.wsRoads),
  goTo('board', words.wsBoard),
  {
    id: 'run-coverage',
    title: words.run,
    terms: ['300米见绿', '500米进园', 'coverage'],
    run: (app) => {
      app.session.setState({ workspace: 'coverage' });
      void runCoverage(app);
    },
  },
  {
    id: 'run-circle',
    title: words.circleRun,
    terms: ['一刻钟', '便民', '缺项', 'circle', '15'],
    run: (app) => {
      app.session.setState({ workspace: 'circle' });
      void runCircle(app);
    },
  },
  {
    id: 'check-streets',
    title: words.mendOpen,
    terms: ['路网检查', '修复', '拓扑', '断头', 'topology', 'repair', 'streets'],
    run: toggleStreetCheck,
  },
  { id: 'import', title: words.importTitle, terms: ['打开文件', '上传', 'shp', 'excel', 'csv', 'open file', 'upload'], run: openImport },
  { id: 'all-areas', title: words.searchAllAreas, terms: ['scope'], run: (app) => app.session.setState({ area: null }) },
  { id: 'clear-filters', title: words.searchClearFilters, run: (app) => app.session.setState({ filters: {}, only: new Set() }) },
  { id: 'clear-selection', title: words.searchClearSelection, run: clearSelection },
  {
    id: 'basis',
    title: words.searchSwitchBasis,
    terms: ['代管', '法定', 'legal', 'managing'],
    run: (app) => app.session.setState(({ basis }) => ({ basis: basis === 'legal' ? 'managing' : 'legal' })),
  },
  togglePane('panel', words.panePanel),
  {
    id: 'theme',
    title: words.searchSwitchTheme,
    terms: ['夜间', '日间', 'dark', 'day'],
    run: (app) => app.session.setState(({ theme }) => ({ theme: theme === 'light' ? 'dark' : 'light' })),
  },
  {
    id: 'language',
    title: words.searchSwitchLanguage,
    terms: ['English', '中文'],
    run: (app) => app.session.setState(({ lang }) => ({ lang: lang === 'zh' ? 'en' : 'zh' })),
  },
];

/** All that can be done from the palette. */
export const paletteCommands: readonly PaletteCommand[] = [...ownCommands, ...keyCommands];
