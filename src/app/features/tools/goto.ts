import { geodesicM } from '../../../core/geo/ellipsoid.ts';
import { cityBox } from '../../../formats/city-box.ts';
import { cameraBox } from '../../../map/camera.ts';
import type { Box } from '../../../map/frame.ts';
import type { App } from '../../services.ts';
import { readyCity } from '../../state/city.ts';
import { toolStore } from './tools-store.ts';

/** How far a place is from the city's data; `closed` where the map does not go there at all. */
export interface Outside {
  readonly km: number;
  readonly closed: boolean;
}

function inside([west, south, east, north]: Box, lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** null for a place within the city's data. */
export function outsideCity(app: App, lon: number, lat: number): Outside | null {
  const city = readyCity(app.cities.getState());
  const box = city && cityBox(city);
  if (!city || !box || inside(box, lon, lat)) return null;
  const [west, south, east, north] = box;
  const metres = geodesicM(lon, lat, Math.min(Math.max(lon, west), east), Math.min(Math.max(lat, south), north));
  const limit = cameraBox(city);
  return { km: Math.max(1, Math.round(metres / 1000)), closed: limit !== null && !inside(limit, lon, lat) };
}

/** As near as a street and its houses, or as near as one already is. */
const closeZoom = 16;

/** Shows a place and marks it, until Escape. */
export function showPlace(app: App, lon: number, lat: number): void {
  const zoom = Math.max(app.session.getState().view?.zoom ?? 0, closeZoom);
  app.map.current?.show({ lon, lat, zoom });
  toolStore.setState({ pin: [lon, lat], dialog: null });
}
