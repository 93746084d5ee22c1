import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type CSSProperties, lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { say } from '../../text/app.ts';
import { BasemapPicker } from '../features/basemap/basemap-picker.tsx';
import { AssetCard } from '../features/card/asset-card.tsx';
import { CoveragePanel } from '../features/coverage/panel.tsx';
import { FileDrop } from '../features/import/file-drop.tsx';
import { OpeningNotice } from '../features/import/opening-notice.tsx';
import { CheatSheet } from '../features/keys/cheat-sheet.tsx';
import { LayerPanel } from '../features/layers/layer-panel.tsx';
import { Attribution } from '../features/map/attribution.tsx';
import { asksForPlain } from '../features/plain/asked.ts';
import { PlainView } from '../features/plain/plain-view.tsx';
import { SearchPalette } from '../features/search/search-palette.tsx';
import { TablePanel } from '../features/table/table-panel.tsx';
import { MapTools } from '../features/tools/map-tools.tsx';
import { GuidedTour } from '../features/tour/tour.tsx';
import { ToComePanel } from '../features/workspaces/to-come.tsx';
import { CityState } from './city-state.tsx';
import { Header } from './header.tsx';
import { Notices } from './notices.tsx';
import { quietIcons } from './quiet-icons.ts';
import { SidePane } from './side-pane.tsx';
import { antTheme, rootProperties } from './theme.ts';
import { useLayout, useSession } from './use-app.ts';
import { hasWebGl } from './webgl.ts';

/** MapLibre is the largest part of the app; the panels need not wait for it. */
const MapStage = lazy(async () => ({ default: (await import('../features/map/map-stage.tsx')).MapStage }));

const drawsMap = !asksForPlain() && hasWebGl();

function useRootLook(): void {
  const theme = useSession((session) => session.theme);
  const lang = useSession((session) => session.lang);
  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(rootProperties(theme))) root.style.setProperty(name, value);
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    document.title = say('appTitle', lang);
  }, [theme, lang]);
}

/** The map, or where the browser cannot draw one, the city as lists and lines. Never remounted. */
function Stage() {
  const over = (
    <>
      <AssetCard />
      <OpeningNotice />
      <CityState />
    </>
  );
  if (!drawsMap) {
    return (
      <main className="stage" id="map" data-plain={true}>
        <div className="stage-map">
          <PlainView />
          {over}
        </div>
        <Attribution />
      </main>
    );
  }
  return (
    <Suspense fallback={<main className="stage" id="map" />}>
      <MapStage>
        <MapTools />
        {over}
      </MapStage>
    </Suspense>
  );
}

/** What stands right of the map: the question of the workspace. The inventory has its table below instead. */
function WorkspacePane() {
  const workspace = useSession((session) => session.workspace);
  if (workspace === 'inventory') return null;
  return (
    <SidePane key="panel" pane="panel">
      {workspace === 'coverage' ? <CoveragePanel /> : <ToComePanel name={workspace} />}
    </SidePane>
  );
}

function usePaneSizes(): CSSProperties {
  const { layers, panel, dock } = useLayout((layout) => layout.sizePx);
  return { '--layers-px': `${layers}px`, '--panel-px': `${panel}px`, '--dock-px': `${dock}px` } as CSSProperties;
}

/** The whole screen: header, layers on the left, the one map with the table under it, the panel of the workspace on the right. */
export function Shell() {
  const lang = useSession((session) => session.lang);
  const theme = useSession((session) => session.theme);
  const workspace = useSession((session) => session.workspace);
  const sizes = usePaneSizes();
  useRootLook();
  useEffect(() => quietIcons(document.body), []);
  return (
    <ConfigProvider locale={lang === 'zh' ? zhCN : enUS} theme={antTheme(theme)} button={{ autoInsertSpace: false }}>
      <div className="shell" style={sizes}>
        <Header />
        <SidePane pane="layers">
          <LayerPanel />
          <BasemapPicker />
        </SidePane>
        <Stage />
        {workspace === 'inventory' && (
          <SidePane pane="dock">
            <TablePanel />
          </SidePane>
        )}
        <WorkspacePane />
        <SearchPalette />
        <FileDrop />
        <CheatSheet />
        <GuidedTour />
        <Notices />
      </div>
    </ConfigProvider>
  );
}
