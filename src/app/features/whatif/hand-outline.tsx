import type { Geometry, Position } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import type { CityMap } from '../../../map/city-map.ts';
import { type InHand, whatIfStore } from '../../state/whatif.ts';
import { useApp } from '../../ui/use-app.ts';
import { nowStanding } from './commands.ts';

/** How long it stands on after the hand has let go: until the map has drawn the thing there. */
const lingerMs = 300;

interface Outline {
  /** Rings as one path, and gates as places, in pixels of the map. */
  readonly path: string;
  readonly dots: readonly (readonly [x: number, y: number])[];
}

type ToPx = (position: Position) => readonly [number, number];

function rings(geometry: Geometry | null | undefined): readonly (readonly Position[])[] {
  if (geometry?.type === 'Polygon') return geometry.coordinates;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

function outlineOf(geometries: readonly (Geometry | null | undefined)[], toPx: ToPx): Outline {
  const path = geometries
    .flatMap(rings)
    .map(
      (ring) =>
        `M${ring
          .map((position) =>
            toPx(position)
              .map((px) => px.toFixed(1))
              .join(' '),
          )
          .join('L')}Z`,
    )
    .join('');
  return { path, dots: geometries.flatMap((geometry) => (geometry?.type === 'Point' ? [toPx(geometry.coordinates)] : [])) };
}

/** Pixels that the hand has gone since it took hold. */
function wayPx(map: CityMap, { from, at }: InHand): readonly [number, number] {
  const [start, end] = [map.project(...from), map.project(...at)];
  return [end.x - start.x, end.y - start.y];
}

/**
 * What the pointer carries, drawn over the map, which keeps still meanwhile: it is projected once, then only shifted, so that it is where the mouse
 * is in the same frame and the map need not cut tiles for it.
 */
export function HandOutline({ map }: { readonly map: CityMap }) {
  const app = useApp();
  const group = useRef<SVGGElement>(null);
  const carried = useStore(whatIfStore, ({ inHand, draft }) => (inHand?.by === 'pointer' && draft ? inHand.key : null));
  const [outline, setOutline] = useState<Outline | null>(null);
  const made = useMemo(() => {
    const { inHand } = whatIfStore.getState();
    if (carried === null || !inHand) return null;
    const geometries = [inHand.key, ...inHand.riders].map((key) => nowStanding(app, key)?.geometry);
    return outlineOf(geometries, ([lon = 0, lat = 0]) => {
      const { x, y } = map.project(lon, lat);
      return [x, y];
    });
  }, [app, map, carried]);
  useEffect(() => {
    if (made) {
      setOutline(made);
      return;
    }
    const timer = setTimeout(() => setOutline(null), lingerMs);
    return () => clearTimeout(timer);
  }, [made]);
  useEffect(() => {
    const shift = (): void => {
      const { inHand } = whatIfStore.getState();
      if (inHand) group.current?.setAttribute('transform', `translate(${wayPx(map, inHand).join(' ')})`);
    };
    shift();
    return whatIfStore.subscribe(shift);
  });
  if (!outline) return null;
  return createPortal(
    <svg className="whatif-hand" aria-hidden="true">
      <g ref={group}>
        <path d={outline.path} />
        {outline.dots.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={6} />
        ))}
      </g>
    </svg>,
    map.container,
  );
}
