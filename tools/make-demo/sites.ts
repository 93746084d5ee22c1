import { planes } from './plane.ts';
import type { Ring } from './shape.ts';

/** Grounds kept free of drawn streets: where named parks and the two stations lie. Corners are longitude, latitude; all drawn (位置示意). */
export interface Site {
  readonly id: string;
  readonly ring: Ring;
}

const rectangle = (west: number, south: number, east: number, north: number): Ring =>
  planes([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);

export const sites: readonly Site[] = [
  { id: 'daimiao', ring: rectangle(117.1229, 36.1909, 117.1256, 36.1947) },
  { id: 'donghu', ring: rectangle(117.1391, 36.1875, 117.1434, 36.1899) },
  { id: 'nanhu', ring: rectangle(117.1175, 36.1784, 117.1206, 36.1829) },
  { id: 'hushan', ring: rectangle(117.1252, 36.1834, 117.1281, 36.187) },
  {
    id: 'tianpinghu-park',
    ring: planes([
      [117.0249, 36.2045],
      [117.03, 36.2045],
      [117.0326, 36.2085],
      [117.0335, 36.2128],
      [117.0297, 36.2128],
      [117.0293, 36.2122],
      [117.0277, 36.2077],
    ]),
  },
  { id: 'taishan-station', ring: rectangle(117.1028, 36.1868, 117.1062, 36.1882) },
  { id: 'taian-station', ring: rectangle(117.0109, 36.1784, 117.0135, 36.1816) },
];
