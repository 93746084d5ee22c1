import { Alert, Button, Input, Modal, Select } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { copyText as asText, dmsText, inSystem, workSystems } from '../../../formats/crs/convert.ts';
import { crsByName } from '../../../formats/crs/known.ts';
import { type PlaceCandidate, readPlace } from '../../../formats/crs/read-place.ts';
import { readyCity } from '../../state/city.ts';
import { useApp, useCities, useSpeech } from '../../ui/use-app.ts';
import { outsideCity, showPlace } from './goto.ts';
import { toolStore } from './tools-store.ts';
import { unitName, useUnitAt } from './unit-at.ts';

const close = () => toolStore.setState({ dialog: null });

function systemName(code: string, lang: 'zh' | 'en'): string {
  if (code === 'EPSG:4326') return 'WGS 84 / CGCS2000';
  return workSystems.find((system) => system.code === code)?.label[lang] ?? crsByName(code)?.code ?? code;
}

/** One meaning of the text: its system, where that is, and the way there. */
function Candidate({ place, onGo }: { readonly place: PlaceCandidate; readonly onGo: () => void }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const unitAt = useUnitAt();
  const outside = outsideCity(app, place.lon, place.lat);
  const unit = unitAt(place.lon, place.lat);
  const where = outside ? say('gotoOutside', { km: outside.km }) : (unit && unitName(unit)) || say('gotoNoArea');
  return (
    <li>
      <button type="button" className="goto-candidate" onClick={onGo}>
        <b>{systemName(place.code, lang)}</b>
        <span>{where}</span>
        <span className="quiet">
          {asText(inSystem('EPSG:4326', place.lon, place.lat))} · {dmsText('lat', place.lat)} {dmsText('lon', place.lon)}
          {place.swapped && ` · ${say('gotoSwapped')}`}
        </span>
      </button>
    </li>
  );
}

/** A place outside the city is asked about, and one the map cannot show is refused. */
function OutsideQuestion({ place, onGo }: { readonly place: PlaceCandidate; readonly onGo: () => void }) {
  const app = useApp();
  const { say } = useSpeech();
  const city = useCities((cities) => readyCity(cities)?.info.name ?? '');
  const outside = outsideCity(app, place.lon, place.lat);
  if (!outside) return null;
  if (outside.closed) return <Alert type="error" showIcon title={say('gotoTooFar')} description={say('gotoOutside', { km: outside.km })} />;
  const anyway = (
    <Button size="small" onClick={onGo}>
      {say('gotoAnyway')}
    </Button>
  );
  return <Alert type="warning" showIcon title={say('gotoOutsideAsk', { city, km: outside.km })} action={anyway} />;
}

/** 坐标定位: paste coordinates in any system of the office; what they may mean is listed, and one is gone to. */
export function GotoDialog() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const [text, setText] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [asked, setAsked] = useState<PlaceCandidate | null>(null);
  const places = useMemo(() => (text.trim() === '' ? [] : readPlace(text, code)), [text, code]);
  const go = (place: PlaceCandidate): void => {
    if (outsideCity(app, place.lon, place.lat)) setAsked(place);
    else showPlace(app, place.lon, place.lat);
  };
  // Enter goes only where there is no doubt.
  const enter = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    const [only] = places;
    if (only && places.length === 1) go(only);
  };
  const auto = '';
  return (
    <Modal open title={say('gotoTitle')} footer={null} onCancel={close} width={520} destroyOnHidden>
      <div className="goto">
        <div className="goto-field">
          <label htmlFor="goto-text">{say('gotoText')}</label>
          <Input.TextArea
            id="goto-text"
            autoFocus
            autoSize={{ minRows: 2, maxRows: 4 }}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAsked(null);
            }}
            onPressEnter={enter}
          />
        </div>
        <p className="quiet">{say('gotoExample')}</p>
        <div className="goto-field">
          <span>{say('gotoSystem')}</span>
          <Select
            aria-label={say('gotoSystem')}
            value={code ?? auto}
            onChange={(next) => setCode(next === auto ? null : next)}
            options={[
              { value: auto, label: say('gotoAuto') },
              ...workSystems.map((system) => ({ value: system.code, label: `${system.label[lang]} · ${system.hint[lang]}` })),
            ]}
          />
        </div>
        <div aria-live="polite">
          {text.trim() !== '' && places.length === 0 && <Alert type="warning" showIcon title={say('gotoUnread')} />}
          {places.length > 0 && <h3>{say(places.length === 1 ? 'gotoOne' : 'gotoSeveral')}</h3>}
          <ul className="goto-list">
            {places.map((place) => (
              <Candidate key={`${place.code} ${place.swapped}`} place={place} onGo={() => go(place)} />
            ))}
          </ul>
          {asked && <OutsideQuestion place={asked} onGo={() => showPlace(app, asked.lon, asked.lat)} />}
        </div>
      </div>
    </Modal>
  );
}
