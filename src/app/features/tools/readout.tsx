import { Select } from 'antd';
import { useState } from 'react';
import { useStore } from 'zustand';
import { inSystem, workSystems } from '../../../formats/crs/convert.ts';
import type { CityMap } from '../../../map/city-map.ts';
import { scaleOf } from '../../../map/tools/scale.ts';
import { mapScale } from '../../ui/format.ts';
import { useSession, useSpeech } from '../../ui/use-app.ts';
import { middleOf } from './hands.ts';
import { keepSystem, keptSystem } from './kept-system.ts';
import { pointerStore } from './tools-store.ts';

/** Metres on screen are read to a decimetre, degrees to six digits: a pointer is no better. */
const shownDecimals = { degree: 6, metre: 1 } as const;

function coordinates(code: string, lon: number, lat: number): string {
  const unit = workSystems.find((system) => system.code === code)?.unit ?? 'degree';
  return inSystem(code, lon, lat)
    .map(({ name, value }) => `${unit === 'metre' ? `${name} ` : ''}${value.toFixed(shownDecimals[unit])}`)
    .join(unit === 'metre' ? '  ' : ', ');
}

/** Where the pointer is, in the system the user works in; where there is no pointer, the middle of the map. And the scale of the screen. */
export function Readout({ map }: { readonly map: CityMap }) {
  const { lang, say } = useSpeech();
  const view = useSession((session) => session.view);
  const at = useStore(pointerStore, (pointer) => pointer.at);
  const [code, setCode] = useState(keptSystem);
  if (!view) return null;
  const [x, y] = middleOf(map);
  const middle = map.unproject(x, y);
  const [lon, lat] = at ?? [middle.lon, middle.lat];
  return (
    <section className="readout" aria-label={say('readout')}>
      <Select
        size="small"
        variant="borderless"
        popupMatchSelectWidth={false}
        aria-label={say('readoutSystem')}
        value={code}
        onChange={(next) => {
          setCode(next);
          keepSystem(next);
        }}
        options={workSystems.map((system) => ({
          value: system.code,
          label: system.code.replace('EPSG:4326', 'WGS 84'),
          title: system.label[lang],
        }))}
        optionRender={({ value }) => {
          const system = workSystems.find((each) => each.code === value);
          return system && `${system.label[lang]} · ${system.hint[lang]}`;
        }}
      />
      <span className="readout-where">{say(at ? 'readoutPointer' : 'readoutMiddle')}</span>
      <span className="readout-numbers" data-testid="readout">
        {coordinates(code, lon, lat)}
      </span>
      <span className="readout-scale" title={say('readoutScale')}>
        {mapScale(scaleOf(view.lat, view.zoom), lang)}
      </span>
    </section>
  );
}
