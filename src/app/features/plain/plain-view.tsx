import './plain.css';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { drawSvgMap } from '../../../report/svg-map/draw.ts';
import { projectionOf } from '../../../report/svg-map/view.ts';
import { cityIndex } from '../../../store/query/city-index.ts';
import { frameCity } from '../../commands/open-city.ts';
import { readyCity } from '../../state/city.ts';
import { useApp, useCities, useSession, useSpeech } from '../../ui/use-app.ts';
import { ClassLegend } from '../map/class-legend.tsx';
import { useFrame } from '../map/use-frame.ts';
import { asksForPlain, switchView } from './asked.ts';
import { plainColours } from './colours.ts';
import { PlainButtons } from './plain-buttons.tsx';
import { PlainList } from './plain-list.tsx';
import { plainCityMap, viewIn } from './plain-map.ts';
import { PlainPicture } from './plain-picture.tsx';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Stands in for the map while it is mounted, and tells the size it has. */
function usePlainMap(element: HTMLDivElement | null): Size {
  const app = useApp();
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element) return;
    const measured = (): Size => ({ width: element.clientWidth, height: element.clientHeight });
    setSize(measured());
    const watch = new ResizeObserver(() => setSize(measured()));
    watch.observe(element);
    app.map.current = plainCityMap(app, element);
    const city = readyCity(app.cities.getState());
    if (city) frameCity(app, city, true);
    return () => {
      watch.disconnect();
      app.map.current = null;
    };
  }, [app, element]);
  return size;
}

/** Says why the map is drawn plainly; where it was asked for, the way back. */
function Why() {
  const { say } = useSpeech();
  const asked = asksForPlain();
  const back = (
    <Button size="small" onClick={() => switchView(false)}>
      {say('plainBack')}
    </Button>
  );
  return <Alert banner type="info" title={say(asked ? 'plainAsked' : 'plainNoGl')} {...(asked ? { action: back } : {})} />;
}

/** The city as lists and a drawn map where the browser has no WebGL: same layers, filters, selection and figures. */
export function PlainView() {
  const frame = useFrame();
  const city = useCities(readyCity);
  const view = useSession((session) => session.view);
  const element = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState<HTMLDivElement | null>(null);
  useEffect(() => setMounted(element.current), []);
  const size = usePlainMap(mounted);
  const seen = useMemo(() => viewIn(view, size), [view, size]);
  const on = useMemo(() => projectionOf(seen), [seen]);
  const { hiddenKinds, passing, selection, theme, looks } = frame;
  const map = useMemo(() => {
    if (!city || size.width === 0 || !view) return null;
    const index = cityIndex(city);
    const colourAt = plainColours(theme, looks);
    return drawSvgMap({ assetsOf: index.kind, boxOf: index.box, hidden: hiddenKinds, passing, selection, theme, colourAt }, seen.zoom, on);
  }, [city, size, view, hiddenKinds, passing, selection, theme, looks, seen, on]);
  return (
    <div className="plain">
      <Why />
      <div className="plain-parts">
        <div className="plain-stage" ref={element}>
          {map && <PlainPicture map={map} frame={frame} view={seen} on={on} />}
          <PlainButtons />
          <ClassLegend />
        </div>
        <PlainList drawn={map?.drawn ?? []} />
      </div>
    </div>
  );
}
