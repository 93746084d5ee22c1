import geodesic from 'geographiclib-geodesic';

const { Geodesic } = geodesic;
const semiMajorM = 6_378_137;
const eccentricity2 = 0.0066943799901413165;
const meanRadiusM = 6_371_009;
const shortM = 10_000;

/** Earth-centred x, y, z in metres of a point on the WGS 84 ellipsoid, written to `out` from `at`. */
function earthCentred(lon: number, lat: number, out: Float64Array, at: number): void {
  const phi = (lat * Math.PI) / 180;
  const lambda = (lon * Math.PI) / 180;
  const sin = Math.sin(phi);
  const cos = Math.cos(phi);
  const prime = semiMajorM / Math.sqrt(1 - eccentricity2 * sin * sin);
  out[at] = prime * cos * Math.cos(lambda);
  out[at + 1] = prime * cos * Math.sin(lambda);
  out[at + 2] = prime * (1 - eccentricity2) * sin;
}

const scratch = new Float64Array(6);

/**
 * Length in metres of the WGS 84 geodesic between two points in degrees. Up to 10 km it is the chord plus c³/24R², right to 0.01 mm; beyond,
 * Karney's algorithm (GeographicLib).
 */
export function geodesicM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  earthCentred(lon1, lat1, scratch, 0);
  earthCentred(lon2, lat2, scratch, 3);
  const dx = (scratch[3] as number) - (scratch[0] as number);
  const dy = (scratch[4] as number) - (scratch[1] as number);
  const dz = (scratch[5] as number) - (scratch[2] as number);
  const chord2 = dx * dx + dy * dy + dz * dz;
  if (chord2 > shortM * shortM) return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12 as number;
  const chord = Math.sqrt(chord2);
  return chord + (chord * chord2) / (24 * meanRadiusM * meanRadiusM);
}

type Ring = readonly (readonly number[])[];

/** Area in m² on the WGS 84 ellipsoid inside one ring of [lon, lat], whatever its direction. */
function ringAreaM2(ring: Ring): number {
  const polygon = Geodesic.WGS84.Polygon(false);
  const closed = ring.length > 1 && ring[0]?.[0] === ring.at(-1)?.[0] && ring[0]?.[1] === ring.at(-1)?.[1];
  for (const [lon, lat] of closed ? ring.slice(0, -1) : ring) polygon.AddPoint(lat as number, lon as number);
  return Math.abs(polygon.Compute(false, true).area as number);
}

/** Ellipsoidal area in m² of a polygon's rings: the first less the others. */
export function polygonAreaM2(rings: readonly Ring[]): number {
  return rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * ringAreaM2(ring), 0);
}
