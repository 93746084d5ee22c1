import '../layers/layers.css';
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useStore } from 'zustand';
import { isInUse, isRetired } from '../../../core/lifecycle.ts';
import { drawnFrom, firstDrawn } from '../../../layers/derive/style.ts';
import type { Kind } from '../../../layers/kind.ts';
import { idleKinds } from '../../../map/features.ts';
import { coverageClasses } from '../../../map/meaning.ts';
import { hiddenOnMap } from '../../state/layer-looks.ts';
import { whatIfStore } from '../../state/whatif.ts';
import { ClassSwatch } from '../../ui/class-look.tsx';
import { count } from '../../ui/format.ts';
import { KindSwatch } from '../../ui/kind-swatch.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { useApp, useCircle, useCoverage, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { CircleClasses, ReachLegend } from '../circle/legend.tsx';
import { ClassCounts, LayerClasses } from '../layers/layer-classes.tsx';
import { layersView } from '../layers/layers-view.ts';
import { fromTop } from '../layers/order.ts';
import { toggleKind } from '../layers/toggle-kind.ts';
import { type KindCount, useKindCounts, useKindLegend, useLayersView, usePresentKinds } from '../layers/use-layers.ts';

/** Classes of the coverage figure that the map shows, and the edge of the straight service areas. */
function CoverageClasses() {
  const { say } = useSpeech();
  const shown = useSession((session) => session.shown);
  const answered = useCoverage((coverage) => coverage.answer !== null);
  const isBehind = useCircle((circle) => circle.inFront);
  const tries = useStore(whatIfStore, (state) => state.status === 'on');
  if (shown === 'none' || !answered || isBehind) return null;
  return (
    <section className="legend-part legend-coverage">
      <h3>
        {say(shown)}
        <SyntheticMark />
      </h3>
      {coverageClasses.map((name) => (
        <p key={name} className="legend-line">
          <ClassSwatch name={name} />
          {say(name)}
        </p>
      ))}
      {shown === 'straight' && !tries && (
        <p className="legend-line">
          <span className="sign sign-service" aria-hidden="true" />
          {say('legendService')}
        </p>
      )}
    </section>
  );
}

/** A layer of the map: pressed off it stays in the legend, dimmed, until it is pressed on again. */
function LegendKind({ kind, tally, on }: { readonly kind: Kind; readonly tally: KindCount; readonly on: boolean }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const theme = useSession((session) => session.theme);
  const legend = useKindLegend(kind, theme);
  if (!legend) return null;
  return (
    <li className={on ? 'legend-kind' : 'legend-kind layer-off'}>
      <button type="button" className="class-row" aria-pressed={on} onClick={() => toggleKind(app, kind.id)}>
        <KindSwatch swatch={legend.swatch} />
        <span className="said">{say('legendOfLayer')}</span>
        <span className="class-name">{kind.label[lang]}</span>
        <ClassCounts view={tally.view === null ? '…' : count(tally.view, lang)} scope={count(tally.scope, lang)} />
      </button>
      {on && legend.classes.length > 0 && <LayerClasses legend={legend} both />}
    </li>
  );
}

/** Whether the map shows anything of these kinds that is planned or retired. */
function useIdle(shown: readonly Kind[]): boolean {
  const index = useScope((scope) => scope.index);
  const retired = useSession((session) => session.retired);
  if (!index) return false;
  const idle = idleKinds(index.city);
  return shown.some(({ id }) => idle.has(id) && index.kind(id).some((asset) => !isInUse(asset) && (retired || !isRetired(asset))));
}

/** Signs that are no layer: selection, bubbles, what lies outside the area. */
function Signs({ crowds, idle }: { readonly crowds: boolean; readonly idle: boolean }) {
  const { say } = useSpeech();
  const selected = useSession((session) => session.selection.size > 0);
  const area = useSession((session) => session.area !== null);
  if (!selected && !area && !crowds && !idle) return null;
  return (
    <section className="legend-part">
      {selected && (
        <p className="legend-line">
          <span className="sign sign-selected" aria-hidden="true" />
          {say('legendSelected')}
        </p>
      )}
      {crowds && (
        <p className="legend-line">
          <span className="sign sign-bubble" aria-hidden="true">
            12
          </span>
          {say('legendBubble')}
        </p>
      )}
      {idle && (
        <p className="legend-line">
          <span className="sign sign-idle" aria-hidden="true" />
          {say('lifecycleLegend')}
        </p>
      )}
      {area && (
        <p className="legend-line">
          <span className="sign sign-veil" aria-hidden="true" />
          {say('legendVeil')}
        </p>
      )}
    </section>
  );
}

function isPointCrowd(kind: Kind): boolean {
  return kind.style.crowds === true && kind.geometry.includes('point');
}

/** True where the map draws a kind at this zoom, each thing for itself or in bubbles. */
function isDrawnAt(kind: Kind, zoom: number): boolean {
  return zoom >= firstDrawn(kind);
}

function LegendBody() {
  const { say } = useSpeech();
  const present = usePresentKinds();
  const counts = useKindCounts();
  const hidden = useSession(hiddenOnMap);
  const zoom = useSession((session) => session.view?.zoom ?? 12);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const rows = present.filter((kind) => touched.has(kind.id) || (!hidden.has(kind.id) && isDrawnAt(kind, zoom)));
  const crowds = rows.some((kind) => !hidden.has(kind.id) && isPointCrowd(kind) && zoom < drawnFrom(kind, 'point'));
  const idle = useIdle(rows.filter(({ id }) => !hidden.has(id)));
  const order = useSession((session) => session.order);
  const colourBy = useSession((session) => session.colourBy);
  // What the user coloured is what the map is about now.
  const sorted = fromTop(rows, order).toSorted((a, b) => Number(b.id in colourBy) - Number(a.id in colourBy));
  return (
    <>
      <CoverageClasses />
      <CircleClasses />
      <ReachLegend />
      <div className="legend-part">
        <p className="legend-heads" aria-hidden="true">
          <span>{say('legendView')}</span>
          <span>{say('legendScope')}</span>
        </p>
        {sorted.length === 0 && <p className="quiet">{say('legendEmpty')}</p>}
        <ul onClickCapture={() => setTouched(new Set(rows.map(({ id }) => id)))}>
          {sorted.map((kind) => (
            <LegendKind
              key={kind.id}
              kind={kind}
              tally={counts.get(kind.id) ?? { all: 0, scope: 0, view: null }}
              on={!hidden.has(kind.id)}
            />
          ))}
        </ul>
      </div>
      <Signs crowds={crowds} idle={idle} />
    </>
  );
}

/** What the map shows and how often: always there, folded only by the user. Made from the same looks as the map itself. */
export function ClassLegend() {
  const { say } = useSpeech();
  const open = useLayersView((view) => view.legendOpen);
  return (
    <aside className="legend" aria-label={say('legendTitle')}>
      <button type="button" className="legend-title" aria-expanded={open} onClick={() => layersView.setState({ legendOpen: !open })}>
        {open ? <DownOutlined aria-hidden={true} /> : <RightOutlined aria-hidden={true} />}
        {say('legendTitle')}
        <SyntheticMark />
      </button>
      {open && (
        <div className="legend-body">
          <LegendBody />
        </div>
      )}
    </aside>
  );
}
