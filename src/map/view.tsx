import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef } from 'react';
import { type CityMap, createCityMap, type MapEvents } from './city-map.ts';
import type { MapFrame } from './frame.ts';

interface Props extends MapEvents {
  readonly frame: MapFrame;
  readonly title: string;
  /** Called with the map once it is there, and with null when it goes. */
  onMap(map: CityMap | null): void;
}

/** The map as a React element: makes it, hands it each frame, takes it down. All else happens in `city-map.ts` and the writer. */
export function MapCanvas({ frame, title, onMap, ...events }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<CityMap | null>(null);
  const latest = useRef(events);
  const tellMap = useRef(onMap);
  useEffect(() => {
    latest.current = events;
    tellMap.current = onMap;
  });
  useEffect(() => {
    if (!container.current) return;
    const made = createCityMap(container.current, {
      onPick: (key, mode) => latest.current.onPick(key, mode),
      onHover: (key) => latest.current.onHover(key),
      onView: (view) => latest.current.onView(view),
      onTurn: (degrees) => latest.current.onTurn(degrees),
      onDrawn: (drawn) => latest.current.onDrawn(drawn),
      onBackdropFault: (status) => latest.current.onBackdropFault(status),
    });
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
