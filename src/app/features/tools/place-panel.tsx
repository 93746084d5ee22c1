import { CloseOutlined, CopyOutlined, EnvironmentOutlined, LinkOutlined, NodeIndexOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { AssetKey } from '../../../core/asset.ts';
import { copyText as asText, inSystem, workSystems } from '../../../formats/crs/convert.ts';
import { legendOf } from '../../../layers/derive/legend.ts';
import { kindById } from '../../../layers/registry.ts';
import type { CityMap } from '../../../map/city-map.ts';
import { select } from '../../commands/select.ts';
import { walkFrom } from '../../commands/walk-from.ts';
import { hashOfSession } from '../../state/hash.ts';
import { notify } from '../../state/notices.ts';
import { copyText } from '../../ui/copy-text.ts';
import { groundLength } from '../../ui/format.ts';
import { KindSwatch } from '../../ui/kind-swatch.tsx';
import { useApp, useCoverage, useSession, useSpeech } from '../../ui/use-app.ts';
import { placeVertex, toggleTool, whatIsHere } from './commands.ts';
import { PlaceNear } from './place-near.tsx';
import { type AskedPlace, toolStore } from './tools-store.ts';
import { useUnitAt } from './unit-at.ts';

const panelPx = { width: 336, height: 440, rim: 8 } as const;

const close = () => toolStore.setState({ place: null });

/** Beside the place, inside the map. */
function standing({ x, y }: AskedPlace, { container }: CityMap): CSSProperties {
  const { width, height, rim } = panelPx;
  const left = x + width + rim <= container.clientWidth ? x + 4 : x - width - 4;
  const top = Math.min(y, container.clientHeight - Math.min(height, container.clientHeight) - rim);
  return { left: Math.max(rim, left), top: Math.max(rim, top), maxHeight: Math.min(height, container.clientHeight - 2 * rim) };
}

function Coordinates({ place }: { readonly place: AskedPlace }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const copy = async (text: string): Promise<void> => {
    const done = await copyText(text);
    notify(app.notices, done ? 'done' : 'warn', done ? 'copyDone' : 'copyFailed', { text });
  };
  return (
    <ul className="place-list">
      {workSystems.map((system) => {
        const ordinates = inSystem(system.code, place.lon, place.lat);
        const text = asText(ordinates);
        const named = ordinates.map(({ name, value, decimals }) =>
          system.unit === 'metre' ? `${name} ${value.toFixed(decimals)}` : value.toFixed(decimals),
        );
        return (
          <li key={system.code}>
            <button
              type="button"
              className="place-row"
              title={`${system.label[lang]} · ${system.hint[lang]}`}
              aria-label={say('placeCopy', { system: system.label[lang], text })}
              onClick={() => void copy(text)}
            >
              <span className="place-system">{system.code.replace('EPSG:4326', 'WGS 84')}</span>
              <span className="place-numbers">{named.join(system.unit === 'metre' ? '  ' : ', ')}</span>
              <CopyOutlined aria-hidden={true} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function AssetRow({ assetKey }: { readonly assetKey: AssetKey }) {
  const app = useApp();
  const { lang } = useSpeech();
  const theme = useSession((session) => session.theme);
  const asset = app.scope.getState().index?.byKey.get(assetKey);
  const kind = asset && kindById(asset.kind);
  if (!asset || !kind) return null;
  const swatch = legendOf(kind, theme).at(-1)?.swatch;
  const name = asset.values[kind.nameField];
  return (
    <li>
      <button
        type="button"
        className="place-row"
        onClick={() => {
          select(app, [assetKey]);
          close();
        }}
      >
        {swatch && <KindSwatch swatch={swatch} />}
        <span className="place-name">{typeof name === 'string' && name !== '' ? name : asset.id}</span>
        <span className="quiet">{kind.label[lang]}</span>
      </button>
    </li>
  );
}

/** Everything that lies here, so that the one below is reached as well. */
function Here({ place }: { readonly place: AskedPlace }) {
  const app = useApp();
  const { say } = useSpeech();
  const keys = whatIsHere(app, place.lon, place.lat);
  if (keys.length === 0) return <p className="quiet">{say('placeNothing')}</p>;
  return (
    <ul className="place-list">
      {keys.map((key) => (
        <AssetRow key={key} assetKey={key} />
      ))}
    </ul>
  );
}

function Areas({ place }: { readonly place: AskedPlace }) {
  const app = useApp();
  const { say } = useSpeech();
  const chain = useUnitAt()(place.lon, place.lat);
  if (chain.length === 0) return <p className="quiet">{say('placeNoArea')}</p>;
  return (
    <p className="place-areas">
      {chain.map(({ code, name }) => (
        <Button
          key={code}
          size="small"
          aria-label={say('placeToArea', { area: name })}
          title={say('placeToArea', { area: name })}
          onClick={() => {
            app.session.setState({ area: code });
            close();
          }}
        >
          {name}
        </Button>
      ))}
    </p>
  );
}

/** How far one comes from here on foot, in the workspace of the circle. */
function WalkFromHere({ place: { lon, lat } }: { readonly place: AskedPlace }) {
  const app = useApp();
  const { say } = useSpeech();
  const walk = (): void => {
    close();
    void walkFrom(app, { lon, lat });
  };
  return (
    <Button size="small" icon={<NodeIndexOutlined />} title={say('circleWalkHereHelp')} onClick={walk}>
      {say('circleWalkHere')}
    </Button>
  );
}

/** The walk to the nearest park by the rule of the coverage on screen, drawn on the map. */
function WalkToPark({ place }: { readonly place: AskedPlace }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const sheet = useCoverage((coverage) => coverage.answer?.asked.sheet ?? null);
  const [said, setSaid] = useState<string | null>(null);
  if (!sheet) return null;
  const draw = async (): Promise<void> => {
    const reply = await app.compute.route({ sheet, from: { lon: place.lon, lat: place.lat } });
    if (reply.status !== 'done') return;
    const { walk, straight } = reply.value ?? {};
    app.pointer.setState({ hovered: null, route: reply.value });
    const lengths = walk && straight && { walk: groundLength(walk.metres, lang), straight: groundLength(straight.metres, lang) };
    setSaid(lengths ? say('placeWalkParkDone', lengths) : say('placeWalkParkNone'));
  };
  return (
    <>
      <Button size="small" icon={<EnvironmentOutlined />} onClick={() => void draw()}>
        {say('placeWalkPark')}
      </Button>
      {said !== null && (
        <p className="quiet" role="status">
          {said}
        </p>
      )}
    </>
  );
}

function Acts({ place }: { readonly place: AskedPlace }) {
  const app = useApp();
  const { say } = useSpeech();
  const { lon, lat } = place;
  const link = async (): Promise<void> => {
    const session = app.session.getState();
    const hash = hashOfSession({ ...session, view: { lon, lat, zoom: session.view?.zoom ?? 16 } });
    const done = await copyText(`${window.location.origin}${window.location.pathname}${hash}`);
    notify(app.notices, done ? 'done' : 'warn', done ? 'copyDone' : 'copyFailed', { text: say('placeLink') });
  };
  const measureFrom = (): void => {
    toggleTool('distance');
    placeVertex([lon, lat]);
  };
  return (
    <div className="place-acts">
      <Button size="small" icon={<LinkOutlined />} onClick={() => void link()}>
        {say('placeLink')}
      </Button>
      <Button size="small" onClick={measureFrom}>
        {say('placeMeasure')}
      </Button>
      <WalkFromHere place={place} />
      <WalkToPark place={place} />
    </div>
  );
}

/** What a right click, the menu key or Shift+F10 asks of a place. Focus goes in and comes back to the map. */
export function PlacePanel({ map }: { readonly map: CityMap }) {
  const { say } = useSpeech();
  const place = useStore(toolStore, (state) => state.place);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!place) return;
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>('button.place-row')?.focus();
    return () => {
      const left = document.activeElement === document.body || panel.current?.contains(document.activeElement);
      if (left && before instanceof HTMLElement) before.focus();
    };
  }, [place]);
  if (!place) return null;
  const key = `${place.lon} ${place.lat}`;
  return (
    <section ref={panel} className="tool-panel place" aria-label={say('place')} style={standing(place, map)}>
      <header>
        <h2>{say('place')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={close} />
      </header>
      <div className="place-body">
        <h3>{say('placeCoordinates')}</h3>
        <Coordinates place={place} />
        <h3>{say('placeAreas')}</h3>
        <Areas place={place} />
        <h3>{say('placeHere')}</h3>
        <Here key={key} place={place} />
        <Acts key={`${key} acts`} place={place} />
        <h3>{say('placeNear')}</h3>
        <PlaceNear key={`${key} near`} place={place} />
      </div>
    </section>
  );
}
