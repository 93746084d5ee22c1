/** Outlines of the city's parts, drawn: [longitude, latitude] in WGS 84 degrees. */

/** North of this line is mountain: [longitude, latitude], west to east. */
export const mountainFoot: readonly (readonly [number, number])[] = [
  [116.99, 36.2225],
  [117.03, 36.222],
  [117.045, 36.2088],
  [117.0605, 36.2092],
  [117.0825, 36.2112],
  [117.1005, 36.2122],
  [117.1245, 36.2144],
  [117.146, 36.2148],
  [117.168, 36.2158],
  [117.2, 36.2175],
];

/** 建成区, drawn. */
export const builtUp: readonly (readonly [number, number])[] = [
  [117.0005, 36.1705],
  [117.03, 36.1672],
  [117.06, 36.1632],
  [117.086, 36.1605],
  [117.0905, 36.1437],
  [117.15, 36.1437],
  [117.1642, 36.1485],
  [117.168, 36.1612],
  [117.1902, 36.1666],
  [117.1902, 36.2152],
  [117.17, 36.2148],
  [117.146, 36.2142],
  [117.1245, 36.2134],
  [117.1005, 36.2114],
  [117.0825, 36.2104],
  [117.062, 36.2086],
  [117.043, 36.208],
  [117.0338, 36.2084],
  [117.0338, 36.2178],
  [117.0285, 36.2198],
  [117.0125, 36.2192],
  [117.0105, 36.2025],
  [117.0005, 36.1992],
];

/** The old town: small blocks, alleys. */
export const oldTown: readonly (readonly [number, number])[] = [
  [117.1, 36.176],
  [117.146, 36.176],
  [117.146, 36.2055],
  [117.1, 36.2045],
];
/** Around the high-speed station: laid out, half built. */
export const stationTown: readonly (readonly [number, number])[] = [
  [116.99, 36.16],
  [117.036, 36.16],
  [117.036, 36.222],
  [116.99, 36.222],
];
/** 高新区: works and yards. */
export const worksTown: readonly (readonly [number, number])[] = [
  [117.085, 36.14],
  [117.175, 36.14],
  [117.175, 36.1645],
  [117.085, 36.1645],
];
