/** The administrative tree of the demo: real names and codes, boundaries drawn. */
export const districtCodes = [
  { code: '370902', name: '泰山区' },
  { code: '370911', name: '岱岳区' },
  { code: '370921', name: '宁阳县' },
  { code: '370923', name: '东平县' },
  { code: '370982', name: '新泰市' },
  { code: '370983', name: '肥城市' },
] as const;

export interface TownPlan {
  readonly code: string;
  readonly name: string;
  /** Drawn outline, longitude and latitude; clipped to what its district and the towns before it leave. Absent: all the rest. */
  readonly outline?: readonly (readonly [number, number])[];
  readonly managedBy?: string;
  readonly note?: string;
}

const rectangle = (west: number, south: number, east: number, north: number): readonly (readonly [number, number])[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** Per district, in the order they are cut. Boundaries follow streets of the frame where they can. */
export const townPlan: Readonly<Record<'370902' | '370911', readonly TownPlan[]>> = {
  '370902': [
    {
      code: '370902001',
      name: '岱庙街道',
      outline: [
        [117.1162, 36.1729],
        [117.1471, 36.1729],
        [117.146, 36.2],
        [117.1245, 36.2002],
        [117.1162, 36.2],
      ],
    },
    {
      code: '370902002',
      name: '财源街道',
      outline: [
        [117.05, 36.1744],
        [117.1005, 36.1737],
        [117.1162, 36.1729],
        [117.1162, 36.2],
        [117.1005, 36.1995],
        [117.05, 36.1966],
      ],
    },
    { code: '370902202', name: '大津口乡', outline: rectangle(117.155, 36.2235, 117.21, 36.25) },
    {
      code: '370902003',
      name: '泰前街道',
      outline: [
        [117.05, 36.19],
        [117.0825, 36.197],
        [117.1005, 36.1995],
        [117.1245, 36.2],
        [117.146, 36.2],
        [117.1678, 36.2],
        [117.1676, 36.21],
        [117.17, 36.2235],
        [117.17, 36.25],
        [117.05, 36.25],
      ],
    },
    { code: '370902100', name: '省庄镇', outline: rectangle(117.1765, 36.1695, 117.21, 36.2235) },
    {
      code: '370902004',
      name: '上高街道',
      outline: [
        [117.1471, 36.1695],
        [117.1765, 36.1695],
        [117.1765, 36.2235],
        [117.1678, 36.2235],
        [117.1678, 36.2],
        [117.146, 36.2],
      ],
    },
    {
      code: '370902101',
      name: '邱家店镇',
      outline: [
        [117.169, 36.13],
        [117.21, 36.13],
        [117.21, 36.1695],
        [117.169, 36.1695],
      ],
    },
    { code: '370902005', name: '徐家楼街道' },
  ],
  '370911': [
    {
      code: '370911002',
      name: '天平街道',
      outline: [
        [116.98, 36.1735],
        [117.0334, 36.1745],
        [117.0348, 36.1905],
        [117.036, 36.215],
        [117.0395, 36.25],
        [116.98, 36.25],
      ],
    },
    {
      code: '370911003',
      name: '北集坡街道',
      outline: [
        [116.98, 36.13],
        [117.21, 36.13],
        [117.21, 36.165],
        [117.1005, 36.1645],
        [117.05, 36.1655],
        [116.98, 36.1735],
      ],
      managedBy: 'zone-gaoxin',
      note: '代管关系待核',
    },
    { code: '370911001', name: '粥店街道' },
  ],
};

/** 东湖社区: the one community with its real code; its cell is drawn round 东湖公园. */
export const donghu = {
  code: '370902001001',
  name: '东湖社区',
  town: '370902001',
  outline: [
    [117.1387, 36.1868],
    [117.15, 36.1868],
    [117.15, 36.1903],
    [117.1387, 36.1903],
  ] as const,
};
