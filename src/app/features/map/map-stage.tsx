import { CompressOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { RouteAnswer } from '../../../analysis/coverage/spec.ts';
import { homeBox } from '../../../map/camera.ts';
import type { CityMap } from '../../../map/city-map.ts';
import type { MapFrame, MapRoute } from '../../../map/frame.ts';
import { MapCanvas } from '../../../map/view.tsx';
import { frameCity } from '../../commands/open-city.ts';
import { pointAt } from '../../commands/point-at.ts';
import { clearSelection, select } from '../../commands/select.ts';
import { readyCity } from '../../state/city.ts';
import { useApp, useCities, useCoverage, usePointer, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { Attribution } from './attribution.tsx';
import { ClassLegend } from './class-legend.tsx';

function mapRoute(route: RouteAnswer | null): MapRoute | null {
  if (!route) return null;
  const line = (part: RouteAnswer['walk'] | RouteAnswer['straight']) => part && { metres: part.metres, coordinates: part.line.coordinates };
  const walk = line(route.walk);
  const straight = line(route.straight);
  return { ...(walk ? { walk } : {}), ...(straight ? { straight } : {}) };
}

const declared: MapFrame['looks'] = {};

function useFrame(): MapFrame {
  const session = useSession((state) => state);
  const city = useCities(readyCity);
  const passing = useScope((scope) => scope.passing);
  const answer = useCoverage((coverage) => coverage.answer);
  const { hovered, route } = usePointer((pointer) => pointer);
  const results = session.shown === 'none' ? null : (answer?.shapes[session.shown] ?? null);
  const { theme, lang, hiddenKinds, selection, order } = session;
  const edged = session.shown === 'straight';
  return useMemo(
    () => ({
      theme,
      lang,
      city,
      hiddenKinds,
      results,
      edged,
      route: mapRoute(route),
      selection,
      passing,
      looks: declared,
      order,
      area: null,
      hovered,
    }),
    [theme, lang, city, hiddenKinds, results, edged, route, selection, passing, order, hovered],
  );
}

function MapButtons() {
  const app = useApp();
  const { say } = useSpeech();
  const city = useCities(readyCity);
  const home = () => {
    const box = city && homeBox(city);
    if (box) app.map.current?.fit(box);
  };
  return (
    <div className="map-buttons">
      <Button icon={<PlusOutlined />} aria-label={say('zoomIn')} title={say('zoomIn')} onClick={() => app.map.current?.zoomBy(1)} />
      <Button icon={<MinusOutlined />} aria-label={say('zoomOut')} title={say('zoomOut')} onClick={() => app.map.current?.zoomBy(-1)} />
      <Button icon={<CompressOutlined />} aria-label={say('wholeCity')} title={say('wholeCity')} onClick={home} />
    </div>
  );
}

/** The map with what belongs to it: buttons, legend of the answer, sources. `children` lie over it. */
export function MapStage({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const { say } = useSpeech();
  const frame = useFrame();
  const [drawn, setDrawn] = useState<MapFrame['city']>(null);
  const onMap = useCallback(
    (map: CityMap | null) => {
      app.map.current = map;
      const city = readyCity(app.cities.getState());
      if (map && city) frameCity(app, city, true);
    },
    [app],
  );
  return (
    <main className="stage" id="map" data-drawn={drawn !== null && drawn === frame.city}>
      <div className="stage-map">
        <MapCanvas
          frame={frame}
          title={say('map')}
          onMap={onMap}
          onPick={(key) => (key ? select(app, [key]) : clearSelection(app))}
          onHover={(key) => void pointAt(app, key)}
          onView={(view) => app.session.setState({ view })}
          onDrawn={({ city }) => setDrawn(city)}
        />
        <MapButtons />
        {frame.results && <ClassLegend />}
        {children}
      </div>
      <Attribution />
    </main>
  );
}
