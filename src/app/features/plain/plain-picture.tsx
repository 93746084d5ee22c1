import type { KeyboardEvent, MouseEvent } from 'react';
import { assetKey } from '../../../core/asset.ts';
import type { MapFrame } from '../../../map/frame.ts';
import { type CoverageClass, classLooks, coverageClasses } from '../../../map/meaning.ts';
import { palettes } from '../../../map/palette.ts';
import type { SvgMap, SvgShape } from '../../../report/svg-map/draw.ts';
import { assetAtPixel } from '../../../report/svg-map/hit.ts';
import { svgLabels } from '../../../report/svg-map/labels.ts';
import { pathOf } from '../../../report/svg-map/paths.ts';
import { type Projection, type SvgView, scaleBar } from '../../../report/svg-map/view.ts';
import { clearSelection, select } from '../../commands/select.ts';
import { walkFrom } from '../../commands/walk-from.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { PlainCircle } from '../circle/plain-circle.tsx';
import { toggleTool } from '../tools/commands.ts';
import { toolStore } from '../tools/tools-store.ts';
import { panBy } from './plain-buttons.tsx';

interface Props {
  readonly map: SvgMap;
  readonly frame: MapFrame;
  readonly view: SvgView;
  readonly on: Projection;
}

function Shape({ shape, glow }: { readonly shape: SvgShape; readonly glow?: string }) {
  if (shape.family === 'point') {
    const { radius, halo, colour } = shape;
    return (
      <g fill={colour} stroke={glow ?? halo} strokeWidth={glow ? 3 : 1.25}>
        {shape.dots.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={glow ? radius + 2 : radius} />
        ))}
      </g>
    );
  }
  const filled = shape.family === 'polygon' && shape.fillOpacity > 0;
  return (
    <path
      d={shape.d}
      fill={filled ? shape.colour : 'none'}
      fillOpacity={shape.fillOpacity}
      fillRule="evenodd"
      stroke={glow ?? shape.colour}
      strokeWidth={glow ? shape.strokeWidth + 2.5 : shape.strokeWidth}
      strokeLinejoin="round"
      strokeDasharray={glow ? undefined : (shape.dash ?? undefined)}
    />
  );
}

/** The three classes of coverage as fills with their patterns, the same as on the map. */
function Results({ frame, on }: Pick<Props, 'frame' | 'on'>) {
  const { results, theme } = frame;
  if (!results) return null;
  const fillOf = (name: CoverageClass) =>
    classLooks[theme][name].pattern === 'plain' ? classLooks[theme][name].ground : `url(#plain-${name})`;
  return (
    <g fillOpacity={0.72}>
      <defs>
        {coverageClasses.map((name) => {
          const { ground, mark, pattern } = classLooks[theme][name];
          return (
            <pattern key={name} id={`plain-${name}`} width={6} height={6} patternUnits="userSpaceOnUse">
              <rect width={6} height={6} fill={ground} />
              {pattern === 'hatch' && <path d="M0 6 6 0" stroke={mark} strokeWidth={1.4} />}
              {pattern === 'dots' && <circle cx={3} cy={3} r={1.1} fill={mark} />}
            </pattern>
          );
        })}
      </defs>
      {coverageClasses.map((name) => (
        <path key={name} d={pathOf(results[name], 'polygon', on)} fill={fillOf(name)} fillRule="evenodd" />
      ))}
    </g>
  );
}

function Bar({ view }: { readonly view: SvgView }) {
  const { metres, px } = scaleBar(view);
  const y = view.height - 12;
  return (
    <g className="plain-scale">
      <path d={`M12 ${y - 6}V${y}H${12 + px}V${y - 6}`} />
      <text x={16} y={y - 6}>
        {metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}
      </text>
    </g>
  );
}

const pans: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-0.1, 0],
  ArrowRight: [0.1, 0],
  ArrowUp: [0, 0.1],
  ArrowDown: [0, -0.1],
};

/** The drawn map. A click selects what is there; the keys move it as they move the real one. */
export function PlainPicture({ map, frame, view, on }: Props) {
  const app = useApp();
  const { say } = useSpeech();
  const palette = palettes[frame.theme];
  const pick = (event: MouseEvent<HTMLButtonElement>): void => {
    // Enter and Space press the button without a place.
    if (event.detail === 0) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    if (toolStore.getState().tool === 'walk') {
      const [lon, lat] = on.unproject(event.clientX - left, event.clientY - top);
      toggleTool('select');
      void walkFrom(app, { lon, lat });
      return;
    }
    const asset = assetAtPixel(map.drawn, event.clientX - left, event.clientY - top, on);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (asset) select(app, [assetKey(asset)], adds ? 'toggle' : 'replace');
    else if (!adds) clearSelection(app);
  };
  const move = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = pans[event.key];
    const zoom = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0;
    if (!pan && zoom === 0) return;
    event.preventDefault();
    if (pan) panBy(app, pan[0], pan[1]);
    else app.map.current?.zoomBy(zoom);
  };
  const labels = svgLabels(map.drawn, view.zoom, on, view.width, view.height);
  return (
    <>
      <svg width={view.width} height={view.height} style={{ background: palette.ground }} aria-hidden="true" focusable="false">
        {map.shapes.map((shape) => (
          <Shape key={shape.id} shape={shape} />
        ))}
        <Results frame={frame} on={on} />
        <PlainCircle frame={frame} on={on} />
        {map.selected.map((shape) => (
          <Shape key={shape.id} shape={shape} glow={palette.accent} />
        ))}
        <g className="plain-names" fill={palette.label} stroke={palette.halo}>
          {labels.map(({ text, x, y, kind }) => (
            <text key={`${kind} ${text} ${x}`} x={x} y={y}>
              {text}
            </text>
          ))}
        </g>
        <Bar view={view} />
      </svg>
      <button type="button" className="plain-face" aria-label={say('plainMap')} onClick={pick} onKeyDown={move} />
    </>
  );
}
