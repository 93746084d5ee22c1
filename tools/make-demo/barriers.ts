import { unite } from './clip.ts';
import { type Pt, planes } from './plane.ts';
import { at, type Ring, smoothLine, smoothRing, strip } from './shape.ts';

/** What people cannot cross on foot but by bridge or tunnel. Courses are drawn; names are real. */
export interface Barrier {
  readonly id: string;
  readonly kind: 'water' | 'rail';
  readonly name: string;
  readonly line: readonly Pt[];
  /** Half of its own width, and of the land it takes with banks or embankment. */
  readonly halfM: number;
  readonly landHalfM: number;
}

type Degrees = readonly (readonly [number, number])[];
const courseOf = (points: Degrees): Pt[] => smoothLine(planes(points));
const shoreOf = (points: Degrees): Ring => smoothRing(smoothRing(planes(points)));

export const barriers: readonly Barrier[] = [
  {
    id: 'panhe',
    kind: 'water',
    name: '泮河',
    halfM: 22,
    landHalfM: 45,
    line: courseOf([
      [117.0238, 36.2068],
      [117.0262, 36.2045],
      [117.0266, 36.1988],
      [117.0268, 36.1948],
      [117.0325, 36.1932],
      [117.0405, 36.1882],
      [117.0468, 36.1785],
      [117.0484, 36.176],
      [117.0489, 36.1742],
      [117.0565, 36.1708],
      [117.072, 36.1672],
      [117.0779, 36.1662],
      [117.0786, 36.1635],
      [117.0895, 36.1608],
      [117.104, 36.1585],
      [117.119, 36.1502],
      [117.1415, 36.1445],
      [117.147, 36.14],
    ]),
  },
  {
    id: 'naihe',
    kind: 'water',
    name: '㴎河',
    halfM: 11,
    landHalfM: 20,
    line: courseOf([
      [117.1015, 36.24],
      [117.1062, 36.2255],
      [117.1128, 36.2145],
      [117.1158, 36.2085],
      [117.1162, 36.2],
      [117.1162, 36.19],
      [117.1161, 36.18],
      [117.116, 36.17],
      [117.1159, 36.1515],
    ]),
  },
  {
    id: 'shuxihe',
    kind: 'water',
    name: '梳洗河',
    halfM: 9,
    landHalfM: 17,
    line: courseOf([
      [117.13, 36.24],
      [117.1278, 36.2255],
      [117.1306, 36.214],
      [117.1318, 36.2085],
      [117.1324, 36.2],
      [117.1328, 36.19],
      [117.1331, 36.18],
      [117.1333, 36.17],
      [117.136, 36.155],
      [117.1345, 36.14625],
    ]),
  },
  {
    id: 'jinghu',
    kind: 'rail',
    name: '京沪铁路',
    halfM: 8,
    landHalfM: 22,
    line: courseOf([
      [116.99, 36.1838],
      [117.02, 36.1834],
      [117.0605, 36.1841],
      [117.094, 36.1864],
      [117.1035, 36.1868],
      [117.1072, 36.1856],
      [117.1088, 36.1826],
      [117.1082, 36.175],
      [117.1045, 36.156],
      [117.1028, 36.14],
    ]),
  },
  {
    id: 'gaotie',
    kind: 'rail',
    name: '京沪高速铁路',
    halfM: 8,
    landHalfM: 30,
    line: courseOf([
      [117.0025, 36.24],
      [117.0062, 36.215],
      [117.0096, 36.195],
      [117.0108, 36.18],
      [117.01, 36.16],
      [117.0072, 36.14],
    ]),
  },
];

/** Lakes: drawn shorelines. */
export const lakes: readonly { readonly id: string; readonly name: string; readonly ring: Ring }[] = [
  {
    id: 'tianpinghu',
    name: '天平湖',
    ring: shoreOf([
      [117.0165, 36.205],
      [117.0245, 36.2052],
      [117.0272, 36.2078],
      [117.0288, 36.2122],
      [117.0262, 36.2162],
      [117.0202, 36.2172],
      [117.0158, 36.2142],
      [117.0148, 36.209],
    ]),
  },
  {
    id: 'hutan',
    name: '虎山水库',
    ring: shoreOf([
      [117.1283, 36.2142],
      [117.1311, 36.2148],
      [117.1317, 36.2172],
      [117.1297, 36.2188],
      [117.1281, 36.2168],
    ]),
  },
  {
    id: 'heilongtan',
    name: '黑龙潭水库',
    ring: shoreOf([
      [117.108, 36.218],
      [117.1112, 36.2186],
      [117.1108, 36.2214],
      [117.1084, 36.223],
      [117.1068, 36.2206],
    ]),
  },
];

/** A river's water or a railway's bed as one polygon. */
export function bed(barrier: Barrier, halfM: number): Ring {
  const strips = barrier.line.slice(1).map((p, i) => strip(at(barrier.line, i), p, halfM, 0));
  const caps = barrier.line.slice(1, -1).map(
    (p): Ring => [
      { x: p.x - halfM, y: p.y - halfM * 0.42 },
      { x: p.x - halfM * 0.42, y: p.y - halfM },
      { x: p.x + halfM * 0.42, y: p.y - halfM },
      { x: p.x + halfM, y: p.y - halfM * 0.42 },
      { x: p.x + halfM, y: p.y + halfM * 0.42 },
      { x: p.x + halfM * 0.42, y: p.y + halfM },
      { x: p.x - halfM * 0.42, y: p.y + halfM },
      { x: p.x - halfM, y: p.y + halfM * 0.42 },
    ],
  );
  return at(unite([...strips, ...caps]), 0);
}
