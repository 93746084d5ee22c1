import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef } from 'react';
import { type CityMap, createCityMap, type MapEvents, NoWebGl } from './city-map.ts';
import type { MapFrame } from './frame.ts';

interface Props extends MapEvents {
  readonly frame: MapFrame;
  readonly title: string;
  /** Called with the map once it is there, and with null when it goes. */
  onMap(map: CityMap | null): void;
  /** Called instead where the machine turns out to draw no map. */
  onNoMap(): void;
}

/** The map, or null where the machine draws none; any other failure is a mistake of the program. */
function mapOrNull(container: HTMLElement, events: MapEvents): CityMap | null {
  try {
    return createCityMap(container, events);
  } catch (error) {
    if (error instanceof NoWebGl) return null;
    throw error;
  }
}

/** The map as a React element: makes it, hands it each frame, takes it down. All else happens in `city-map.ts` and the writer. */
export function MapCanvas({ frame, title, onMap, onNoMap, ...events }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<CityMap | null>(null);
  const latest = useRef(events);
  const tellMap = useRef(onMap);
  const tellNoMap = useRef(onNoMap);
  useEffect(() => {
    latest.current = events;
    tellMap.current = onMap;
    tellNoMap.current = onNoMap;
  });
  useEffect(() => {
    if (!container.current) return;
    const made = mapOrNull(container.current, {
      onPick: (key, mode) => latest.current.onPick(key, mode),
      onHover: (key) => latest.current.onHover(key),
      onView: (view) => latest.current.onView(view),
      onTurn: (degrees) => latest.current.onTurn(degrees),
      onDrawn: (drawn) => latest.current.onDrawn(drawn),
      onBackdropFault: (source, status) => latest.current.onBackdropFault(source, status),
    });
    if (!made) {
      tellNoMap.current();
      return;
    }
    map.current = made;
    tellMap.current(made);
    return () => {
      map.current = null;
      tellMap.current(null);
      made.destroy();
    };
  }, []);
  useEffect(() => map.current?.write(frame), [frame]);
  useEffect(() => map.current?.setTitle(title), [title]);
  return <div ref={container} className="map-canvas" />;
}
