/**
 * The frame of the drawn city: which named streets run where, in true order and rough place. Order and segment ends are those of the sources
 * named in domain facts (maintenance lists 2014–2024); positions are drawn (位置示意). Longitudes and latitudes are WGS 84 degrees.
 */
export type StreetClass = 'primary' | 'secondary' | 'tertiary' | 'residential' | 'unclassified';

/** A named stretch of a guide, between two guides of the other direction; no `from`/`to` means to the rim. */
export interface NamedRun {
  readonly name: string;
  readonly class: StreetClass;
  readonly from?: string;
  readonly to?: string;
  /** Passes under a railway or the high-speed line; other stretches end at it. */
  readonly passesRail?: true;
}

/** A line that streets follow; `at` lists where it lies: [along, across] (for N–S: latitude, longitude; for E–W: longitude, latitude). */
export interface GuideData {
  readonly id: string;
  readonly at: readonly (readonly [number, number])[];
  readonly runs: readonly NamedRun[];
}

const straight = (across: number): readonly (readonly [number, number])[] => [[0, across]];

/** West to east. */
export const northSouth: readonly GuideData[] = [
  { id: 'rim-w', at: straight(116.99), runs: [] },
  {
    id: '凤凰山路',
    at: straight(116.9965),
    runs: [{ name: '凤凰山路', class: 'primary', from: '泰山大街', to: '岱宗大街', passesRail: true }],
  },
  {
    id: '桃花源路',
    at: [
      [36.14, 117.0335],
      [36.19, 117.0345],
      [36.215, 117.036],
      [36.24, 117.0395],
    ],
    runs: [{ name: '桃花源路', class: 'primary', from: '泰山大街', passesRail: true }],
  },
  { id: '佛光路', at: straight(117.0425), runs: [{ name: '佛光路', class: 'secondary', from: '泰山大街', to: '环山路' }] },
  {
    id: '长城西路',
    at: [
      [36.14, 117.051],
      [36.19, 117.0505],
    ],
    runs: [{ name: '长城西路', class: 'primary', from: '泮河大街', to: '环山路', passesRail: true }],
  },
  { id: '学院路', at: straight(117.0605), runs: [{ name: '学院路', class: 'secondary', from: '泰山大街', to: '环山路' }] },
  {
    id: '长城路',
    at: [
      [36.14, 117.0712],
      [36.2, 117.0698],
      [36.21, 117.0705],
    ],
    runs: [{ name: '长城路', class: 'primary', to: '环山路', passesRail: true }],
  },
  { id: '傲徕峰路', at: straight(117.0768), runs: [{ name: '傲徕峰路', class: 'secondary', from: '东岳大街', to: '环山路' }] },
  {
    id: '望岳西路',
    at: [
      [36.14, 117.0835],
      [36.2, 117.0825],
    ],
    runs: [{ name: '望岳西路', class: 'secondary', from: '东岳大街', to: '环山路' }],
  },
  {
    id: '望岳东路',
    at: [
      [36.14, 117.0892],
      [36.2, 117.0883],
    ],
    runs: [{ name: '望岳东路', class: 'secondary', from: '灵山大街', to: '环山路', passesRail: true }],
  },
  { id: '迎胜路', at: straight(117.0945), runs: [{ name: '迎胜路', class: 'secondary', from: '东岳大街', to: '环山路' }] },
  {
    id: '龙潭路',
    at: [
      [36.14, 117.0985],
      [36.175, 117.0998],
      [36.19, 117.1004],
      [36.21, 117.102],
    ],
    runs: [{ name: '龙潭路', class: 'primary', to: '环山路', passesRail: true }],
  },
  {
    id: '科山路',
    at: [
      [36.14, 117.1006],
      [36.156, 117.1022],
      [36.176, 117.1052],
      [36.187, 117.108],
      [36.21, 117.109],
    ],
    runs: [{ name: '科山路', class: 'tertiary', from: '东岳大街', to: '环山路' }],
  },
  {
    id: '校场街',
    at: [
      [36.14, 117.1115],
      [36.19, 117.1127],
      [36.21, 117.1128],
    ],
    runs: [{ name: '校场街', class: 'secondary', from: '南湖大街', to: '东湖路' }],
  },
  {
    id: '㴎河西路',
    at: [
      [36.14, 117.1148],
      [36.19, 117.1152],
      [36.21, 117.1152],
    ],
    runs: [{ name: '㴎河西路', class: 'tertiary', from: '泰山大街', to: '环山路' }],
  },
  {
    id: '㴎河东路',
    at: [
      [36.14, 117.1171],
      [36.19, 117.1172],
      [36.21, 117.1173],
    ],
    runs: [{ name: '㴎河东路', class: 'secondary', from: '泰山大街', to: '环山路' }],
  },
  {
    id: '青年路',
    at: [
      [36.14, 117.1209],
      [36.21, 117.1205],
    ],
    runs: [{ name: '青年路', class: 'primary', from: '泰山大街', to: '岱宗大街' }],
  },
  {
    id: '红门路',
    at: [
      [36.14, 117.1252],
      [36.195, 117.1243],
      [36.21, 117.1247],
      [36.225, 117.1218],
      [36.24, 117.1172],
    ],
    runs: [{ name: '红门路', class: 'secondary', from: '唐王街' }],
  },
  {
    id: '虎山路',
    at: [
      [36.14, 117.131],
      [36.2, 117.1296],
    ],
    runs: [{ name: '虎山路', class: 'primary', from: '泮河大街', to: '环山路' }],
  },
  {
    id: '岱道庵路',
    at: straight(117.135),
    runs: [
      { name: '岱道庵路', class: 'secondary', from: '唐王街', to: '环山路' },
      { name: '旧镇路', class: 'secondary', from: '泮河大街', to: '灵山大街' },
    ],
  },
  { id: '花园路', at: straight(117.1387), runs: [{ name: '花园路', class: 'tertiary', from: '东湖路', to: '东岳大街' }] },
  {
    id: '温泉路',
    at: [
      [36.14, 117.1472],
      [36.21, 117.1456],
    ],
    runs: [{ name: '温泉路', class: 'primary', to: '环山路' }],
  },
  { id: '迎春路', at: straight(117.153), runs: [{ name: '迎春路', class: 'secondary', from: '泰山大街', to: '擂鼓石大街' }] },
  { id: '明堂路', at: straight(117.16), runs: [{ name: '明堂路', class: 'secondary', from: '泮河大街', to: '环山路' }] },
  {
    id: '天烛峰路',
    at: [
      [36.14, 117.1692],
      [36.21, 117.1676],
      [36.24, 117.173],
    ],
    runs: [{ name: '天烛峰路', class: 'primary', from: '泮河大街' }],
  },
  { id: '双龙路', at: straight(117.1762), runs: [{ name: '双龙路', class: 'secondary', from: '泰山大街', to: '环山路' }] },
  {
    id: '博阳路',
    at: [
      [36.14, 117.1866],
      [36.21, 117.185],
    ],
    runs: [{ name: '博阳路', class: 'primary', to: '环山路' }],
  },
  { id: 'rim-e', at: straight(117.2), runs: [] },
];

/** South to north. */
export const eastWest: readonly GuideData[] = [
  { id: 'rim-s', at: straight(36.14), runs: [] },
  { id: '创业大街', at: straight(36.1537), runs: [{ name: '创业大街', class: 'secondary', from: '龙潭路', to: '明堂路' }] },
  {
    id: '泮河大街',
    at: [
      [116.99, 36.162],
      [117.05, 36.1655],
      [117.1005, 36.1645],
      [117.2, 36.166],
    ],
    runs: [{ name: '泮河大街', class: 'primary', from: '长城西路', to: '博阳路', passesRail: true }],
  },
  {
    id: '唐訾路',
    at: [
      [116.99, 36.168],
      [117.07, 36.1693],
      [117.2, 36.1696],
    ],
    runs: [{ name: '唐訾路', class: 'secondary', from: '虎山路', to: '天烛峰路' }],
  },
  {
    id: '泰山大街',
    at: [
      [116.99, 36.1735],
      [117.0505, 36.1753],
      [117.1005, 36.1737],
      [117.1245, 36.173],
      [117.168, 36.1731],
      [117.2, 36.174],
    ],
    runs: [{ name: '泰山大街', class: 'primary', passesRail: true }],
  },
  {
    id: '南湖大街',
    at: [
      [116.99, 36.1768],
      [117.06, 36.1776],
      [117.2, 36.1782],
    ],
    runs: [
      { name: '南湖大街', class: 'secondary', from: '龙潭路', to: '虎山路', passesRail: true },
      { name: '万官大街', class: 'secondary', from: '温泉路', to: '天烛峰路' },
    ],
  },
  {
    id: '灵山大街',
    at: [
      [116.99, 36.1795],
      [117.07, 36.1805],
      [117.1005, 36.1824],
      [117.1205, 36.1832],
      [117.2, 36.1838],
    ],
    runs: [{ name: '灵山大街', class: 'primary', from: '长城西路', passesRail: true }],
  },
  {
    id: '东湖路',
    at: [
      [116.99, 36.1868],
      [117.08, 36.1876],
      [117.1005, 36.1884],
      [117.1205, 36.1879],
      [117.13, 36.1872],
      [117.2, 36.1869],
    ],
    runs: [
      { name: '财源大街', class: 'secondary', from: '龙潭路', to: '青年路' },
      { name: '东湖路', class: 'secondary', from: '青年路', to: '明堂路' },
    ],
  },
  {
    id: '东岳大街',
    at: [
      [116.99, 36.189],
      [117.0505, 36.1905],
      [117.0945, 36.1913],
      [117.1084, 36.1913],
      [117.1245, 36.1905],
      [117.146, 36.1901],
      [117.2, 36.1908],
    ],
    runs: [{ name: '东岳大街', class: 'primary', passesRail: true }],
  },
  {
    id: '唐王街',
    at: [
      [116.99, 36.1923],
      [117.06, 36.194],
      [117.2, 36.1957],
    ],
    runs: [
      { name: '文化路', class: 'tertiary', from: '望岳西路', to: '龙潭路' },
      { name: '唐王街', class: 'tertiary', from: '虎山路', to: '温泉路' },
      { name: '康复路', class: 'tertiary', from: '迎春路', to: '天烛峰路' },
    ],
  },
  {
    id: '岱宗大街',
    at: [
      [116.99, 36.195],
      [117.07, 36.1968],
      [117.1005, 36.1995],
      [117.1245, 36.2002],
      [117.168, 36.2],
      [117.2, 36.2016],
    ],
    runs: [
      { name: '天平大街', class: 'primary', from: '凤凰山路', to: '长城西路', passesRail: true },
      { name: '岱宗大街', class: 'primary', from: '长城路', to: '博阳路' },
    ],
  },
  {
    id: '擂鼓石大街',
    at: [
      [116.99, 36.1982],
      [117.07, 36.1998],
      [117.1005, 36.2034],
      [117.1245, 36.2044],
      [117.2, 36.2062],
    ],
    runs: [
      { name: '普照寺路', class: 'tertiary', from: '科山路', to: '红门路' },
      { name: '擂鼓石大街', class: 'secondary', from: '虎山路', to: '博阳路' },
    ],
  },
  {
    id: '环山路',
    at: [
      [116.99, 36.201],
      [117.034, 36.2006],
      [117.0605, 36.2013],
      [117.0825, 36.2045],
      [117.1005, 36.2075],
      [117.1245, 36.2086],
      [117.146, 36.2078],
      [117.168, 36.2085],
      [117.2, 36.2105],
    ],
    runs: [{ name: '环山路', class: 'primary', from: '佛光路' }],
  },
  {
    id: '山前',
    at: [
      [116.99, 36.2185],
      [117.05, 36.206],
      [117.0825, 36.2085],
      [117.1245, 36.2125],
      [117.2, 36.2145],
    ],
    runs: [],
  },
  { id: 'rim-n', at: straight(36.24), runs: [] },
];

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
  [117.0322, 36.2082],
  [117.027, 36.219],
  [117.0125, 36.2185],
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
