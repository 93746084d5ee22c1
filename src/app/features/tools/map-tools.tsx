import './tools.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CityMap } from '../../../map/city-map.ts';
import { useApp } from '../../ui/use-app.ts';
import { attachReachHands } from '../circle/reach-hands.ts';
import { layDownWithCity } from './follow-city.ts';
import { GotoDialog } from './goto-dialog.tsx';
import { attachHands } from './hands.ts';
import { MeasurePanel } from './measure-panel.tsx';
import { PlacePanel } from './place-panel.tsx';
import { Readout } from './readout.tsx';
import { Toolbar } from './toolbar.tsx';
import { isMeasuring, toolStore } from './tools-store.ts';

/** Drawing a picture needs a second map and a canvas; it is fetched when it is asked for. */
const PictureDialog = lazy(async () => ({ default: (await import('./picture-dialog.tsx')).PictureDialog }));

/** The map once it is on screen: it comes with its own part of the app. */
function useMapHands(): CityMap | null {
  const app = useApp();
  const [map, setMap] = useState<CityMap | null>(null);
  useEffect(() => {
    let detach = (): void => {};
    let asked = 0;
    const attach = (): void => {
      const current = app.map.current;
      if (current) {
        const parts = [attachHands(app, current), attachReachHands(app, current)];
        detach = () => {
          for (const part of parts) part();
        };
        setMap(current);
      } else asked = requestAnimationFrame(attach);
    };
    attach();
    return () => {
      cancelAnimationFrame(asked);
      detach();
    };
  }, [app]);
  return map;
}

/** The rim of a box or lasso while it is drawn, and the cross at which the keyboard points. */
function Drawing() {
  const rim = useStore(toolStore, (state) => state.rim);
  const cross = useStore(toolStore, (state) => state.byKeys && (isMeasuring(state.tool) || state.tool === 'walk'));
  return (
    <>
      {rim && (
        <svg className="tool-rim" aria-hidden="true">
          <polygon points={rim.map(([x, y]) => `${x},${y}`).join(' ')} />
        </svg>
      )}
      {cross && <span className="tool-cross" aria-hidden="true" />}
    </>
  );
}

/** The pointer over the map says which tool it holds. */
function useCursor(map: CityMap | null): void {
  const tool = useStore(toolStore, (state) => state.tool);
  useEffect(() => {
    if (!map) return;
    map.container.dataset.tool = tool;
    // What hovering left on the canvas would win over the style sheet.
    const canvas = map.container.querySelector('canvas');
    if (canvas) canvas.style.cursor = '';
  }, [map, tool]);
}

/** Measuring, coordinates, selecting by shape, the panel of a place, and pictures of the map. */
export function MapTools() {
  const app = useApp();
  const map = useMapHands();
  const dialog = useStore(toolStore, (state) => state.dialog);
  useCursor(map);
  useEffect(() => layDownWithCity(app), [app]);
  return (
    <>
      <Drawing />
      <Toolbar />
      <MeasurePanel />
      {map && <Readout map={map} />}
      {map && <PlacePanel map={map} />}
      {dialog === 'goto' && <GotoDialog />}
      {dialog === 'picture' && (
        <Suspense fallback={null}>
          <PictureDialog />
        </Suspense>
      )}
    </>
  );
}
