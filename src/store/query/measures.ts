import type { Geometry, Position } from 'geojson';
import { boxOf } from '../../core/geo/degree-box.ts';
import { geodesicM, polygonAreaM2 } from '../../core/geo/ellipsoid.ts';

const semiMajorM = 6_378_137;
const eccentricity = Math.sqrt(0.0066943799901413165);

/** Twice the area between the equator and a latitude per radian of longitude, in a²: the authalic function of Snyder (1987), 3-12. */
function authalic(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  const es = eccentricity * sin;
  return (1 - eccentricity * eccentricity) * (sin / (1 - es * es) + Math.atanh(es) / eccentricity);
}

/** Area of a ring on the ellipsoid, its edges straight in the equal-area plane. */
function smallRingM2(ring: readonly Position[]): number {
  const [lon0 = 0, lat0 = 0] = ring[0] ?? [];
  const q0 = authalic(lat0);
  let doubled = 0;
  let [x, y] = [0, 0];
  for (let at = 1; at <= ring.length; at++) {
    const [lon = 0, lat = 0] = ring[at % ring.length] ?? [];
    const nextX = lon - lon0;
    const nextY = authalic(lat) - q0;
    doubled += (nextX - x) * (nextY + y);
    x = nextX;
    y = nextY;
  }
  return (Math.abs(doubled) * Math.PI * semiMajorM * semiMajorM) / (180 * 4);
}

/** Where edges are short, a straight edge of the equal-area plane and a geodesic enclose next to nothing: below 1e-6 of the area. */
const smallDegrees = 0.05;

function polygonM2(rings: readonly (readonly Position[])[]): number {
  const box = boxOf([{ type: 'Polygon', coordinates: rings as Position[][] }]);
  if (!box || box[2] - box[0] > smallDegrees || box[3] - box[1] > smallDegrees) return polygonAreaM2(rings);
  return rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * smallRingM2(ring), 0);
}

function lineM(line: readonly Position[]): number {
  let metres = 0;
  for (let at = 1; at < line.length; at++) {
    const [lon1 = 0, lat1 = 0] = line[at - 1] ?? [];
    const [lon2 = 0, lat2 = 0] = line[at] ?? [];
    metres += geodesicM(lon1, lat1, lon2, lat2);
  }
  return metres;
}

/** Length in metres of what is drawn as lines, on the ellipsoid; null where nothing is. */
export function drawnLengthM(geometry: Geometry | null): number | null {
  if (geometry?.type === 'LineString') return lineM(geometry.coordinates);
  return geometry?.type === 'MultiLineString' ? geometry.coordinates.reduce((sum, line) => sum + lineM(line), 0) : null;
}

/** Area in square metres of what is drawn as polygons, on the ellipsoid; null where nothing is. */
export function drawnAreaM2(geometry: Geometry | null): number | null {
  if (geometry?.type === 'Polygon') return polygonM2(geometry.coordinates);
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.reduce((sum, rings) => sum + polygonM2(rings), 0) : null;
}
