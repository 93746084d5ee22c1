/** CSS pixels of the whole world at zoom 0. */
export const worldPx = 512;

/** Share 0–1 of the world from west to east. */
export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

/** Share 0–1 of the world from north to south. */
export function mercatorY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

export function lonOf(x: number): number {
  return x * 360 - 180;
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
