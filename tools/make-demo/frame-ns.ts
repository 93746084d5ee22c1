import { type GuideData, straight } from './frame.ts';

/** West to east. */
export const northSouth: readonly GuideData[] = [
  { id: 'rim-w', at: straight(116.99), runs: [] },
  {
    id: '凤凰山路',
    at: straight(116.9965),
    runs: [{ name: '凤凰山路', class: 'primary', from: '泰山大街', to: '岱宗大街', passesRail: true }],
  },
  {
    id: '示意站前路',
    at: straight(117.015),
    runs: [{ name: '示意站前路', class: 'secondary', from: '泰山大街', to: '东岳大街', passesRail: true, drawn: true }],
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
