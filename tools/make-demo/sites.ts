import { barriers, bed, lakes } from './barriers.ts';
import { grow, intersect, subtract } from './clip.ts';
import { planes } from './plane.ts';
import { area, type Ring } from './shape.ts';

/** Grounds kept free of drawn streets: where named parks and the two stations lie. Corners are longitude, latitude; all drawn (位置示意). */
export interface Site {
  readonly id: string;
  readonly ring: Ring;
}

export const rectangle = (west: number, south: number, east: number, north: number): Ring =>
  planes([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);

/** Depth of the lakeside park, so chosen that it measures about the 30 万 m² of its first phase. */
const lakesideM = 182;

/** The eastern shore of 天平湖: a band along the water, east of a line drawn here. */
function lakeside(): Ring {
  const east = planes([
    [117.0212, 36.2],
    [117.04, 36.2],
    [117.04, 36.222],
    [117.0236, 36.222],
  ]);
  const shores = lakes.filter((lake) => lake.id === 'tianpinghu').map((lake) => lake.ring);
  const band = intersect(
    shores.flatMap((shore) => grow(shore, lakesideM)),
    [east],
  );
  const water = [...shores.flatMap((shore) => grow(shore, 6)), ...barriers.filter((b) => b.id === 'panhe').map((b) => bed(b, b.halfM + 6))];
  return subtract(band, water, 20_000).reduce((largest, ring) => (area(ring) > area(largest) ? ring : largest));
}

export const sites: readonly Site[] = [
  { id: 'daimiao', ring: rectangle(117.1229, 36.1909, 117.1256, 36.1947) },
  { id: 'donghu', ring: rectangle(117.1391, 36.1875, 117.1434, 36.1899) },
  { id: 'nanhu', ring: rectangle(117.1175, 36.1784, 117.1206, 36.1829) },
  { id: 'hushan', ring: rectangle(117.1252, 36.1834, 117.1281, 36.187) },
  { id: 'tianpinghu-park', ring: lakeside() },
  { id: 'taishan-station', ring: rectangle(117.1028, 36.1873, 117.1062, 36.1883) },
  { id: 'taian-station', ring: rectangle(117.0116, 36.1784, 117.0142, 36.1816) },
];
