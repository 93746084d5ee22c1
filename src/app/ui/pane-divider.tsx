import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { firstLayout, type Pane, paneLimits, resizePane } from '../state/layout.ts';
import { useApp, useLayout } from './use-app.ts';

/** Pixels per press of an arrow key. */
const stepPx = 16;

/** Which way a pane grows: the layers to the right, the panel to the left, the dock upwards. */
const growth: Readonly<Record<Pane, { readonly axis: 'x' | 'y'; readonly sign: 1 | -1; readonly more: string; readonly less: string }>> = {
  layers: { axis: 'x', sign: 1, more: 'ArrowRight', less: 'ArrowLeft' },
  panel: { axis: 'x', sign: -1, more: 'ArrowLeft', less: 'ArrowRight' },
  dock: { axis: 'y', sign: -1, more: 'ArrowUp', less: 'ArrowDown' },
};

/**
 * The edge between a pane and the map: dragged, moved by arrow keys, set back by a double click or Home. Ant's splitter has no keyboard,
 * and takes its panes down when one of them goes; the map must stay.
 */
export function PaneDivider({ pane, label }: { readonly pane: Pane; readonly label: string }) {
  const app = useApp();
  const px = useLayout((layout) => layout.sizePx[pane]);
  const from = useRef<{ readonly at: number; readonly px: number } | null>(null);
  const { axis, sign, more, less } = growth[pane];
  const at = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY);
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (from.current) resizePane(app.layout, pane, from.current.px + sign * (at(event) - from.current.at));
  };
  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { at: at(event), px };
  };
  const reset = () => resizePane(app.layout, pane, firstLayout.sizePx[pane]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Home') reset();
    else if (event.key === more) resizePane(app.layout, pane, px + stepPx);
    else if (event.key === less) resizePane(app.layout, pane, px - stepPx);
    else return;
    event.preventDefault();
  };
  return (
    <hr
      className={`divider divider-${axis} divider-${pane}`}
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={px}
      aria-valuemin={paneLimits[pane].min}
      aria-valuemax={paneLimits[pane].max}
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null;
      }}
      onDoubleClick={reset}
      onKeyDown={press}
    />
  );
}
