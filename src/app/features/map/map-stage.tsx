import './map.css';
import { type ReactNode, type RefObject, useCallback, useRef, useState } from 'react';
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
import { useApp, useCities, useSpeech } from '../../ui/use-app.ts';
import { tellNoAnswer } from '../basemap/basemap-store.ts';
import { Attribution } from './attribution.tsx';
import { MapButtons } from './map-buttons.tsx';
import { useFrame } from './use-frame.ts';

interface CanvasProps {
  readonly north: RefObject<HTMLButtonElement | null>;
  onDrawn(city: MapFrame['city']): void;
  onNoMap(): void;
}

/** The map itself. Alone in hearing of every frame: what follows the mouse costs nothing but what it shows. */
function FramedMap({ north, onDrawn, onNoMap }: CanvasProps) {
  const app = useApp();
  const { say } = useSpeech();
  const frame = useFrame();
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
  return (
    <MapCanvas
      frame={frame}
      title={say('map')}
      onMap={onMap}
      onNoMap={onNoMap}
      onPick={pick}
      onHover={(key) => void pointAt(app, key)}
      onView={(view) => app.session.setState({ view })}
      onTurn={(degrees) => north.current?.style.setProperty('--turn', degrees.toFixed(1))}
      onDrawn={({ city }) => onDrawn(city)}
      onBackdropFault={tellNoAnswer}
    />
  );
}

/** The map with what belongs to it: buttons, legend of the answer, sources. `children` lie over it. */
export function MapStage({ children }: { readonly children: ReactNode }) {
  const city = useCities(seenCity);
  const north = useRef<HTMLButtonElement>(null);
  const [drawn, setDrawn] = useState<MapFrame['city']>(null);
  const [isPlain, setPlain] = useState(false);
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
    <main className="stage" id="map" data-drawn={drawn !== null && drawn === city}>
      <div className="stage-map">
        <FramedMap
          north={north}
          onDrawn={setDrawn}
          onNoMap={() => {
            noMapToCome();
            setPlain(true);
          }}
        />
        <MapButtons north={north} />
        <Later part="legend" />
        {children}
      </div>
      <Attribution />
    </main>
  );
}
