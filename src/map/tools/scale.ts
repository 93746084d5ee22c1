const equatorM = 6_378_137;
const eccentricity2 = 0.0066943799901413165;
/** CSS pixels of the whole world at zoom 0. */
const worldPx = 512;

/** A CSS pixel on paper: 1/96 inch. */
const paperPxM = 0.0254 / 96;

/**
 * Ground metres of one CSS pixel: Web Mercator is drawn on a sphere, so east-west and north-south differ by 0.5 % on the ellipsoid; this is
 * their geometric mean, off by at most 0.35 % in either direction.
 */
export function metresPerPx(lat: number, zoom: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  const w2 = 1 - eccentricity2 * sin * sin;
  const meanRadiusM = (equatorM * Math.sqrt(1 - eccentricity2)) / w2;
  return (2 * Math.PI * meanRadiusM * Math.cos((lat * Math.PI) / 180)) / (worldPx * 2 ** zoom);
}

/** n of 1 : n on paper. */
export function scaleOf(lat: number, zoom: number): number {
  return metresPerPx(lat, zoom) / paperPxM;
}

/** The zoom at which a map on paper is drawn 1 : n. */
export function zoomOfScale(lat: number, n: number): number {
  return Math.log2(scaleOf(lat, 0) / n);
}

/** The largest length of 1, 2 or 5 × 10ᵏ metres that is drawn no longer than `maxPx`, and how long it is drawn. */
export function scaleBar(lat: number, zoom: number, maxPx: number): { readonly metres: number; readonly px: number } {
  const perPx = metresPerPx(lat, zoom);
  const power = 10 ** Math.floor(Math.log10(perPx * maxPx));
  const metres = power * ([5, 2].find((step) => step * power <= perPx * maxPx) ?? 1);
  return { metres, px: metres / perPx };
}
