import proj4 from 'proj4';

const semiMajorM = 6_378_137;
const eccentricity2 = 0.00669438002290079;

/**
 * The local metric plane: the CGCS2000 3° Gauss-Krüger zone of the city (EPSG:4534–4554 without zone prefix), easting x, northing y, metres.
 * A length in the plane is `scaleAt` times the ground length; dividing by it leaves an error below 1e-6 over any 2 km, whatever the distance
 * from the central meridian.
 */
export interface Plane {
  readonly centralMeridian: number;
  forward(lon: number, lat: number): readonly [number, number];
  inverse(x: number, y: number): readonly [number, number];
  scaleAt(x: number, y: number): number;
}

/** The zone whose central meridian (a multiple of 3°) lies nearest to `lon`; also outside China, where the zone has no EPSG code. */
export function planeAt(lon: number): Plane {
  const centralMeridian = 3 * Math.round(lon / 3);
  const converter = proj4(
    '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs',
    `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=500000 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs`,
  );
  return {
    centralMeridian,
    forward: (lon_, lat) => converter.forward([lon_, lat]) as [number, number],
    inverse: (x, y) => converter.inverse([x, y]) as [number, number],
    scaleAt: (x, y) => scale(x - 500_000, y),
  };
}

/** Point scale of the transverse Mercator projection at `eastM` from the central meridian: k = 1 + q/2 + q²/24, q = x²/(M·N). */
function scale(eastM: number, northM: number): number {
  const sin = Math.sin(northM / 6_367_449);
  const w2 = 1 - eccentricity2 * sin * sin;
  const meridian = (semiMajorM * (1 - eccentricity2)) / (w2 * Math.sqrt(w2));
  const prime = semiMajorM / Math.sqrt(w2);
  const q = (eastM * eastM) / (meridian * prime);
  return 1 + q / 2 + (q * q) / 24;
}
