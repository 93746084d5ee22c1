import {
  ArrowDownOutlined,
  ArrowLeftOutlined,
  ArrowRightOutlined,
  ArrowUpOutlined,
  CompressOutlined,
  MinusOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { WordKey } from '../../../text/app.ts';
import type { App } from '../../services.ts';
import { readyCity } from '../../state/city.ts';
import { useApp, useCities, useSpeech } from '../../ui/use-app.ts';

/** Moves the drawn map by a share of what is on screen. */
export function panBy(app: App, east: number, north: number): void {
  const { map, session } = app;
  const { view } = session.getState();
  if (!map.current || !view) return;
  const [west, south, eastEnd, northEnd] = map.current.box();
  map.current.show({ lon: view.lon + (eastEnd - west) * east, lat: view.lat + (northEnd - south) * north, zoom: view.zoom });
}

const step = 0.3;
const moves: readonly { readonly word: WordKey; readonly icon: ReactNode; readonly east: number; readonly north: number }[] = [
  { word: 'plainNorth', icon: <ArrowUpOutlined />, east: 0, north: step },
  { word: 'plainWest', icon: <ArrowLeftOutlined />, east: -step, north: 0 },
  { word: 'plainEast', icon: <ArrowRightOutlined />, east: step, north: 0 },
  { word: 'plainSouth', icon: <ArrowDownOutlined />, east: 0, north: -step },
];

/** Pan, zoom and whole city by buttons: nothing of the plain view needs a pointer that drags. */
export function PlainButtons() {
  const app = useApp();
  const { say } = useSpeech();
  const city = useCities(readyCity);
  return (
    <fieldset className="plain-buttons" aria-label={say('plainMoves')}>
      {moves.map(({ word, icon, east, north }) => (
        <Button key={word} icon={icon} aria-label={say(word)} title={say(word)} onClick={() => panBy(app, east, north)} />
      ))}
      <Button icon={<PlusOutlined />} aria-label={say('zoomIn')} title={say('zoomIn')} onClick={() => app.map.current?.zoomBy(1)} />
      <Button icon={<MinusOutlined />} aria-label={say('zoomOut')} title={say('zoomOut')} onClick={() => app.map.current?.zoomBy(-1)} />
      <Button
        icon={<CompressOutlined />}
        aria-label={say('wholeCity')}
        title={say('wholeCity')}
        onClick={() => city && app.map.current?.home(city, false)}
      />
    </fieldset>
  );
}
