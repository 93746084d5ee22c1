import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type CSSProperties, useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { say } from '../../text/app.ts';
import { noMapToCome } from '../commands/first-paint.ts';
import { FileDrop } from '../features/import/file-drop.tsx';
import { Attribution } from '../features/map/attribution.tsx';
import { MapStage } from '../features/map/map-stage.tsx';
import { asksForPlain } from '../features/plain/asked.ts';
import { ToComePanel } from '../features/workspaces/to-come.tsx';
import { isShown } from '../state/import.ts';
import { mendPane } from '../state/mend.ts';
import { CityState } from './city-state.tsx';
import { Header } from './header.tsx';
import { Later } from './later.tsx';
import { Notices } from './notices.tsx';
import { quietIcons } from './quiet-icons.ts';
import { SidePane } from './side-pane.tsx';
import { antTheme, rootProperties } from './theme.ts';
import { useImport, useLayout, useSession } from './use-app.ts';
import { hasWebGl } from './webgl.ts';

const drawsMap = !asksForPlain() && hasWebGl();
if (!drawsMap) noMapToCome();

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
      <Later part="card" />
      <CityState />
    </>
  );
  if (!drawsMap) {
    return (
      <main className="stage" id="map" data-plain={true}>
        <div className="stage-map">
          <Later part="plain" />
          {over}
        </div>
        <Attribution />
      </main>
    );
  }
  return (
    <MapStage>
      <Later part="tools" />
      {over}
    </MapStage>
  );
}

/** What stands right of the map: an import while one is on, else the question of the workspace. The inventory has its table below instead. */
function WorkspacePane() {
  const workspace = useSession((session) => session.workspace);
  const importing = useImport(isShown);
  const checksStreets = useStore(mendPane, (state) => state.open);
  if (importing) {
    return (
      <div className="pane pane-panel pane-import">
        <div className="pane-body">
          <Later part="import" />
        </div>
      </div>
    );
  }
  if (workspace === 'inventory') {
    return checksStreets ? (
      <SidePane key="mend" pane="panel" name="mendPane">
        <Later part="mend" />
      </SidePane>
    ) : null;
  }
  const part = workspace === 'coverage' || workspace === 'circle' ? workspace : null;
  return (
    <SidePane key="panel" pane="panel">
      {part ? <Later part={part} /> : <ToComePanel name={workspace} />}
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
  // An import is about the map: what is under it makes room.
  const importing = useImport(isShown);
  const sizes = usePaneSizes();
  useRootLook();
  useEffect(() => quietIcons(document.body), []);
  return (
    <ConfigProvider locale={lang === 'zh' ? zhCN : enUS} theme={antTheme(theme)} button={{ autoInsertSpace: false }}>
      <div className={importing ? 'shell shell-importing' : 'shell'} style={sizes}>
        <Header />
        <SidePane pane="layers">
          <Later part="layers" />
          <Later part="basemap" />
        </SidePane>
        <Stage />
        {workspace === 'inventory' && !importing && (
          <SidePane pane="dock">
            <Later part="table" />
          </SidePane>
        )}
        {workspace === 'circle' && !importing && (
          <SidePane key="matrix" pane="dock" name="circlePane">
            <Later part="matrix" />
          </SidePane>
        )}
        <WorkspacePane />
        <Later part="search" />
        <FileDrop />
        <Later part="keys" />
        <Later part="tour" />
        <Notices />
      </div>
    </ConfigProvider>
  );
}
