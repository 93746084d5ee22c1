import { homeBox, homeView } from '../../../map/camera.ts';
import type { CityMap } from '../../../map/city-map.ts';
import type { Box, MapView } from '../../../map/frame.ts';
import { projectionOf, type SvgView, viewOfBox } from '../../../report/svg-map/view.ts';
import type { App } from '../../services.ts';

const least = 7;
const most = 19;

/** The view of the session at the size of an element; the middle of the world where nothing has been asked for yet. */
export function viewIn(view: MapView | null, size: { readonly width: number; readonly height: number }): SvgView {
  return { ...(view ?? { lon: 0, lat: 0, zoom: 2 }), width: Math.max(size.width, 1), height: Math.max(size.height, 1) };
}

/**
 * The drawn map behind the interface of the real one, so that search, breadcrumb, card and table move both alike. The view of the session is
 * the only state; the picture is drawn from it.
 */
export function plainCityMap(app: App, container: HTMLElement): CityMap {
  let limits: Box | null = null;
  const size = () => ({ width: container.clientWidth, height: container.clientHeight });
  const now = (): SvgView => viewIn(app.session.getState().view, size());
  const show = ({ lon, lat, zoom }: MapView): void => {
    const [west, south, east, north] = limits ?? [-180, -85, 180, 85];
    const held: MapView = {
      lon: Math.min(east, Math.max(west, lon)),
      lat: Math.min(north, Math.max(south, lat)),
      zoom: Math.min(most, Math.max(least, zoom)),
    };
    app.session.setState({ view: held });
  };
  const showBox = (box: Box): void => show(viewOfBox(box, size().width, size().height));
  return {
    container,
    write: () => {},
    limit: (box) => {
      limits = box;
    },
    fit: showBox,
    frame: showBox,
    home: (city) => {
      const box = homeBox(city);
      const view = homeView(city, size());
      if (view) show(view);
      else if (box) showBox(box);
    },
    show,
    zoomBy: (steps) => {
      const { lon, lat, zoom } = now();
      show({ lon, lat, zoom: zoom + steps });
    },
    // North is always at the top, and there is nothing to drag.
    faceNorth: () => {},
    hold: () => {},
    box: () => projectionOf(now()).box,
    project: (lon, lat) => {
      const [x, y] = projectionOf(now()).project(lon, lat);
      return { x, y };
    },
    unproject: (x, y) => {
      const [lon, lat] = projectionOf(now()).unproject(x, y);
      return { lon, lat };
    },
    // What is drawn answers clicks itself.
    assetsAt: () => [],
    setTitle: () => {},
    destroy: () => {},
  };
}
