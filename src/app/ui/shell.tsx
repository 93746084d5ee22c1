import { Alert, Button, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useLayoutEffect } from 'react';
import { say } from '../../text/app.ts';
import { openCity } from '../commands/open-city.ts';
import { AssetCard } from '../features/card/asset-card.tsx';
import { CoveragePanel } from '../features/coverage/panel.tsx';
import { FileDrop } from '../features/import/file-drop.tsx';
import { OpeningNotice } from '../features/import/opening-notice.tsx';
import { LayerPanel } from '../features/layers/layer-panel.tsx';
import { Header } from './header.tsx';
import { IssueList } from './issue-list.tsx';
import { antTheme, rootProperties } from './theme.ts';
import { useApp, useCities, useSession, useSpeech } from './use-app.ts';

/** MapLibre is the largest part of the app; the panels need not wait for it. */
const MapStage = lazy(async () => ({ default: (await import('../features/map/map-stage.tsx')).MapStage }));

/** Opening and failing of the city, over the empty map. */
function CityState() {
  const app = useApp();
  const { say: tell } = useSpeech();
  const open = useCities((cities) => cities.open);
  const cityId = useSession((session) => session.cityId);
  if (open.status === 'ready') return null;
  if (open.status === 'loading') {
    return (
      <div className="stage-state" role="status">
        <Spin />
        <p>{tell('loadingCity')}</p>
      </div>
    );
  }
  const again = (
    <Button size="small" onClick={() => void openCity(app, cityId)}>
      {tell('retry')}
    </Button>
  );
  return (
    <div className="stage-state">
      <Alert type="error" showIcon title={tell('cityFailed')} description={<IssueList issues={open.issues} />} action={again} />
    </div>
  );
}

function useRootLook(): void {
  const theme = useSession((session) => session.theme);
  const lang = useSession((session) => session.lang);
  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(rootProperties(theme))) root.style.setProperty(name, value);
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    document.title = `${say('appName', lang)} · ${say('coverage', lang)}`;
  }, [theme, lang]);
}

/** The whole screen: header, layers on the left, the map, the coverage question on the right. */
export function Shell() {
  const lang = useSession((session) => session.lang);
  const theme = useSession((session) => session.theme);
  useRootLook();
  return (
    <ConfigProvider locale={lang === 'zh' ? zhCN : enUS} theme={antTheme(theme)} button={{ autoInsertSpace: false }}>
      <div className="shell">
        <Header />
        <LayerPanel />
        <Suspense fallback={<main className="stage" />}>
          <MapStage>
            <AssetCard />
            <OpeningNotice />
            <CityState />
          </MapStage>
        </Suspense>
        <CoveragePanel />
        <FileDrop />
      </div>
    </ConfigProvider>
  );
}
