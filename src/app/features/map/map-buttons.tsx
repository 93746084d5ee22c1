import { CompressOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Ref } from 'react';
import { withKey } from '../../keys/hint.ts';
import { readyCity } from '../../state/city.ts';
import { useApp, useCities, useSpeech } from '../../ui/use-app.ts';

/** An arrow to north. The map turns it directly (`--turn`), so that a turning map asks nothing of React. */
function NorthArrow() {
  return (
    <svg className="north-arrow" width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 1 14 10H6Z" className="north-arrow-tip" />
      <path d="M10 19 6 10h8Z" className="north-arrow-tail" />
    </svg>
  );
}

/** Zoom, whole city and north. */
export function MapButtons({ north }: { readonly north: Ref<HTMLButtonElement> }) {
  const app = useApp();
  const { say } = useSpeech();
  const city = useCities(readyCity);
  return (
    <div className="map-buttons">
      <Button
        ref={north}
        className="north"
        icon={<NorthArrow />}
        aria-label={say('mapNorth')}
        title={say('mapNorth')}
        onClick={() => app.map.current?.faceNorth()}
      />
      <Button icon={<PlusOutlined />} aria-label={say('zoomIn')} title={say('zoomIn')} onClick={() => app.map.current?.zoomBy(1)} />
      <Button icon={<MinusOutlined />} aria-label={say('zoomOut')} title={say('zoomOut')} onClick={() => app.map.current?.zoomBy(-1)} />
      <Button
        icon={<CompressOutlined />}
        aria-label={say('wholeCity')}
        title={withKey(say('wholeCity'), 'city')}
        onClick={() => city && app.map.current?.home(city, false)}
      />
    </div>
  );
}
