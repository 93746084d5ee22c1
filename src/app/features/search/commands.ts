import type { Words } from '../../../core/field.ts';
import { homeBox } from '../../../map/camera.ts';
import { words } from '../../../text/app.ts';
import { runCoverage } from '../../commands/run-coverage.ts';
import { clearSelection } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { readyCity } from '../../state/city.ts';
import { openPane, type Pane } from '../../state/layout.ts';
import type { Workspace } from '../../state/session.ts';

/** A command of the palette. Titles are said in the language of the screen; `terms` are other words it answers to. */
export interface PaletteCommand {
  readonly id: string;
  readonly title: Words;
  readonly terms?: readonly string[];
  /** As `react-hotkeys-hook` writes them, for the keycaps. */
  readonly keys?: string;
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

/** All that can be done from the palette. */
export const paletteCommands: readonly PaletteCommand[] = [
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
    id: 'whole-city',
    title: words.searchWholeCity,
    terms: ['home', 'zoom'],
    run: (app) => {
      const city = readyCity(app.cities.getState());
      const box = city && homeBox(city);
      if (box) app.map.current?.fit(box);
    },
  },
  { id: 'all-areas', title: words.searchAllAreas, terms: ['scope'], run: (app) => app.session.setState({ area: null }) },
  { id: 'clear-filters', title: words.searchClearFilters, run: (app) => app.session.setState({ filters: {}, only: new Set() }) },
  { id: 'clear-selection', title: words.searchClearSelection, run: clearSelection },
  {
    id: 'basis',
    title: words.searchSwitchBasis,
    terms: ['代管', '法定', 'legal', 'managing'],
    run: (app) => app.session.setState(({ basis }) => ({ basis: basis === 'legal' ? 'managing' : 'legal' })),
  },
  togglePane('layers', words.paneLayers),
  togglePane('dock', words.paneDock),
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
