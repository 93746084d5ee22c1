import type { Values } from './features.ts';
import { sources } from './sources.ts';

/** The parks the sources name. Sizes stand only where a source gives them; otherwise the drawn area speaks. */
export interface NamedPark {
  readonly site: string;
  readonly name: string;
  readonly class: string;
  readonly source: string;
  readonly values: Values;
  readonly gates: number;
  /** How far a street may be for a gate's path to lead to it. */
  readonly reachM: number;
}

export const namedParks: readonly NamedPark[] = [
  {
    site: 'daimiao',
    name: '岱庙',
    class: 'G133',
    source: sources.places,
    gates: 3,
    reachM: 90,
    values: { fee: true, hours: '08:00-18:00', tags: ['历史名园'], note: '收费历史名胜；是否计入由规则表定' },
  },
  {
    site: 'donghu',
    name: '东湖公园',
    class: 'G11',
    source: sources.donghu,
    gates: 4,
    reachM: 70,
    values: { fee: false, builtYear: 2004, note: '由东湖与五马湖建成，周长约 1.5 km；来源未给面积，以绘制面积计' },
  },
  {
    site: 'nanhu',
    name: '南湖公园',
    class: 'G11',
    source: sources.nanhu,
    gates: 4,
    reachM: 70,
    values: { fee: false, tags: ['党建主题'], note: '东北角改建为党建主题公园；来源未给面积，以绘制面积计' },
  },
  {
    site: 'hushan',
    name: '湖山公园',
    class: 'G11',
    source: sources.hushan,
    gates: 4,
    reachM: 90,
    values: { fee: false, areaM2: 98_000, waterM2: 40_000, areaSource: '约 9.8 万 m²，其中水面 4 万 m²', address: '灵山大街290号' },
  },
  {
    site: 'tianpinghu-park',
    name: '天平湖公园',
    class: 'G11',
    source: sources.tianpinghu,
    gates: 3,
    reachM: 700,
    values: { fee: false, tags: ['滨水'], areaM2: 300_000, areaSource: '一期 30 万余 m²（景区约 700 亩，其中陆地 300 亩）' },
  },
  {
    site: 'taishan-station',
    name: '泰山站广场',
    class: 'G3',
    source: sources.article,
    gates: 0,
    reachM: 60,
    values: { fee: false, hours: '00:00-24:00', note: '老火车站站前广场；广场是否计入由规则表定' },
  },
];
