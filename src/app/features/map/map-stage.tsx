import './map.css';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { AssetKey } from '../../../core/asset.ts';
import type { CityMap, PickMode } from '../../../map/city-map.ts';
import type { MapFrame } from '../../../map/frame.ts';
import { MapCanvas } from '../../../map/view.tsx';
import { noMapToCome } from '../../commands/first-paint.ts';
import { frameCity } from '../../commands/open-city.ts';
import { pointAt } from '../../commands/point-at.ts';
import { clearSelection, select } from '../../commands/select.ts';
import { seenCity } from '../../state/city.ts';
import { Later } from '../../ui/later.tsx';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { tellNoAnswer } from '../basemap/basemap-store.ts';
import { Attribution } from './attribution.tsx';
import { MapButtons } from './map-buttons.tsx';
import { useFrame } from './use-frame.ts';

/** The map with what belongs to it: buttons, legend of the answer, sources. `children` lie over it. */
export function MapStage({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const { say } = useSpeech();
  const frame = useFrame();
  const north = useRef<HTMLButtonElement>(null);
  const [drawn, setDrawn] = useState<MapFrame['city']>(null);
  const [isPlain, setPlain] = useState(false);
  const onMap = useCallback(
    (map: CityMap | null) => {
      app.map.current = map;
      const city = seenCity(app.cities.getState());
      if (map && city) frameCity(app, city, true);
    },
    [app],
  );
  const pick = (key: AssetKey | null, mode: PickMode): void => {
    if (key) select(app, [key], mode);
    else if (mode === 'replace') clearSelection(app);
  };
  // The browser promised to draw and did not (a card that gave out, too many maps open): lists and lines instead.
  if (isPlain) {
    return (
      <main className="stage" id="map" data-plain={true}>
        <div className="stage-map">
          <Later part="plain" />
          {children}
        </div>
        <Attribution />
      </main>
    );
  }
  return (
    <main className="stage" id="map" data-drawn={drawn !== null && drawn === frame.city}>
      <div className="stage-map">
        <MapCanvas
          frame={frame}
          title={say('map')}
          onMap={onMap}
          onNoMap={() => {
            noMapToCome();
            setPlain(true);
          }}
          onPick={pick}
          onHover={(key) => void pointAt(app, key)}
          onView={(view) => app.session.setState({ view })}
          onTurn={(degrees) => north.current?.style.setProperty('--turn', degrees.toFixed(1))}
          onDrawn={({ city }) => setDrawn(city)}
          onBackdropFault={tellNoAnswer}
        />
        <MapButtons north={north} />
        <Later part="legend" />
        {children}
      </div>
      <Attribution />
    </main>
  );
}
