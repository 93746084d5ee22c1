import { useMemo } from 'react';
import { useStore } from 'zustand';
import { basemapKinds } from '../../../map/basemap.ts';
import type { MapFrame, MapRoute } from '../../../map/frame.ts';
import type { ScopeQuestion } from '../../../store/query/scope.ts';
import { seenCity } from '../../state/city.ts';
import { hiddenOnMap, kindLooks } from '../../state/layer-looks.ts';
import type { DrawnRoute } from '../../state/pointer.ts';
import { useCircle, useCities, useCoverage, usePointer, useScope, useSession } from '../../ui/use-app.ts';
import { basemapStore } from '../basemap/basemap-store.ts';
import { useCircleLand } from '../circle/on-map.ts';
import { useReachLines } from '../circle/reach-on-map.ts';
import { ghostStore } from '../import/ghost-store.ts';
import { mendGhosts } from '../mend/mend-ghosts.ts';
import { useDraft } from '../tools/use-draft.ts';
import { useTrialFrame } from '../whatif/use-trial-frame.ts';

function mapRoute(route: DrawnRoute | null): MapRoute | null {
  if (!route) return null;
  const line = (part: DrawnRoute['walk']) => part && { metres: part.metres, coordinates: part.line.coordinates };
  const walk = line(route.walk);
  const straight = line(route.straight);
  return { ...(walk ? { walk } : {}), ...(straight ? { straight } : {}), ...(route.place ? { place: route.place } : {}) };
}

/** The ground stays whole where nothing but an area limits it: outside it is veiled, not gone. */
function contextOf({ filters, selected, view }: ScopeQuestion): ReadonlySet<string> {
  if (selected || view) return new Set();
  return new Set([...basemapKinds, 'area', 'built-up'].filter((kind) => (filters[kind] ?? []).length === 0));
}

/** Outline of the unit that everything is limited to; null for all, and for a unit that is not drawn. */
function useAreaOutline(): MapFrame['area'] {
  const code = useSession((session) => session.area);
  const basis = useSession((session) => session.basis);
  const index = useScope((scope) => scope.index);
  return useMemo(() => {
    const shape = code === null ? undefined : index?.tree(basis).nodes.get(code)?.asset.geometry;
    return shape?.type === 'Polygon' || shape?.type === 'MultiPolygon' ? shape : null;
  }, [code, basis, index]);
}

/** Colours and opacities that the user chose, computed once for map, legend and table. */
function useLooks(): MapFrame['looks'] {
  const index = useScope((scope) => scope.index);
  const opacity = useSession((session) => session.opacity);
  const colourBy = useSession((session) => session.colourBy);
  const theme = useSession((session) => session.theme);
  return useMemo(() => kindLooks(index, { opacity, colourBy }, theme), [index, opacity, colourBy, theme]);
}

/** All the map is to show, put together from what the app knows; the same object until something of it changes. */
export function useFrame(): MapFrame {
  const theme = useSession((session) => session.theme);
  const lang = useSession((session) => session.lang);
  const hiddenByUser = useSession(hiddenOnMap);
  const selected = useSession((session) => session.selection);
  const order = useSession((session) => session.order);
  const shown = useSession((session) => session.shown);
  const city = useCities(seenCity);
  const partial = useCities(({ open }) => open.status !== 'ready');
  const scoped = useScope((scope) => scope.passing);
  const question = useScope((scope) => scope.question);
  const answer = useCoverage((coverage) => coverage.answer);
  const hovered = usePointer((pointer) => pointer.hovered);
  const route = usePointer((pointer) => pointer.route ?? pointer.pinned);
  const backdrop = useStore(basemapStore, (basemap) => basemap.backdrop);
  const area = useAreaOutline();
  const draft = useDraft();
  const importGhosts = useStore(ghostStore, (state) => state.ghosts);
  const faultGhosts = useStore(mendGhosts, (state) => state.ghosts);
  const ghosts = importGhosts ?? faultGhosts;
  const looks = useLooks();
  const classed = useCircleLand();
  const reach = useReachLines();
  const circleInFront = useCircle((circle) => circle.inFront);
  const own = { passing: scoped, selection: selected, hiddenKinds: hiddenByUser };
  const tried = useTrialFrame(own);
  const { passing, selection, hiddenKinds } = tried ?? own;
  const [cells, trial] = [tried?.cells ?? null, tried?.trial ?? null];
  const context = useMemo(() => contextOf(question), [question]);
  const drawnRoute = useMemo(() => mapRoute(route), [route]);
  const results = tried || shown === 'none' || circleInFront ? null : (answer?.shapes[shown] ?? null);
  const edged = shown === 'straight';
  return useMemo(
    () => ({
      theme,
      lang,
      city,
      partial,
      hiddenKinds,
      results,
      edged,
      cells,
      trial,
      classed,
      reach,
      ghosts,
      route: drawnRoute,
      selection,
      passing,
      context,
      looks,
      order,
      area,
      hovered,
      backdrop,
      draft,
    }),
    [
      theme,
      lang,
      city,
      partial,
      hiddenKinds,
      results,
      edged,
      cells,
      trial,
      classed,
      reach,
      ghosts,
      drawnRoute,
      selection,
      passing,
      context,
      looks,
      order,
      area,
      hovered,
      backdrop,
      draft,
    ],
  );
}
